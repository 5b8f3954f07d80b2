import { useContext } from 'react'
import type { FrameworkQuestion } from '../../../../api-client/index.ts'
import { Button } from '../../../../ui/show/Button.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { TwoVersions } from '../../../../ui/show/TwoVersions.tsx'
import { AtInstant } from '../../../../ui/show/When.tsx'
import { SignInPathContext } from '../../../../ui/sign-in-path.ts'
import { type Draft, draftOf, wordsOf } from '../answer-draft.ts'
import { sectionTexts as words } from '../section-texts.fr.ts'
import type { useFrameworkAnswer } from '../use-framework-answer.ts'

interface UnsavedAnswerProps {
  readonly question: FrameworkQuestion
  readonly answer: ReturnType<typeof useFrameworkAnswer>
}

/** Why an answer is not saved: somebody answered in between, or the sending failed. Nothing typed is lost. */
export function UnsavedAnswer({ question, answer }: UnsavedAnswerProps) {
  const signInPath = useContext(SignInPathContext)
  const { problem, conflict } = answer
  if (problem === null) return null
  if (conflict !== null) {
    const { saved, currentVersion } = conflict
    return (
      <TwoVersions
        title={problem.title}
        detail={problem.detail}
        isBusy={answer.isBusy}
        saved={{
          title: saved ? (
            <>
              {words.theirs(saved.answeredBy)}
              <AtInstant at={saved.answeredAt} />
            </>
          ) : (
            words.taken
          ),
          content: <Said question={question} draft={draftOf(saved)} />,
          keepLabel: words.keepTheirs,
          onKeep: () => answer.keepTheirs(saved),
        }}
        yours={{
          title: words.yours,
          content: <Said question={question} draft={answer.draft} />,
          keepLabel: words.keepYours,
          onKeep: () => answer.keepMine(currentVersion),
        }}
      />
    )
  }
  return (
    <Notice
      tone="problem"
      isLive
      title={problem.title}
      holds={words.stillHere}
      actions={
        <Button isBusy={answer.isBusy} onClick={answer.save}>
          {words.retry}
        </Button>
      }
    >
      {problem.detail && <p>{problem.detail}</p>}
      {problem.status === 401 && signInPath !== null && (
        <p>
          <a href={signInPath} target="_blank" rel="noreferrer">
            {words.signInElsewhere}
          </a>
        </p>
      )}
    </Notice>
  )
}

function Said({ question, draft }: { readonly question: FrameworkQuestion; readonly draft: Draft }) {
  const said = wordsOf(draft, question, words.unknown)
  return (
    <>
      <p>
        <strong>{said.length > 0 ? said.join(' ; ') : words.nothing}</strong>
      </p>
      {draft.note && <p className="small">{draft.note}</p>}
    </>
  )
}
