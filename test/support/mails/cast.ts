import type { ReasonCode } from '../../../src/capabilities/suspicious-mail/domain/reason.ts'
import type { MailVerdict } from '../../../src/capabilities/suspicious-mail/index.ts'
import type { Records } from '../dns-server.ts'
import {
  type AttachedFile,
  buildMail,
  type Draft,
  openSender,
  receivedFrom,
  type Sender,
} from './build-mail.ts'

/** A mail written for the tests, and what must be said of it. */
export interface MailCase {
  readonly title: string
  readonly verdict: MailVerdict
  /** Reasons that must be among those given. */
  readonly codes: readonly ReasonCode[]
  readonly bytes: Buffer
}

export type Add = (
  title: string,
  verdict: MailVerdict,
  codes: readonly ReasonCode[],
  bytes: Buffer | Promise<Buffer>,
) => Promise<void>

export const townDomain = 'val-joli.fr'

export const town = openSender(townDomain, '192.0.2.10')
export const prefecture = openSender('haute-loue.gouv.fr', '192.0.2.20')
export const supplier = openSender('durand-voirie.fr', '192.0.2.30', 'quarantine')
export const paper = openSender('lettre-maires.example', '192.0.2.40')
export const villain = openSender('offres-promo.example', '198.51.100.66', null)
export const nearTown = openSender('va1-joli.fr', '198.51.100.67', null)
export const taxes = openSender('impots.gouv.fr', '192.0.2.50')
export const senders = [town, prefecture, supplier, paper, villain, nearTown, taxes]

/** What all these domains publish. */
export const corpusZones: Readonly<Record<string, Records>> = Object.assign(
  {},
  ...senders.map(({ zones }) => zones),
)

/** From its own server, signed. */
export async function honest(sender: Sender, draft: Draft): Promise<Buffer> {
  return receivedFrom(await sender.sign(buildMail(draft)), {
    ip: sender.ip,
    helo: `mail.${sender.domain}`,
    returnPath: `envoi@${sender.domain}`,
  })
}

/** From a server that has nothing to do with the author. */
export const forged = (draft: Draft, returnPath: string): Buffer =>
  receivedFrom(buildMail(draft), { ip: '203.0.113.99', helo: 'vps-99.example', returnPath })

export const file = (name: string, bytes: Buffer | string, type?: string): AttachedFile => ({
  name,
  bytes: Buffer.from(bytes),
  ...(type === undefined ? {} : { type }),
})

/** An honest mail of the supplier with one file: what the verdict says is what the file says. */
export const withFile = (...files: readonly AttachedFile[]) =>
  honest(supplier, {
    from: 'Durand Voirie <contact@durand-voirie.fr>',
    subject: 'Devis',
    text: 'Le devis.',
    files,
  })

export const fromVillain = (draft: Omit<Draft, 'from'> & { from?: string }) =>
  honest(villain, { from: 'Contact <a@offres-promo.example>', ...draft })

export const prefectureDraft: Draft = {
  from: '"Préfecture de la Haute-Loue" <collectivites@haute-loue.gouv.fr>'.replace('é', 'e'),
  subject: 'Réunion des maires du 3 décembre',
  text: 'Madame, Monsieur, vous êtes conviés à la réunion. Inscription : https://www.haute-loue.gouv.fr/inscription',
}

/** As agents report: the suspicious mail is attached to a mail of theirs. */
export const withAttachedMail = (mail: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(
      'Received: from poste (poste [192.168.1.12]) by mail.val-joli.fr with ESMTPA; Sun, 22 Nov 2026 10:00:00 +0000\r\n',
    ),
    buildMail({
      from: 'Anne <anne@val-joli.fr>',
      subject: 'TR: un courriel bizarre',
      text: 'Voyez ce courriel.',
      files: [{ name: 'message.eml', type: 'message/rfc822', bytes: mail }],
    }),
  ])
