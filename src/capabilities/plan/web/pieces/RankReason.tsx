import type { ActionSummary } from '../../../../api-client/index.ts'
import { Facts } from '../../../../ui/show/Facts.tsx'
import { capitalised, figureInWords } from '../in-words.ts'
import { texts } from '../texts.fr.ts'

/** Why an action stands at its place: the sentences of the rule, its formula, and what each term means. */
export function RankReason({ action }: { readonly action: Pick<ActionSummary, 'why' | 'priority'> }) {
  const { why, priority } = action
  return (
    <>
      {why.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {priority && (
        <Facts
          facts={priority.terms.map(({ name, weight, meaning }) => ({
            label: capitalised(texts.action.term(name, figureInWords(weight))),
            value: capitalised(meaning),
          }))}
        />
      )}
    </>
  )
}
