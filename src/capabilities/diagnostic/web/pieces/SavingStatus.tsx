import { hourInWords, instantInWords } from '../../../../ui/show/When.tsx'
import { missingIn } from '../answer-draft.ts'
import { questionTexts } from '../question-texts.fr.ts'
import type { useAnswer } from '../use-answer.ts'

const words = questionTexts.question

/** What is saved, and since when; said politely each time it changes. */
export function SavingStatus({ answer }: { readonly answer: ReturnType<typeof useAnswer> }) {
  return <output className="small soft">{statusInWords(answer)}</output>
}

function statusInWords({
  draft,
  kept,
  isUnsaved,
  isSavedHere,
  isBusy,
  problem,
}: ReturnType<typeof useAnswer>) {
  if (problem !== null) return words.notSaved
  if (isUnsaved && missingIn(draft) === 'reason') return words.reasonFirst
  if (isUnsaved && missingIn(draft) === 'reply') return words.replyFirst
  if (kept === null || isUnsaved || isBusy) return ''
  const at = new Date(kept.answeredAt)
  return isSavedHere ? words.savedAt(hourInWords(at)) : words.answeredBy(kept.answeredBy, instantInWords(at))
}
