import type { FileSeen } from './attachment.ts'
import type { LinkSeen } from './link.ts'
import type { HeaderLine } from './route.ts'
import type { Mailbox } from './sender.ts'

/** Why part of a message could not be examined. */
export type Unread =
  /** Parts within parts, or more headers than any honest mail has. */
  'too-deep' | 'too-much' | 'broken'

/** A message as the rules need it: read, decoded, nothing run, nothing fetched. */
export interface MailSeen {
  readonly headers: readonly HeaderLine[]
  readonly from: readonly Mailbox[]
  readonly replyTo: readonly Mailbox[]
  /** Of the envelope, as the receiving server kept it; null when it did not. */
  readonly returnPath: string | null
  readonly subject: string
  /** What a person reads, of both forms. */
  readonly text: string
  readonly links: readonly LinkSeen[]
  readonly asksPassword: boolean
  readonly files: readonly FileSeen[]
  readonly unread: readonly Unread[]
}
