import type { Visit } from '../../../../api-client/index.ts'
import { Progress } from '../../../../ui/show/Progress.tsx'
import { texts } from '../visit-texts.fr.ts'

const words = texts.visit

/** A visit under way: true steps, in words. */
export function VisitProgress({ visit: { stepsDone, stepsTotal, target } }: { readonly visit: Visit }) {
  return (
    <div>
      {stepsTotal === 0 ? (
        <p>{words.aboutToStart}</p>
      ) : (
        <Progress label={words.label(target.domain)} done={stepsDone} total={stepsTotal} />
      )}
      <p className="small soft">{words.canLeave}</p>
    </div>
  )
}
