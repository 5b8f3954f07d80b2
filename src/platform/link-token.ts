import { createHash, randomBytes } from 'node:crypto'

/** A secret for a link that needs no account: 256 bits, in 43 characters that any mail program leaves alone. */
export function newLinkToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What the database keeps of it: the link cannot be made again from a stolen copy. */
export function hashOfLinkToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
