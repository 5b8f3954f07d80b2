import { randomBytes, timingSafeEqual } from 'node:crypto'
import { parseCookies } from 'better-auth/cookies'
import { keyedHash } from '../../platform/secret-token.ts'

const yearInSeconds = 365 * 24 * 60 * 60

/**
 * A computer from which an account has already signed in carries a proof of it in a cookie, and its failures
 * are counted apart: whatever a stranger tries elsewhere, that computer is never made to wait for it.
 * (OWASP, « Slow Down Online Guessing Attacks with Device Cookies ».)
 */
export interface KnownComputers {
  /** The name of this computer for this account; null when it never signed in, or the proof is false. */
  nameOf(headers: Headers, email: string): string | null
  /** The `Set-Cookie` that makes this computer known to the account. */
  remember(headers: Headers, email: string): string
}

export function openKnownComputers(key: string, isHttps: boolean): KnownComputers {
  const prefix = isHttps ? '__Secure-' : ''
  const cookieFor = (email: string) =>
    `${prefix}beffroi.computer_${keyedHash(key, 'cookie', email).slice(0, 10)}`
  const proofOf = (email: string, nonce: string) => keyedHash(key, 'computer', email, nonce)

  function nameOf(headers: Headers, email: string): string | null {
    const value = parseCookies(headers.get('cookie') ?? '').get(cookieFor(email)) ?? ''
    const [nonce = '', proof = ''] = value.split('.')
    return nonce !== '' && isSame(proof, proofOf(email, nonce)) ? nonce : null
  }

  return {
    nameOf,
    remember(headers, email) {
      const nonce = nameOf(headers, email) ?? randomBytes(16).toString('base64url')
      const attributes = `Max-Age=${yearInSeconds}; Path=/; HttpOnly; SameSite=Lax${isHttps ? '; Secure' : ''}`
      return `${cookieFor(email)}=${nonce}.${proofOf(email, nonce)}; ${attributes}`
    },
  }
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
