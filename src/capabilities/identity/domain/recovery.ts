const hour = 60 * 60 * 1000
const day = 24 * hour

/** How long a demand may wait to be vouched for, and a recovery that is open may wait for its person. */
export const demandLastsInDays = 7
export const openingLastsInDays = 7
/** Between the last voice and the opening: the time for whoever holds the account to say no. */
export const delayInHours = 24
/** Who has just been made an administrator does not count: two voices are not made out of one. */
export const seniorityInDays = 7

/** Somebody who administers an organisation, and since when. */
export interface Administrator {
  readonly personId: string
  readonly sinceAt: Date
}

/** An organisation to which the person belongs, with those who may vouch there. */
export interface Place {
  readonly organisationId: string
  readonly administrators: readonly Administrator[]
  /** Administrators of the organisations that hold a mandate of this one. */
  readonly holders: readonly Administrator[]
}

export interface Voice {
  readonly personId: string
  /** In the name of which of the places of the person. */
  readonly organisationId: string
}

export interface Subject {
  readonly personId: string
  readonly isInstaller: boolean
  readonly places: readonly Place[]
}

/** What a recovery still lacks. `machine`: nobody but the holder of the machine can give this account back. */
export type Standing =
  | { readonly kind: 'machine'; readonly because: 'installer' | 'no-place' | 'nobody-to-vouch' }
  | { readonly kind: 'waits'; readonly missing: readonly string[] }
  | { readonly kind: 'vouched' }

/**
 * Two people vouch, and every organisation that the account opens has its own among them: no organisation gives away
 * what another one keeps. Where one administrator only is left in the single organisation of the person, one of an
 * organisation with a mandate from it may be the second, never the first.
 */
export function standingOf(subject: Subject, voices: readonly Voice[], now: Date): Standing {
  if (subject.isInstaller) return { kind: 'machine', because: 'installer' }
  if (subject.places.length === 0) return { kind: 'machine', because: 'no-place' }
  const own = subject.places.map((place) => ({ place, ids: ownVouchers(subject, place, now) }))
  const within = new Set(own.flatMap(({ ids }) => ids))
  const possible = new Set([...within, ...outsideVouchers(subject, now)])
  if (own.some(({ ids }) => ids.length === 0) || possible.size < 2)
    return { kind: 'machine', because: 'nobody-to-vouch' }
  const spoken = (organisationId: string, ids: readonly string[]) =>
    voices.some((voice) => voice.organisationId === organisationId && ids.includes(voice.personId))
  const silent = own
    .filter(({ place, ids }) => !spoken(place.organisationId, ids))
    .map(({ place }) => place.organisationId)
  if (silent.length > 0) return { kind: 'waits', missing: silent }
  const counted = new Set(
    voices.filter((voice) => mayVouch(subject, voice, now)).map(({ personId }) => personId),
  )
  if (counted.size >= 2) return { kind: 'vouched' }
  return { kind: 'waits', missing: subject.places.map(({ organisationId }) => organisationId) }
}

/** Whether this voice counts, as things stand now. */
export function mayVouch(subject: Subject, voice: Voice, now: Date): boolean {
  const place = subject.places.find(({ organisationId }) => organisationId === voice.organisationId)
  if (place === undefined) return false
  return [...ownVouchers(subject, place, now), ...outsideVouchers(subject, now)].includes(voice.personId)
}

function ownVouchers(subject: Subject, { administrators }: Place, now: Date): string[] {
  return seasoned(administrators, now).filter((personId) => personId !== subject.personId)
}

function outsideVouchers(subject: Subject, now: Date): string[] {
  const [place, ...others] = subject.places
  if (place === undefined || others.length > 0) return []
  const within = ownVouchers(subject, place, now)
  if (within.length !== 1) return []
  return seasoned(place.holders, now).filter(
    (personId) => personId !== subject.personId && !within.includes(personId),
  )
}

function seasoned(administrators: readonly Administrator[], now: Date): string[] {
  return administrators
    .filter(({ sinceAt }) => now.getTime() - sinceAt.getTime() >= seniorityInDays * day)
    .map(({ personId }) => personId)
}

/** Where a demand stands, read on the clock. */
export type RecoveryState = 'asked' | 'opens-later' | 'open' | 'over'

export function recoveryState(
  recovery: { readonly expiresAt: Date; readonly opensAt: Date | null; readonly endedAt: Date | null },
  now: Date,
): RecoveryState {
  if (recovery.endedAt !== null || recovery.expiresAt <= now) return 'over'
  if (recovery.opensAt === null) return 'asked'
  return recovery.opensAt <= now ? 'open' : 'opens-later'
}

export const demandEndsAt = (askedAt: Date): Date => new Date(askedAt.getTime() + demandLastsInDays * day)
export const opensAt = (vouchedAt: Date): Date => new Date(vouchedAt.getTime() + delayInHours * hour)
export const openingEndsAt = (opening: Date): Date => new Date(opening.getTime() + openingLastsInDays * day)
