import { Notice } from '../../../../ui/show/Notice.tsx'
import { texts } from '../visit-texts.fr.ts'
import { StartVisit } from './StartVisit.tsx'

const words = texts.visit

export interface VisitTroubleProps {
  readonly insee: string
  readonly kind: 'failed' | 'stopped'
  /** Whether an older visit is shown below. */
  readonly hasOlder: boolean
}

/** The newest visit came to nothing: what still holds, and the button that starts another. */
export function VisitTrouble({ insee, kind, hasOlder }: VisitTroubleProps) {
  return (
    <Notice
      tone="problem"
      title={words[kind]}
      holds={hasOlder ? words.failedHolds : words.failedHoldsNothing}
      toDo={words.failedToDo}
      actions={<StartVisit insee={insee} />}
    />
  )
}
