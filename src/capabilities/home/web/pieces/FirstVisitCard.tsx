import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import type { FirstVisitStanding } from '../first-visit.ts'
import { homePaths } from '../paths.ts'
import { texts } from '../texts.fr.ts'

const words = texts.start

export interface FirstVisitCardProps {
  readonly insee: string
  readonly standing: FirstVisitStanding
}

/** The way back into a first visit that was begun and not ended. */
export function FirstVisitCard({ insee, standing }: FirstVisitCardProps) {
  return (
    <Notice
      title={words.resumeTitle}
      actions={<LinkButton to={homePaths.firstVisit(insee)}>{words.resume}</LinkButton>}
    >
      <p>{whatIsLeft(standing)}</p>
    </Notice>
  )
}

function whatIsLeft({ step, isReadyToCheck, questionsLeft }: FirstVisitStanding): string {
  if (step !== 'commune') return words.resumeQuestions(questionsLeft)
  return isReadyToCheck ? words.resumeCheck : words.resumeCommune
}
