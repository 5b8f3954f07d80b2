import { createTransport } from 'nodemailer'

export interface Letter {
  readonly to: string
  readonly subject: string
  /** Plain text; lines of 76 characters at most, so that none is cut on its way. */
  readonly text: string
  /** What stands before the `@` of `Message-ID`: the same letter sent again bears the same one, and is shown once. */
  readonly messageName?: string
  /** The organisations that it is written for: what passes by an emergency is theirs. */
  readonly organisations?: readonly string[]
}

/** `refused`: the server will not take it, today or tomorrow. What it answered is for the person who sends. */
export type Sending =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly reply: string }
  /** Kept by whoever watches over what leaves, who will send it. */
  | { readonly kind: 'held' }

/** What a letter meets before it leaves: it goes, it goes elsewhere, or it is kept. */
export type Passage =
  | { readonly kind: 'free' }
  | { readonly kind: 'instead'; readonly to: string }
  | { readonly kind: 'held' }

/** Sends plain-text mail, without a picture or a trace of who opens it. */
export interface Mail {
  /** Throws when the server cannot be reached or asks to come back later: the caller is a job and runs again. */
  send(letter: Letter): Promise<Sending>
  /** Every letter passes by `guard` from now on. One only: the composition root says which. */
  guardBy(guard: (letter: Letter) => Promise<Passage>): void
}

const secondsToAnswer = 20

/**
 * @param smtpUrl `smtp://user:password@host:587` or `smtps://…:465`; null when this installation sends no mail.
 * A password travels only through TLS, unless the server is this machine or the address says `?requireTLS=false`.
 */
export function openMail(smtpUrl: string | null, from: string | null): Mail | null {
  if (smtpUrl === null) return null
  const sender = from ?? 'Beffroi <beffroi@localhost>'
  const domain = /@([^\s<>]+)/.exec(sender)?.[1] ?? 'localhost'
  const transport = createTransport(guardedUrl(smtpUrl))
  let pass: (letter: Letter) => Promise<Passage> = async () => ({ kind: 'free' })
  return {
    guardBy(guard) {
      pass = guard
    },
    async send(letter) {
      const { subject, text, messageName } = letter
      const passage = await pass(letter)
      if (passage.kind === 'held') return { kind: 'held' }
      const to = passage.kind === 'instead' ? passage.to : letter.to
      try {
        await transport.sendMail({
          from: sender,
          // As an object: nothing that somebody typed becomes a second recipient.
          to: { name: '', address: to },
          subject,
          text,
          headers: { 'Auto-Submitted': 'auto-generated' },
          ...(messageName === undefined ? {} : { messageId: `<${messageName}@${domain}>` }),
        })
        return { kind: 'sent' }
      } catch (error) {
        const reply = finalRefusal(error)
        if (reply === null) throw error
        return { kind: 'refused', reply }
      }
    },
  }
}

/** What a server answered for good to a recipient or to a message (RFC 5321 §4.2.1: 5yz); null for anything else. */
function finalRefusal(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  if (error.code !== 'EENVELOPE' && error.code !== 'EMESSAGE') return null
  const code = 'responseCode' in error ? error.responseCode : undefined
  if (typeof code === 'number' && code < 500) return null
  const reply = 'response' in error && typeof error.response === 'string' ? error.response : error.message
  return reply.slice(0, 300)
}

function guardedUrl(smtpUrl: string): string {
  const url = new URL(smtpUrl)
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  const settings: Record<string, string> = {
    connectionTimeout: String(secondsToAnswer * 1000),
    greetingTimeout: String(secondsToAnswer * 1000),
    socketTimeout: String(secondsToAnswer * 1000),
    ...(url.username !== '' && !isHere && url.protocol === 'smtp:' ? { requireTLS: 'true' } : {}),
  }
  for (const [name, value] of Object.entries(settings))
    if (!url.searchParams.has(name)) url.searchParams.set(name, value)
  return url.href
}
