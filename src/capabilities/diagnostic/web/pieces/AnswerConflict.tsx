import type { Answer, Question } from '../../../../api-client/index.ts'
import { TwoVersions } from '../../../../ui/show/TwoVersions.tsx'
import { AtInstant } from '../../../../ui/show/When.tsx'
import { type Draft, draftOf, replyLabel } from '../answer-draft.ts'
import { questionTexts } from '../question-texts.fr.ts'
import type { useAnswer } from '../use-answer.ts'

interface AnswerConflictProps {
  readonly question: Question
  readonly answer: ReturnType<typeof useAnswer>
  readonly conflict: { readonly saved: Answer; readonly currentVersion: number }
  /** One of the two was kept, and this choice is about to leave the screen. */
  readonly onKept: () => void
}

const words = questionTexts.conflict

/** Somebody else answered in between: both answers, with who and when, and one button under each. */
export function AnswerConflict({ question, answer, conflict, onKept }: AnswerConflictProps) {
  const { saved, currentVersion } = conflict
  return (
    <TwoVersions
      title={answer.problem?.title ?? ''}
      detail={answer.problem?.detail ?? null}
      isBusy={answer.isBusy}
      saved={{
        title: saved ? (
          <>
            {words.saidBy(saved.answeredBy)}
            <AtInstant at={saved.answeredAt} />
          </>
        ) : (
          words.taken
        ),
        content: saved ? <Said question={question} said={draftOf(saved)} /> : <p>{words.noAnswer}</p>,
        keepLabel: words.keepTheirs,
        onKeep: () => {
          answer.keepTheirs(saved)
          onKept()
        },
      }}
      yours={{
        title: words.yours,
        content: <Said question={question} said={answer.draft} />,
        keepLabel: words.keepYours,
        onKeep: () => {
          answer.keepMine(currentVersion)
          onKept()
        },
      }}
    />
  )
}

function Said({ question, said }: { readonly question: Question; readonly said: Draft }) {
  return (
    <>
      <p>
        <strong>{said.reply ? replyLabel(question, said.reply) : words.noAnswer}</strong>
      </p>
      {said.reply === 'not-concerned' && said.reason && <p>{said.reason}</p>}
      {said.note && <p className="small">{questionTexts.question.noted(said.note)}</p>}
    </>
  )
}
