import { useContext } from 'react'
import type { Problem } from '../../../../ui/problems/problem.ts'
import { Button } from '../../../../ui/show/Button.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { SignInPathContext } from '../../../../ui/sign-in-path.ts'
import { questionTexts } from '../question-texts.fr.ts'

interface SavingProblemProps {
  readonly problem: Problem
  readonly isBusy: boolean
  readonly onRetry: () => void
}

const words = questionTexts.saving

/** What was not saved and why; everything typed stands above, and a button sends it again. */
export function SavingProblem({ problem, isBusy, onRetry }: SavingProblemProps) {
  const signInPath = useContext(SignInPathContext)
  return (
    <Notice
      tone="problem"
      isLive
      title={problem.title}
      holds={words.stillHere}
      actions={
        <Button isBusy={isBusy} onClick={onRetry}>
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
