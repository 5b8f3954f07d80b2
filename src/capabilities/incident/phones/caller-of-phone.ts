import type { Caller } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import { authorOfPhone, isPhoneTokenShaped, phoneRights, phoneTokenIn } from '../domain/phone-code.ts'
import { hashOfPhoneToken } from './codes.ts'
import { phoneInUse } from './phone-store.ts'

/** `none`: no token of a phone was shown. Null: one was, and it opens nothing (any more). */
export async function callerOfPhone(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  headers: Headers,
): Promise<Caller | null | 'none'> {
  const token = phoneTokenIn(headers.get('authorization'))
  if (token === null) return 'none'
  if (!isPhoneTokenShaped(token)) return null
  const found = await db.asSystem('find the phone that speaks', (tx) =>
    phoneInUse(tx, hashOfPhoneToken(token), clock()),
  )
  if (found === undefined) return null
  const name = authorOfPhone(found)
  return {
    personId: found.id,
    name,
    email: '',
    sessionId: '',
    isInstaller: false,
    factors: 1,
    token: { organisationId: found.organisationId, rights: phoneRights, name, role: 'phone' },
  }
}
