import { createTransport } from 'nodemailer'

export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Sends plain-text mail. Throws when the server refuses: the caller is a job and will be run again. */
export interface Mail {
  send(letter: Letter): Promise<void>
}

/** @param smtpUrl `smtp://user:password@host:587`; null when this installation sends no mail */
export function openMail(smtpUrl: string | null, from: string | null): Mail | null {
  if (smtpUrl === null) return null
  const transport = createTransport(smtpUrl)
  return {
    async send({ to, subject, text }) {
      await transport.sendMail({ from: from ?? 'Beffroi <beffroi@localhost>', to, subject, text })
    },
  }
}
