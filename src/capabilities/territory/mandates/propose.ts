import type { Day } from '../../../kernel/day.ts'
import type { Caller } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { PaperMediaType } from '../domain/mandate-files.ts'
import { addPaper } from './mandate-papers.ts'
import { addMandate, endMandate, endStanding, mandatesOfCommune, type Terms } from './mandate-store.ts'
import { type CommuneOfCode, communesOfCodes, openEmptySpace, revokedSince } from './party-store.ts'
import { noteAccess } from './trail-store.ts'

export const outcomes = [
  'proposed',
  'recorded',
  'opened-and-recorded',
  'already-there',
  'revoked-since',
  'no-space',
  'unknown',
] as const
export type Outcome = (typeof outcomes)[number]

export interface BatchLine {
  readonly asked: string
  readonly insee: string | null
  readonly name: string | null
  readonly outcome: Outcome
  readonly mandateId: string | null
}

interface Holder {
  readonly organisationId: string
  readonly name: string
}

export interface SignedPaper {
  readonly name: string
  readonly mediaType: PaperMediaType
  readonly content: Uint8Array
  readonly signedOn: Day
  readonly signatory: string
}

/** Largest number of communes at once: a département and its neighbours. */
export const mostAtOnce = 2000

/** Proposes the same terms to each commune, once: the answer says line by line what came of it. */
export async function proposeToMany(
  { db, clock }: Platform,
  caller: Caller,
  holder: Holder,
  codes: readonly string[],
  terms: Terms,
): Promise<BatchLine[]> {
  const communes = await db.asSystem('a holder proposes mandates to communes by their codes', (tx) =>
    communesOfCodes(tx, unique(codes)),
  )
  const by = { personId: caller.personId, at: clock() }
  return db.asPerson(caller, (tx) =>
    inTurn(communes, async (commune) => {
      const party = partyOf(commune)
      if (party === null) return lineOf(commune, commune.insee === null ? 'unknown' : 'no-space')
      const mandateId = await addMandate(
        tx,
        { commune: party, holder, terms, side: 'holder', grant: null },
        by,
      )
      return lineOf(commune, mandateId === null ? 'already-there' : 'proposed', mandateId)
    }),
  )
}

/**
 * Records that the convention was signed on paper, for one commune or many. A commune without a space gets one, with
 * nobody in it, and the first line of its trail says who opened it. A signature older than the day a commune revoked
 * does not bring the mandate back.
 */
export async function recordOnPaper(
  { db, clock }: Platform,
  caller: Caller,
  holder: Holder,
  codes: readonly string[],
  terms: Terms,
  paper: SignedPaper,
): Promise<BatchLine[]> {
  const by = { personId: caller.personId, at: clock() }
  const { communes, opened, revoked } = await db.asSystem(
    'open the space of communes that signed a convention on paper',
    async (tx) => {
      const found = await communesOfCodes(tx, unique(codes))
      const opened = new Map<string, string>()
      for (const { insee, name, organisationId } of found) {
        if (insee === null || name === null || organisationId !== null || opened.has(insee)) continue
        opened.set(insee, await openEmptySpace(tx, { insee, name }, by))
      }
      const communes = found.map((each) => ({
        ...each,
        organisationId: each.organisationId ?? opened.get(each.insee ?? '') ?? null,
      }))
      const ids = communes.flatMap(({ organisationId }) => organisationId ?? [])
      const revoked = await revokedSince(tx, holder.organisationId, ids, paper.signedOn)
      return { communes, opened, revoked }
    },
  )
  return db.asPerson(caller, async (tx) => {
    const paperId = await addPaper(tx, { holderId: holder.organisationId, ...paper }, by)
    const grant = {
      how: 'on-paper',
      signatory: paper.signatory,
      paper: { id: paperId, signedOn: paper.signedOn },
    } as const
    return inTurn(communes, async (commune) => {
      const party = partyOf(commune)
      if (party === null) return lineOf(commune, 'unknown')
      if (revoked.has(party.organisationId)) return lineOf(commune, 'revoked-since')
      for (const known of await mandatesOfCommune(tx, party.organisationId)) {
        if (known.holderId !== holder.organisationId || known.revokedAt !== null) continue
        if (known.grantedAt === null) await endMandate(tx, known.id, { side: 'holder', reason: null }, by)
        else if (known.untilOn < terms.fromOn)
          await endStanding(tx, { communeId: party.organisationId, holderId: holder.organisationId }, by)
      }
      const mandateId = await addMandate(tx, { commune: party, holder, terms, side: 'holder', grant }, by)
      if (mandateId === null) return lineOf(commune, 'already-there')
      const isOpened = opened.has(commune.insee ?? '')
      if (isOpened)
        await noteAccess(tx, mandateId, { area: 'space', act: 'write', operation: 'openSpaceOnBehalf' })
      return lineOf(commune, isOpened ? 'opened-and-recorded' : 'recorded', mandateId)
    })
  })
}

const unique = (codes: readonly string[]): string[] => [...new Set(codes)]

function partyOf({ organisationId, name }: CommuneOfCode): Holder | null {
  return organisationId === null || name === null ? null : { organisationId, name }
}

function lineOf(commune: CommuneOfCode, outcome: Outcome, mandateId: string | null = null): BatchLine {
  return { asked: commune.asked, insee: commune.insee, name: commune.name, outcome, mandateId }
}

/** One after the other: they share a transaction. */
async function inTurn<T, R>(all: readonly T[], work: (each: T) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  for (const each of all) done.push(await work(each))
  return done
}
