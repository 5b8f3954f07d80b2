import { dayOf } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db/database.ts'
import { type ActionChange, reconcile } from './domain/action-life.ts'
import { keptDueOn, missingDueDates } from './domain/due-dates.ts'
import { datesFromLetters } from './domain/letter-dates.ts'
import { mayChangePlan } from './may-change.ts'
import {
  measureStanding,
  questionIdsOf,
  rankOpen,
  type Sources,
  type Standing,
  standingOf,
} from './standing.ts'
import { type ActionEvent, addEvents, openActions, proposeDates, updateAction, waitForTurn } from './store.ts'

/**
 * Brings the actions to what is seen and said now: opens, closes, reopens and dates them, and says so in their
 * history. Applying it again changes nothing. Returns the plan as it stands, or null where the commune may not
 * be seen. Whoever changes something waits for the others, so that nothing opens twice.
 */
export async function refresh(tx: Tx, organisationId: string, sources: Sources): Promise<Standing | null> {
  const before = await standingOf(tx, organisationId, sources)
  if (before === null || !(await hasWork(tx, organisationId, before, sources))) return before
  // Whoever only reads sees the plan as it was last brought up to date: the program does so by itself soon after.
  if (!(await mayChangePlan(tx, organisationId))) return before
  await waitForTurn(tx, organisationId)
  const now = await standingOf(tx, organisationId, sources)
  if (now === null) return null
  const events = await applyChanges(tx, organisationId, changesFor(now), now, sources)
  const changed = await standingOf(tx, organisationId, sources)
  if (changed === null) return null
  const dated = await setDates(tx, organisationId, changed, sources)
  await addEvents(tx, organisationId, [...events, ...dated], null, sources.clock())
  return standingOf(tx, organisationId, sources)
}

function changesFor({ seen, actions, timeZone }: Standing): ActionChange[] {
  const measures = seen.measures.map(({ measure }) => measure)
  return reconcile(actions, measures, seen.measures.map(measureStanding), timeZone)
}

async function hasWork(tx: Tx, organisationId: string, now: Standing, sources: Sources): Promise<boolean> {
  if (changesFor(now).length > 0) return true
  if (rankOpen(now).some(({ kept }) => kept.dueOn === null)) return true
  return (await letterDates(tx, organisationId, now, sources)).length > 0
}

async function letterDates(
  tx: Tx,
  organisationId: string,
  { actions, timeZone }: Standing,
  { diagnostic }: Sources,
) {
  if (!actions.some(({ kind, status }) => kind === 'ask' && status === 'open')) return []
  const letters = await diagnostic.sentLetters(tx, organisationId)
  const asking = actions.map((action) => ({
    ...action,
    openedOn: dayOf(new Date(action.openedAt), timeZone),
  }))
  return datesFromLetters(asking, letters, (measureId) => questionIdsOf(diagnostic, measureId))
}

/** A date for what has none, and that of the letter for what was sent to the provider. */
async function setDates(
  tx: Tx,
  organisationId: string,
  now: Standing,
  sources: Sources,
): Promise<ActionEvent[]> {
  const ranked = rankOpen(now)
  const proposed = missingDueDates(
    ranked.map(({ kept }) => kept),
    ranked.map(({ kept }) => kept.measureId),
    now.today,
  )
  const asked = await letterDates(tx, organisationId, now, sources)
  const dates = new Map(
    proposed.flatMap(({ measureId, dueOn }) => {
      const one = ranked.find(({ kept }) => kept.measureId === measureId)
      return one === undefined ? [] : [[one.kept.id, dueOn]]
    }),
  )
  for (const { actionId, dueOn } of asked) dates.set(actionId, dueOn)
  await proposeDates(
    tx,
    organisationId,
    [...dates].map(([actionId, dueOn]) => ({ actionId, dueOn })),
  )
  return asked.map(({ actionId, sentence }) => ({ actionId, kind: 'dated', sentence }))
}

async function applyChanges(
  tx: Tx,
  organisationId: string,
  changes: readonly ActionChange[],
  { actions }: Standing,
  { clock, tellEnded }: Sources,
): Promise<ActionEvent[]> {
  const at = clock()
  const opened = changes.flatMap((change) =>
    change.kind === 'open' ? [{ measureId: change.measureId, kind: change.as }] : [],
  )
  const ids = await openActions(tx, organisationId, opened, at)
  const dateKept = (actionId: string) => {
    const action = actions.find(({ id }) => id === actionId)
    return action === undefined ? null : keptDueOn(action)
  }
  const measureOf = (actionId: string) => actions.find(({ id }) => id === actionId)?.measureId ?? ''
  const events: ActionEvent[] = []
  for (const change of changes) {
    const { sentence } = change
    switch (change.kind) {
      case 'open': {
        const actionId = ids.get(change.measureId)
        if (actionId !== undefined) events.push({ actionId, kind: 'opened', sentence })
        break
      }
      case 'close':
        await updateAction(tx, organisationId, change.actionId, {
          status: 'closed',
          closedAt: at,
          closedBecause: sentence,
        })
        events.push({ actionId: change.actionId, kind: 'closed', sentence })
        await tellEnded(tx, organisationId, {
          actionId: change.actionId,
          measureId: measureOf(change.actionId),
          how: 'closed',
        })
        break
      case 'reopen':
        await updateAction(tx, organisationId, change.actionId, {
          status: 'open',
          kind: change.as,
          openedAt: at,
          closedAt: null,
          closedBecause: null,
          dueOn: dateKept(change.actionId),
        })
        events.push({ actionId: change.actionId, kind: 'reopened', sentence })
        break
      case 'change-kind':
        await updateAction(tx, organisationId, change.actionId, {
          kind: change.to,
          dueOn: dateKept(change.actionId),
        })
        events.push({ actionId: change.actionId, kind: 'changed-kind', sentence })
        break
    }
  }
  return events
}
