import { StepProgress } from '../../../../ui/show/Progress.tsx'
import { type FirstVisitStep, firstVisitSteps } from '../first-visit.ts'
import { stepTexts } from '../steps-texts.fr.ts'

/** The last step: reading the three things, and three telephone numbers. */
export const resultMinutes = 1

const minutesLeft: Readonly<Record<Exclude<FirstVisitStep, 'questions'>, number>> = {
  commune: 10,
  result: resultMinutes,
}

/** « Première visite · étape 1 sur 3 · environ 10 minutes » */
export function StepsAbove({ step }: { readonly step: Exclude<FirstVisitStep, 'questions'> }) {
  const number = firstVisitSteps.indexOf(step) + 1
  return (
    <>
      <p className="soft small">{stepTexts.above(number, minutesLeft[step])}</p>
      <StepProgress label={stepTexts.progress(number)} here={number} total={firstVisitSteps.length} />
    </>
  )
}
