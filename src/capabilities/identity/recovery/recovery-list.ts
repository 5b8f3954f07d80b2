import type { Tx } from '../../../platform/db/database.ts'
import { mayVouch, recoveryState, type Subject, standingOf, type Voice } from '../domain/recovery.ts'
import type { Memberships } from '../memberships.ts'
import { subjectOf } from './recoveries.ts'
import { openDemandsOf, type Recovery, type Step, stepsAbout, voicesOf } from './recovery-store.ts'

/** What the one who looks can do about a demand. */
export type YourPart = 'may-vouch' | 'said' | 'yourself' | 'not-yours' | 'machine'

export interface ListedRecovery {
  readonly ownerId: string
  readonly askedAt: Date
  readonly state: 'asked' | 'opens-later' | 'open'
  readonly opensAt: Date | null
  readonly voices: readonly (Voice & { readonly at: Date })[]
  readonly yourPart: YourPart
}

const stepsShown = 50

/** What is under way for the people of an organisation, and what happened before. */
export async function recoveriesIn(
  tx: Tx,
  memberships: Memberships,
  seat: { readonly organisationId: string; readonly personId: string },
  now: Date,
): Promise<{ recoveries: ListedRecovery[]; steps: Step[] }> {
  const own = await memberships.peopleOf(tx, seat.organisationId)
  const recoveries: ListedRecovery[] = []
  for (const demand of oneEach(await withVoices(tx, await openDemandsOf(tx, own, now))))
    recoveries.push(await listed(tx, memberships, demand, seat.personId, now))
  for (const demand of await heldDemands(tx, memberships, seat.organisationId, own, now))
    recoveries.push(await listed(tx, memberships, demand, seat.personId, now))
  return { recoveries, steps: await stepsAbout(tx, own, stepsShown) }
}

interface Demand {
  readonly recovery: Recovery & { readonly personId: string }
  readonly voices: readonly (Voice & { readonly at: Date })[]
}

async function withVoices(tx: Tx, recoveries: readonly Recovery[]): Promise<Demand[]> {
  const demands: Demand[] = []
  for (const recovery of recoveries) {
    const { personId } = recovery
    if (personId === null) continue
    demands.push({ recovery: { ...recovery, personId }, voices: await voicesOf(tx, recovery.id) })
  }
  return demands
}

/** One line for a person, however often somebody asked in that name; the code tells which demand is hers. */
function oneEach(demands: readonly Demand[]): Demand[] {
  return demands.filter(
    (demand, index) =>
      demand.voices.length > 0 ||
      !demands.some(
        (other, at) =>
          other.recovery.personId === demand.recovery.personId && (other.voices.length > 0 || at > index),
      ),
  )
}

/** Those of a commune that gave this organisation a mandate, and whose own administrator has spoken first. */
async function heldDemands(
  tx: Tx,
  memberships: Memberships,
  holderId: string,
  own: readonly string[],
  now: Date,
): Promise<Demand[]> {
  const held = new Set(await memberships.heldBy(tx, holderId))
  if (held.size === 0) return []
  const ids = await vouchedOwners(tx, now)
  const demands: Demand[] = []
  for (const demand of await withVoices(tx, await openDemandsOf(tx, ids, now))) {
    const ownerId = demand.recovery.personId
    if (demand.voices.length === 0 || own.includes(ownerId)) continue
    const [only, ...others] = await memberships.placesOf(tx, ownerId)
    if (only === undefined || others.length > 0 || !held.has(only.organisationId)) continue
    if (needsOutside(await subjectOf(tx, memberships, ownerId))) demands.push(demand)
  }
  return demands
}

const needsOutside = ({ personId, places: [place] }: Subject) =>
  place !== undefined && place.administrators.filter((one) => one.personId !== personId).length === 1

async function vouchedOwners(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx
    .selectFrom('identity.recovery as r')
    .innerJoin('identity.recoveryStep as s', 's.recoveryId', 'r.id')
    .select('r.personId')
    .distinct()
    .where('r.endedAt', 'is', null)
    .where('r.expiresAt', '>', now)
    .limit(500)
    .execute()
  return rows.flatMap(({ personId }) => (personId === null ? [] : [personId]))
}

async function listed(
  tx: Tx,
  memberships: Memberships,
  { recovery, voices }: Demand,
  viewerId: string,
  now: Date,
): Promise<ListedRecovery> {
  const subject = await subjectOf(tx, memberships, recovery.personId)
  const state = recoveryState(recovery, now)
  return {
    ownerId: recovery.personId,
    askedAt: recovery.askedAt,
    state: state === 'over' ? 'asked' : state,
    opensAt: recovery.opensAt,
    voices,
    yourPart: partOf(subject, voices, viewerId, now),
  }
}

function partOf(subject: Subject, voices: readonly Voice[], viewerId: string, now: Date): YourPart {
  if (viewerId === subject.personId) return 'yourself'
  if (standingOf(subject, voices, now).kind === 'machine') return 'machine'
  if (voices.some(({ personId }) => personId === viewerId)) return 'said'
  const may = subject.places.some(({ organisationId }) =>
    mayVouch(subject, { personId: viewerId, organisationId }, now),
  )
  return may ? 'may-vouch' : 'not-yours'
}

/** Where this person has a demand to look at: as an administrator of the place, or asked from outside. */
export async function placesWithDemands(
  tx: Tx,
  memberships: Memberships,
  personId: string,
  now: Date,
): Promise<{ organisationId: string; name: string; insee: string | null }[]> {
  const rows = await tx
    .selectFrom('identity.recovery')
    .select('personId')
    .distinct()
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)
    .where('personId', 'is not', null)
    .limit(1000)
    .execute()
  const owners = rows.flatMap((row) => (row.personId === null ? [] : [row.personId]))
  if (owners.length === 0) return []
  const within = await memberships.administeredAmong(tx, personId, owners)
  const offices = (await memberships.placesOf(tx, personId)).filter(
    ({ isAdministrator, insee }) => isAdministrator && insee === null,
  )
  const found = [...within]
  for (const { organisationId, name, insee } of offices) {
    if (found.some((place) => place.organisationId === organisationId)) continue
    const own = await memberships.peopleOf(tx, organisationId)
    if ((await heldDemands(tx, memberships, organisationId, own, now)).length > 0)
      found.push({ organisationId, name, insee })
  }
  return found
}
