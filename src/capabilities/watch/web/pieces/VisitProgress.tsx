import type { Visit } from '../../../../api-client/index.ts'
import { Progress } from '../../../../ui/show/Progress.tsx'
import { texts } from '../texts.fr.ts'

const words = texts.visit

/** A visit under way: true steps, in words. */
export function VisitProgress({ visit }: { readonly visit: Visit }) {
  const { stepsDone, stepsTotal, target } = visit
  return (
    <>
      <Progress
        label={words.label(target.domain)}
        done={stepsDone}
        total={stepsTotal}
        now={stepsTotal === 0 ? words.aboutToStart : words.stepsDone(stepsDone, stepsTotal)}
      />
      <p className="small soft">{words.canLeave}</p>
    </>
  )
}
