import { type Day, dayInWords } from '../../../kernel/day.ts'
import { durationInWords } from '../../../kernel/duration-in-words.ts'
import {
  type DocumentContent,
  type DocumentForm,
  headOf,
  type Letterhead,
} from '../../../platform/documents/form.ts'
import { shortened } from '../../../platform/documents/printable-text.ts'
import { workingAudience } from './audience.ts'
import type { ShownState } from './shown-state.ts'
import { type CostRange, costInWords } from './words.ts'

/** One action of the plan, as the printed plan and the spreadsheets show it. */
export interface ActionRow {
  readonly rank: number
  /** « Activer la double authentification sur la messagerie » */
  readonly title: string
  readonly measureTitle: string
  readonly theme: string
  readonly isEssential: boolean
  readonly state: ShownState
  /** A name or a role; null: nobody yet. */
  readonly owner: string | null
  readonly dueOn: Day | null
  readonly effortInMinutes: number
  readonly cost: CostRange
  /** The formula's reason for this rank, in one sentence. */
  readonly whyRanked: string
  readonly isRankedByHand: boolean
  readonly steps: readonly string[]
}

export interface ActionPlanInput {
  readonly letterhead: Letterhead
  /** Open actions, in order. */
  readonly actions: readonly ActionRow[]
}

export const actionPlan: DocumentForm<ActionPlanInput> = {
  file: new URL('./action-plan.typ', import.meta.url),
  fill: fillActionPlan,
}

export function fillActionPlan({
  letterhead,
  actions,
}: ActionPlanInput): DocumentContent & Record<string, unknown> {
  const effortInMinutes = actions.reduce((sum, action) => sum + action.effortInMinutes, 0)
  return {
    ...headOf('Plan d’action', letterhead, workingAudience),
    effort: durationInWords(effortInMinutes),
    actions: actions.map((action) => ({
      rank: action.rank,
      title: shortened(action.title, 220),
      measureTitle: shortened(action.measureTitle, 220),
      theme: shortened(action.theme, 80),
      isEssential: action.isEssential,
      state: action.state,
      owner: action.owner === null ? null : shortened(action.owner, 60),
      due: action.dueOn === null ? null : dayInWords(action.dueOn),
      effort: durationInWords(action.effortInMinutes),
      cost: costInWords(action.cost),
      whyRanked: shortened(action.whyRanked, 400),
      isRankedByHand: action.isRankedByHand,
      steps: action.steps.map((step) => shortened(step, 500)),
    })),
  }
}
