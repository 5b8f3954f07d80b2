import { randomUUID } from 'node:crypto'
import type { Tx } from '../../../platform/db/database.ts'
import { notFound } from '../../../platform/http/common-problems.ts'
import { isProblem, type Problem } from '../../../platform/http/problem.ts'
import type { Caller, Place } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Diagnostic } from '../../diagnostic/index.ts'
import type { EvidenceDoor } from '../../evidence/index.ts'
import type { Plan } from '../../plan/index.ts'
import type { Territory } from '../../territory/index.ts'
import type { Leaf } from '../domain/log/entry.ts'
import { append } from '../log/append.ts'
import { entriesOfDevice, type LogName, lockLog } from '../log/log-store.ts'
import { authorOf, type Logbook } from '../log/logbook.ts'
import { numberTaken } from '../log/problems.ts'
import type { CaseView } from './case-shapes.ts'
import { type CaseFacts, factsOf } from './facts.ts'
import type { SetBy } from './part-store.ts'
import * as problems from './problems.ts'
import { readCase } from './read-case.ts'
import type { Told } from './told.ts'

/** What the routes of a case work with. */
export interface CaseDoors extends Pick<Platform, 'db' | 'clock' | 'live'> {
  readonly territory: Territory
  readonly evidence: EvidenceDoor
  readonly diagnostic: Diagnostic
  readonly plan: Plan
  readonly logbook: Logbook
}

/** Lines of the main courante that say a change of the case. */
const entryKinds = [
  ...(['step-done', 'step-undone', 'situation', 'decision', 'clock-start', 'clock-limit', 'damage'] as const),
  ...(['task', 'handover', 'breach', 'false-alarm', 'closing', 'joined', 'cause'] as const),
] as const
type EntryKind = (typeof entryKinds)[number]

/** What is to happen: the line of the main courante that says it, and what it changes. */
export interface Change {
  readonly kind: EntryKind
  readonly text: string
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>
  /** When it happened, if it is not when it was told. */
  readonly happenedAt?: string
  apply(tx: Tx, by: SetBy): Promise<void>
}

export interface Call {
  readonly caller: Caller
  readonly place: Place
  readonly params: { readonly incidentId: string }
}

export interface Now {
  readonly tx: Tx
  readonly facts: CaseFacts
  readonly at: Date
}

/** Null: what is asked stands already, and nothing needs to be said of it. */
type Decided = Change | Problem | null
type Decide = (now: Now) => Promise<Decided> | Decided

export const logOf = ({ place, params }: Call): LogName => ({
  organisationId: place.organisationId,
  incidentId: params.incidentId,
})

/**
 * Changes a case and writes it in its logbook, in one transaction, one change after the other. What a device sends
 * again changes nothing a second time. A closed case refuses.
 */
export async function changeCase(
  doors: CaseDoors,
  call: Call,
  told: Told | undefined,
  decide: Decide,
  /** Another case that it writes in. */
  alsoIn: readonly string[] = [],
): Promise<{ readonly status: 200; readonly body: CaseView } | Problem> {
  const log = logOf(call)
  const { caller, place } = call
  return doors.logbook.inLog(caller, log, async (tx, signer) => {
    // In one order for everybody: two who join two cases the other way round would wait for each other.
    for (const incidentId of [log.incidentId, ...alsoIn].toSorted()) await lockLog(tx, { ...log, incidentId })
    const at = doors.clock()
    const space = await doors.territory.space(tx, log.organisationId)
    const facts = space === undefined ? null : await factsOf(tx, log, space)
    if (facts === null) return notFound
    const [known] =
      told?.device === undefined ? [] : await entriesOfDevice(tx, log, caller.personId, [told.device])
    if (known !== undefined && !isOfCase(known.leaf)) return numberTaken
    if (known === undefined) {
      if (facts.incident.closedAt !== null) return problems.caseClosed
      const change = await decide({ tx, facts, at })
      if (isProblem(change)) return change
      if (change !== null) {
        await append(tx, log, authorOf(caller, place), [entryOf(change, told, at)], signer, at)
        await change.apply(tx, { personId: caller.personId, name: caller.name, at })
      }
    }
    const view = await readCase(doors, tx, log, at)
    return view === null ? notFound : { status: 200 as const, body: view }
  })
}

/** Whether this entry says a change of the case; the others are what people wrote. */
function isOfCase(leaf: string): boolean {
  const { kind }: Leaf = JSON.parse(leaf)
  return entryKinds.some((one) => one === kind)
}

export function entryOf(
  { kind, text, detail, happenedAt }: Omit<Change, 'apply'>,
  told: Told | undefined,
  at: Date,
) {
  const now = at.toISOString()
  return {
    kind,
    medium: 'screen' as const,
    device: told?.device ?? { id: randomUUID(), sequence: 0 },
    happenedAt: happenedAt ?? told?.happenedAt ?? now,
    writtenAt: told?.writtenAt ?? now,
    sentAt: told?.sentAt ?? now,
    body: { text, attachments: [], ...(detail === undefined ? {} : { detail }) },
  }
}
