import { createHash, createHmac, randomBytes } from 'node:crypto'

/** A secret for a link: 256 bits, in 43 characters that any mail program leaves alone. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What the database keeps of a token: the link cannot be made again from a stolen copy. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** A hash that tells nothing without the key of this installation, for what could be guessed (addresses, codes). */
export function keyedHash(key: string, ...parts: readonly string[]): string {
  return createHmac('sha256', key).update(parts.join('\n')).digest('base64url')
}
