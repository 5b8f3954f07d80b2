import { timingSafeEqual } from 'node:crypto'
import { keyedHash } from '../../../platform/secret-token.ts'

/** What the link of a letter stops, and nothing else: made from the key of the installation, kept nowhere. */
export function stopTokenOf(key: string, recoveryId: string): string {
  return `${recoveryId}_${keyedHash(key, 'stop a recovery', recoveryId)}`
}

/** Which recovery a link stops; null when it was not made here. */
export function recoveryInToken(key: string, token: string): string | null {
  const recoveryId = token.slice(0, 36)
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(recoveryId)) return null
  const [given, expected] = [Buffer.from(token), Buffer.from(stopTokenOf(key, recoveryId))]
  return given.length === expected.length && timingSafeEqual(given, expected) ? recoveryId : null
}
