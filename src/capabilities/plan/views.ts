import type { z } from '@hono/zod-openapi'
import { type Diagnostic, doerWords, type MeasureNow, stateWords } from '../diagnostic/index.ts'
import { candidateOf, titleOf } from './domain/action-life.ts'
import type { ActionKind } from './domain/planned-measure.ts'
import { chooseWeek, posterMeasureId } from './domain/this-week.ts'
import type * as shapes from './shapes.ts'
import { measureStanding, type RankedOpen, rankOpen, type Standing } from './standing.ts'
import type { KeptAction } from './store.ts'
import { kindWords, statusWords } from './words.ts'

/** What the API shows of the plan. */

export type ActionSummary = z.input<typeof shapes.actionSummary>

const endedShown = 100

/** The whole plan at one instant. */
export function showPlan(diagnostic: Diagnostic, standing: Standing): z.input<typeof shapes.plan> {
  const open = rankOpen(standing)
  const week = chooseWeek(open.map(({ ranked }) => ranked))
  const actions = open.map((one) => showOpen(diagnostic, one, standing.today))
  const ended = standing.actions.filter(({ status }) => status !== 'open')
  return {
    week: {
      title: week.title,
      sentence: week.sentence,
      totalMinutes: week.totalMinutes,
      chosen: week.chosen.flatMap(({ ranked, because }) => {
        const one = open.find(({ kept }) => kept.measureId === ranked.action.measureId)
        return one === undefined ? [] : [{ actionId: one.kept.id, because }]
      }),
    },
    actions,
    ended: ended
      .toSorted((a, b) => ((a.endedAt ?? '') < (b.endedAt ?? '') ? 1 : -1))
      .slice(0, endedShown)
      .flatMap((kept) => showEnded(diagnostic, kept, standing)),
    figures: standing.seen.figures,
    counts: {
      open: actions.length,
      done: ended.filter(({ status }) => status === 'done').length,
      closed: ended.filter(({ status }) => status === 'closed').length,
      placedByHand: actions.filter(({ isPlacedByHand }) => isPlacedByHand).length,
    },
    totalMinutes: actions.reduce((sum, { effortInMinutes }) => sum + effortInMinutes, 0),
  }
}

/** One action by its id, open or not; null when it is not of this commune or its measure left the content. */
export function findAction(
  diagnostic: Diagnostic,
  standing: Standing,
  actionId: string,
): {
  readonly kept: KeptAction
  readonly now: MeasureNow
  readonly summary: ActionSummary
} | null {
  const kept = standing.actions.find(({ id }) => id === actionId)
  const now = standing.seen.measures.find(({ measure }) => measure.id === kept?.measureId)
  if (kept === undefined || now === undefined) return null
  const open = rankOpen(standing).find((one) => one.kept.id === actionId) ?? null
  const [summary] =
    open === null ? showEnded(diagnostic, kept, standing) : [showOpen(diagnostic, open, standing.today)]
  return summary === undefined ? null : { kept, now, summary }
}

function showOpen(diagnostic: Diagnostic, { kept, now, ranked }: RankedOpen, today: string): ActionSummary {
  const { formula, inWords, score, terms } = ranked.priority
  return {
    ...showKept(diagnostic, kept, now),
    isOverdue: kept.dueOn !== null && kept.dueOn < today,
    position: ranked.position,
    isPlacedByHand: ranked.placedByHand,
    priority: { score, inWords, formula, terms: [...terms] },
    why: [...ranked.why],
    beforePrerequisites: ranked.beforePrerequisites.map((measureId) => ({
      measureId,
      title: diagnostic.content.measures.find(({ id }) => id === measureId)?.title ?? measureId,
    })),
  }
}

function showEnded(diagnostic: Diagnostic, kept: KeptAction, { seen }: Standing): ActionSummary[] {
  const now = seen.measures.find(({ measure }) => measure.id === kept.measureId)
  if (now === undefined) return []
  return [
    {
      ...showKept(diagnostic, kept, now),
      isOverdue: false,
      position: null,
      isPlacedByHand: false,
      priority: null,
      why: [],
      beforePrerequisites: [],
    },
  ]
}

type Unranked = Omit<
  ActionSummary,
  'isOverdue' | 'position' | 'isPlacedByHand' | 'priority' | 'why' | 'beforePrerequisites'
>

function showKept({ content }: Diagnostic, kept: KeptAction, now: MeasureNow): Unranked {
  const { measure, state } = now
  return {
    id: kept.id,
    measureId: kept.measureId,
    kind: kept.kind,
    kindLabel: kindWords[kept.kind],
    status: kept.status,
    statusLabel: statusWords[kept.status],
    title: titleOf(measure, kept.kind),
    measureTitle: measure.title,
    theme: measure.theme,
    themeTitle: content.themes.find(({ id }) => id === measure.theme)?.title ?? measure.theme,
    isEssential: measure.essential,
    state,
    stateLabel: stateWords[state].label,
    opens: whatItOpens(kept.kind, measure.id),
    owner: kept.owner,
    suggestedOwner: doerWords[isLight(kept.kind) ? 'secretary' : measure.doneBy],
    dueOn: kept.dueOn,
    isDueSetByPerson: kept.dueSetByPerson,
    effortInMinutes: candidateOf(measure, kept.kind, measureStanding(now)).effortInMinutes,
    cost: costOf(kept, now),
    costInEuros: kept.costInEuros,
    openedAt: kept.openedAt,
    endedAt: kept.endedAt,
    endedBecause: kept.endedBecause,
    version: kept.version,
  }
}

/** Sending a ready e-mail, filing a document: the town hall does it alone, for nothing. */
const isLight = (kind: ActionKind): boolean => kind === 'ask' || kind === 'prove'

const free = { from: 0, to: 0, yearly: false }

/** Asking and proving cost nothing; else the amount quoted to the commune, or the range of the measure. */
export function costOf({ kind, costInEuros }: KeptAction, { measure }: MeasureNow) {
  if (costInEuros !== null) return { from: costInEuros, to: costInEuros, yearly: measure.cost.yearly }
  return isLight(kind) ? free : measure.cost
}

function whatItOpens(kind: ActionKind, measureId: string): ActionSummary['opens'] {
  if (kind === 'ask') return 'letter'
  return measureId === posterMeasureId && kind !== 'prove' ? 'contact-sheet' : 'measure'
}
