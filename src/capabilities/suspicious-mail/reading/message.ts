import type { FileSeen } from '../domain/attachment.ts'
import type { MailSeen, Unread } from '../domain/mail.ts'
import type { HeaderLine } from '../domain/route.ts'
import type { Mailbox } from '../domain/sender.ts'
import { type FilesRead, readFileInto } from './files.ts'
import { linksInText, readPage } from './html.ts'
import { type Budget, limits } from './limits.ts'

/** A message taken apart, before its pieces are looked into. */
export interface Parts {
  readonly headers: readonly HeaderLine[]
  readonly from: readonly Mailbox[]
  readonly replyTo: readonly Mailbox[]
  readonly returnPath: string | null
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly attachments: readonly PartAttached[]
  /** Mails attached to it, as their bytes. */
  readonly mails: readonly Uint8Array[]
  readonly unread: readonly Unread[]
}

export interface PartAttached {
  readonly name: string
  readonly mimeType: string
  readonly bytes: Uint8Array
}

/** A content that only the key of the recipient opens (RFC 8551, RFC 3156). */
const encryptedTypes = new Set([
  'application/pkcs7-mime',
  'application/x-pkcs7-mime',
  'application/pgp-encrypted',
])

/** Looks into each piece, within what is left of the budget. */
export async function lookInto(parts: Parts, budget: Budget): Promise<MailSeen> {
  const unread = new Set(parts.unread)
  const into: FilesRead = { files: [], links: [] }
  if (parts.attachments.length > limits.attachments) unread.add('too-much')
  for (const { name, mimeType, bytes } of parts.attachments.slice(0, limits.attachments)) {
    if (encryptedTypes.has(mimeType)) into.files.push(encrypted(name, bytes))
    else
      await readFileInto(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name, {
        inside: [],
        budget,
        into,
      })
  }
  if (budget.files <= 0) unread.add('too-much')
  if (parts.html.length > limits.htmlInLetters || parts.text.length > limits.textInLetters)
    unread.add('too-much')
  const page = readPage(parts.html.slice(0, limits.htmlInLetters))
  const text = parts.text.slice(0, limits.textInLetters)
  return {
    headers: parts.headers,
    from: parts.from,
    replyTo: parts.replyTo,
    returnPath: parts.returnPath,
    subject: parts.subject,
    text: `${text}\n${page.text}`,
    links: eachOnce([...page.links, ...linksInText(text), ...into.links]).slice(0, limits.links),
    asksPassword: page.hasPasswordField,
    files: into.files,
    unread: [...unread],
  }
}

const encrypted = (name: string, bytes: Uint8Array): FileSeen => ({
  name,
  kind: 'unknown',
  marks: ['unreadable'],
  inside: [],
  sizeInBytes: bytes.length,
})

function eachOnce(links: MailSeen['links']): MailSeen['links'] {
  const known = new Map(links.map((link) => [`${link.from} ${link.shown} ${link.target}`, link]))
  return [...known.values()]
}
