/** How a phone comes into the cases of a commune, and what it may do there. */

/** Found in a file or a log, these letters say what it is. */
export const phoneTokenPrefix = 'bfp_'

/** What a mandate for emergencies opens too: the cases, and the numbers to call. */
export const phoneRights = ['space:read', 'incident:read', 'incident:write'] as const

export const enrolmentLastsInMinutes = 15
/** A phone that came out of an envelope was enrolled by nobody: it goes again by itself. */
export const envelopePhoneLastsInDays = 30
export const digitsOfEnrolment = 12
export const lettersOfEnvelope = 16

/** Letters and digits that nobody confuses on paper. */
export const envelopeLetters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'

/** As somebody types it: spaces, hyphens and small letters do not matter. */
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** « 1234-5678-9012 » */
export const groupedCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')

export const isPhoneTokenShaped = (text: string): boolean => /^bfp_[A-Za-z0-9_-]{43}$/.test(text)

/** The token of an `Authorization` header; null when it shows none of a phone, whether or not it is a good one. */
export function phoneTokenIn(authorization: string | null): string | null {
  const match = /^Bearer +(\S+)$/i.exec(authorization?.trim() ?? '')
  return match?.[1]?.startsWith(phoneTokenPrefix) === true ? match[1] : null
}

export type PhoneState = 'in-use' | 'expired' | 'revoked'

export function stateOfPhone(
  { revokedAt, expiresAt }: { readonly revokedAt: Date | null; readonly expiresAt: Date | null },
  now: Date,
): PhoneState {
  if (revokedAt !== null) return 'revoked'
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'in-use'
}

/** Who stands in the main courante: « Claire Martin, adjointe (téléphone) ». */
export function authorOfPhone(phone: {
  readonly personName: string
  readonly jobTitle: string | null
  readonly cameBy: 'enrolment' | 'envelope'
}): string {
  const who = phone.jobTitle === null ? phone.personName : `${phone.personName}, ${phone.jobTitle}`
  return `${who} (${phone.cameBy === 'envelope' ? 'code d’enveloppe' : 'téléphone'})`
}

/** Two phones that opened in flight mode: when the older of their last times is no older than this, it is proven. */
export const offlineProofLastsInDays = 90
export const phonesToProve = 2

/** When two phones had both shown it, and until when that holds; null when they have not. */
export function offlineProof(
  openedAt: readonly (Date | null)[],
  now: Date,
): { readonly observedAt: Date; readonly expiresAt: Date } | null {
  const life = offlineProofLastsInDays * 86_400_000
  const counted = openedAt
    .filter((at): at is Date => at !== null && at.getTime() + life > now.getTime())
    .sort((one, other) => other.getTime() - one.getTime())
  const observedAt = counted[phonesToProve - 1]
  return observedAt === undefined ? null : { observedAt, expiresAt: new Date(observedAt.getTime() + life) }
}
