import type { IncidentCase } from '../../../../api-client/index.ts'
import { dayInWords } from '../../../../kernel/day.ts'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { roomTexts as words } from '../room-texts.fr.ts'
import styles from './StepBody.module.css'

export type Step = IncidentCase['steps'][number]

/** What a step asks: the gestures, what never to do, how one knows that it is done, and where it is written. */
export function StepBody({ step }: { readonly step: Step }) {
  return (
    <>
      {step.isPending && <p className="soft">{words.pending}</p>}
      <ol className={styles.how}>
        {step.how.map((gesture) => (
          <li key={gesture}>{gesture}</li>
        ))}
      </ol>
      <p>{step.why}</p>
      <div className={styles.never}>
        <strong>{words.never}</strong>
        <ul>
          {step.never.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </div>
      <p>
        <strong>{words.knowDone} :</strong> {step.done}
      </p>
      <p className="soft small">
        {words.who} : {words.doers[step.by]}, {words.minutes(step.minutes)}
      </p>
      <Disclosure summary={words.sources} isSmall>
        <ul className="small">
          {step.sources.map(({ text, source, checkedOn, confidence }) => (
            <li key={text}>
              {text} {source}, {words.sourceRead(dayInWords(checkedOn), confidence)}
            </li>
          ))}
        </ul>
      </Disclosure>
    </>
  )
}
