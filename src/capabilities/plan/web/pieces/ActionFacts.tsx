import type { ActionSummary } from '../../../../api-client/index.ts'
import { dayInWords } from '../../../../kernel/day.ts'
import { durationInWords } from '../../../../kernel/duration-in-words.ts'
import { costInWords } from '../in-words.ts'
import { texts } from '../texts.fr.ts'

const words = texts.action

/** Who, by when, how long, how much, in one line: « Le maire · avant le 6 décembre 2026 · 15 min · sans frais ». */
export function ActionFacts({ action }: { readonly action: ActionSummary }) {
  const { owner, suggestedOwner, dueOn, effortInMinutes, cost } = action
  const facts = [
    owner ?? words.notAssigned(suggestedOwner),
    ...(dueOn === null ? [] : [words.before(dayInWords(dueOn))]),
    durationInWords(effortInMinutes),
    costInWords(cost),
  ]
  return <>{facts.join(' · ')}</>
}
