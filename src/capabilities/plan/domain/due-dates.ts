/** The dates proposed for the actions. A date that a person set is never moved, nor one already proposed. */
import { addDays, type Day } from '../../../kernel/day.ts'
import type { ActionKind } from './planned-measure.ts'

/** Three a week, after a first week to settle in; half a year at the latest. */
const actionsAWeek = 3
const longestInWeeks = 26

const daysByKind: Readonly<Record<Exclude<ActionKind, 'do'>, number>> = { ask: 15, renew: 30, prove: 60 }

/** `position`: place in the plan, from 1. */
export function defaultDueOn(kind: ActionKind, position: number, today: Day): Day {
  if (kind !== 'do') return addDays(today, daysByKind[kind])
  return addDays(today, 7 * Math.min(Math.ceil(position / actionsAWeek) + 1, longestInWeeks))
}

export interface Dated {
  readonly measureId: string
  readonly kind: ActionKind
  /** Null: opened or reopened since, to be dated. */
  readonly dueOn: Day | null
}

/** A date for each open action that has none. `order`: measures in the order of the plan. */
export function missingDueDates(
  open: readonly Dated[],
  order: readonly string[],
  today: Day,
): { readonly measureId: string; readonly dueOn: Day }[] {
  const positions = new Map(order.map((measureId, index) => [measureId, index + 1]))
  return open
    .filter(({ dueOn }) => dueOn === null)
    .map(({ measureId, kind }) => ({
      measureId,
      dueOn: defaultDueOn(kind, positions.get(measureId) ?? order.length + 1, today),
    }))
}

/**
 * The date to keep when an action changes kind or reopens: the person's own, otherwise none, to be proposed again.
 */
export function keptDueOn(action: {
  readonly dueOn: Day | null
  readonly dueSetByPerson: boolean
}): Day | null {
  return action.dueSetByPerson ? action.dueOn : null
}
