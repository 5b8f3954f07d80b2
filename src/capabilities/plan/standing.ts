import { dayOf } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Assessment, Diagnostic, MeasureNow } from '../diagnostic/index.ts'
import { timeZoneOfCommune } from '../territory/index.ts'
import { candidateOf } from './domain/action-life.ts'
import { basisOf, type MeasureStanding } from './domain/planned-measure.ts'
import { type RankedAction, rankActions } from './domain/rank-actions.ts'
import type { WeekCandidate } from './domain/this-week.ts'
import { actionsOf, type KeptAction } from './store.ts'

export interface Sources {
  readonly diagnostic: Diagnostic
  readonly clock: () => Date
  /** Wakes whoever registered, in the transaction that ended the action: a person said so, or what is seen. */
  readonly tellEnded: (tx: Tx, organisationId: string, ended: EndedAction) => Promise<void>
}

export interface EndedAction {
  readonly actionId: string
  readonly measureId: string
  /** `done` is said by a person, `closed` follows from what is seen. */
  readonly how: 'done' | 'closed'
}

/** The measures as judged now and the actions as kept: what every rule of the plan reads. */
export interface Standing {
  readonly seen: Assessment
  readonly actions: readonly KeptAction[]
  readonly timeZone: string
  /** The day of today in the commune. */
  readonly today: string
}

/** An open action with its measure and its rank. */
export interface RankedOpen {
  readonly kept: KeptAction
  readonly now: MeasureNow
  readonly ranked: RankedAction<WeekCandidate>
}

/** Null where the commune may not be seen. */
export async function standingOf(
  tx: Tx,
  organisationId: string,
  { diagnostic, clock }: Sources,
): Promise<Standing | null> {
  const seen = await diagnostic.assess(tx, organisationId)
  if (seen === null) return null
  const timeZone = timeZoneOfCommune(seen.space.insee)
  const actions = await actionsOf(tx, organisationId)
  return { seen, actions, timeZone, today: dayOf(clock(), timeZone) }
}

export function measureStanding({ measure, state, reasons }: MeasureNow): MeasureStanding {
  return { measureId: measure.id, state, basis: basisOf(state, reasons) }
}

/** The open actions in the order of the plan. An action whose measure left the content is not shown. */
export function rankOpen({ seen, actions }: Pick<Standing, 'seen' | 'actions'>): RankedOpen[] {
  const measures = new Map(seen.measures.map((now) => [now.measure.id, now]))
  const open = new Map<string, { kept: KeptAction; now: MeasureNow }>()
  for (const kept of actions) {
    const now = measures.get(kept.measureId)
    if (kept.status === 'open' && now !== undefined) open.set(kept.measureId, { kept, now })
  }
  const candidates = [...open.values()].map(({ kept, now }) =>
    candidateOf(now.measure, kept.kind, measureStanding(now)),
  )
  const placed = [...open.values()].flatMap(({ kept }) =>
    kept.manualPosition === null ? [] : [{ measureId: kept.measureId, position: kept.manualPosition }],
  )
  return rankActions(candidates, placed).flatMap((ranked) => {
    const one = open.get(ranked.action.measureId)
    return one === undefined ? [] : [{ ...one, ranked }]
  })
}

export function questionIdsOf({ content }: Diagnostic, measureId: string): string[] {
  return content.questions.filter(({ measures }) => measures.includes(measureId)).map(({ id }) => id)
}
