import { createHash } from 'node:crypto'
import type { Caller } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import { bearerIn, isTokenShaped } from '../domain/token.ts'
import { tokenInUse } from './token-store.ts'

/** The secret has 256 random bits: a plain hash cannot be guessed back, and is found by one index. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** `none`: no token of ours was shown, look for a session. Null: one was, and it opens nothing. */
export async function callerOfToken(
  { db, clock }: Platform,
  headers: Headers,
): Promise<Caller | null | 'none'> {
  const token = bearerIn(headers.get('authorization'))
  if (token === null) return 'none'
  if (!isTokenShaped(token)) return null
  const found = await db.asSystem('find the token that was shown', (tx) =>
    tokenInUse(tx, hashOf(token), clock()),
  )
  if (found === undefined) return null
  const { id, organisationId, rights } = found
  const name = `Jeton « ${found.name} »`
  return {
    personId: id,
    name,
    email: '',
    sessionId: '',
    isInstaller: false,
    factors: 1,
    token: { organisationId, rights, name },
  }
}
