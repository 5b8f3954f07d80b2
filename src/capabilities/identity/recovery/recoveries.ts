import { randomInt } from 'node:crypto'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { hashOfToken, keyedHash, newToken } from '../../../platform/secret-token.ts'
import {
  demandEndsAt,
  mayVouch,
  openingEndsAt,
  opensAt,
  type Place,
  recoveryState,
  type Standing,
  type Subject,
  standingOf,
  type Voice,
} from '../domain/recovery.ts'
import type { Machine } from '../machine.ts'
import type { Memberships } from '../memberships.ts'
import { personByEmail } from '../store.ts'
import { type News, tellNews } from './recovery-letters.ts'
import * as store from './recovery-store.ts'

// Without 0, 1, i, l, o, u: it is read aloud.
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const codeLength = 8

/** As the page shows it and as one types it: « K7F3-9QXM ». */
export const plainCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
const shownCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/** What the browser that asked keeps: a secret and the code it shows. */
export interface Asked {
  /** For the cookie; the table keeps a hash of it. */
  readonly secret: string
  readonly code: string
  readonly expiresAt: Date
}

/** Anybody asks for any address, and sees the same whether it has an account or not. */
export function ask({ db, clock, secrets }: Machine, email: string): Promise<Asked> {
  return db.asSystem('ask for an account to be given back', async (tx) => {
    const askedAt = clock()
    const code = Array.from({ length: codeLength }, () => alphabet.charAt(randomInt(alphabet.length))).join(
      '',
    )
    const secret = `${newToken()}.${code}`
    const expiresAt = demandEndsAt(askedAt)
    await store.addDemand(tx, {
      personId: (await personByEmail(tx, email))?.id ?? null,
      secretHash: hashOfToken(secret),
      codeHash: hashOfCode(secrets.sessionKey, code),
      askedAt,
      expiresAt,
    })
    return { secret, code: shownCode(code), expiresAt }
  })
}

const hashOfCode = (key: string, code: string) => keyedHash(key, 'recovery code', code)

export async function demandOf(tx: Tx, secret: string, now: Date) {
  if (secret === '') return null
  const recovery = await store.demandBySecret(tx, hashOfToken(secret))
  if (recovery === undefined) return null
  return { recovery, state: recoveryState(recovery, now), code: shownCode(secret.split('.')[1] ?? '') }
}

/** The person and everybody who may vouch, as things stand in this transaction. */
export async function subjectOf(tx: Tx, memberships: Memberships, personId: string): Promise<Subject> {
  const person = await tx
    .selectFrom('identity.person')
    .select('isInstaller')
    .where('id', '=', personId)
    .executeTakeFirst()
  const places: Place[] = []
  for (const { organisationId } of await memberships.placesOf(tx, personId)) {
    const holders = await memberships.holdersOf(tx, organisationId)
    places.push({
      organisationId,
      administrators: await memberships.administratorsOf(tx, organisationId),
      holders: (await Promise.all(holders.map((id) => memberships.administratorsOf(tx, id)))).flat(),
    })
  }
  return { personId, isInstaller: person?.isInstaller ?? false, places }
}

export type VouchRefusal = 'unknown' | 'wrong-code' | 'yourself' | 'not-yours' | 'said-before' | 'machine'

/**
 * One more voice for the demand whose code the person reads aloud. With the last one needed the delay begins: it opens
 * a day later, unless somebody stops it.
 * @param organisationId in which the voucher sits
 */
export function vouch(
  machine: Machine,
  memberships: Memberships,
  asked: {
    readonly voucherId: string
    readonly organisationId: string
    readonly ownerId: string
    readonly code: string
  },
): Promise<Result<Standing, VouchRefusal>> {
  const { db, clock, secrets } = machine
  const { voucherId, organisationId, ownerId } = asked
  return db.asSystem('vouch for somebody who lost every way in', async (tx) => {
    const now = clock()
    const placeId = await placeToSpeakFor(tx, memberships, organisationId, ownerId)
    if (placeId === null) return fail('unknown')
    if (voucherId === ownerId) return fail('yourself')
    const codeHash = hashOfCode(secrets.sessionKey, plainCode(asked.code))
    const recovery = await store.demandByCode(tx, ownerId, codeHash, now)
    if (recovery === undefined) return fail('wrong-code')
    const subject = await subjectOf(tx, memberships, ownerId)
    const before = await store.voicesOf(tx, recovery.id)
    const voice: Voice = { personId: voucherId, organisationId: placeId }
    const standingBefore = standingOf(subject, before, now)
    if (standingBefore.kind === 'machine') return fail('machine')
    if (!mayVouch(subject, voice, now)) return fail('not-yours')
    // From outside one is the second: the commune itself speaks first.
    const isOutside = placeId !== organisationId
    if (isOutside && before.every(({ personId }) => !isOwnVoucher(subject, personId)))
      return fail('not-yours')
    if (!(await store.addVoice(tx, recovery.id, voice, now))) return fail('said-before')
    const standing = standingOf(subject, [...before, voice], now)
    if (standing.kind === 'vouched' && standingBefore.kind !== 'vouched') {
      const opening = opensAt(now)
      const window = { opensAt: opening, expiresAt: openingEndsAt(opening) }
      await store.setOpening(tx, recovery.id, window, now)
      await tellNews(machine, tx, recovery.id, 'opening')
    } else if (before.length === 0) await tellNews(machine, tx, recovery.id, 'begun')
    return ok(standing)
  })
}

const isOwnVoucher = ({ places }: Subject, personId: string) =>
  places.some(({ administrators }) => administrators.some((one) => one.personId === personId))

/** The organisation itself when the person belongs to it; else the only place of the person, of which it holds a mandate. */
async function placeToSpeakFor(
  tx: Tx,
  memberships: Memberships,
  organisationId: string,
  ownerId: string,
): Promise<string | null> {
  const places = await memberships.placesOf(tx, ownerId)
  if (places.some((place) => place.organisationId === organisationId)) return organisationId
  const [only, ...others] = places
  if (only === undefined || others.length > 0) return null
  return (await memberships.holdersOf(tx, only.organisationId)).includes(organisationId)
    ? only.organisationId
    : null
}

/** Whether this organisation may stop what is under way: the person belongs there, or it has been asked to vouch. */
export async function isConcerned(
  tx: Tx,
  memberships: Memberships,
  organisationId: string,
  ownerId: string,
  now: Date,
): Promise<boolean> {
  const placeId = await placeToSpeakFor(tx, memberships, organisationId, ownerId)
  if (placeId === null || placeId === organisationId) return placeId !== null
  for (const demand of await store.openDemandsOf(tx, [ownerId], now))
    if ((await store.voicesOf(tx, demand.id)).length > 0) return true
  return false
}

/** Ends what is under way and tells those who had heard of it. @returns how many demands ended */
export async function endRecoveries(
  machine: Machine,
  tx: Tx,
  which: Parameters<typeof store.endDemands>[1],
  ending: Parameters<typeof store.endDemands>[2],
): Promise<number> {
  const ended = await store.endDemands(tx, which, ending, machine.clock())
  const news: News = ending.kind === 'done' ? 'done' : 'stopped'
  for (const { id, isKnown } of ended) if (isKnown) await tellNews(machine, tx, id, news)
  return ended.length
}

/** Whoever signs in has not lost every way in: nobody else comes in by a recovery. */
export function endBySigningIn(machine: Machine, personId: string): Promise<number> {
  return machine.db.asSystem('a sign-in ends the recovery of an account', (tx) =>
    endRecoveries(machine, tx, { personId }, { kind: 'signed-in', personId, organisationId: null }),
  )
}
