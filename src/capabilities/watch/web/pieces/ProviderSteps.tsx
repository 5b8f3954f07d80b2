import type { StepsAt } from '../../../../api-client/index.ts'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { OnDay } from '../../../../ui/show/When.tsx'
import { texts } from '../fix-texts.fr.ts'
import styles from './FixCard.module.css'

interface ProviderStepsProps {
  readonly steps: readonly StepsAt[]
  /** Whether they put a record in place; else they turn something on where the mail is. */
  readonly isAboutRecord: boolean
}

/** Where to click: at the provider that was recognised, the others within reach. */
export function ProviderSteps({ steps, isAboutRecord }: ProviderStepsProps) {
  const theirs = steps.find(({ isTheirs }) => isTheirs)
  const others = steps.filter((each) => each !== theirs)
  return (
    <>
      {theirs && (
        <>
          <h3 className={styles.heading}>
            {isAboutRecord ? texts.theirs(theirs.provider) : texts.theirMail(theirs.provider)}
          </h3>
          <Steps at={theirs} />
        </>
      )}
      {others.length > 0 && (
        <div className={styles.others}>
          <Disclosure summary={theirs ? texts.others : texts.othersUnknown}>
            {others.map((at) => (
              <Disclosure key={at.provider} summary={texts.at(at.provider)} isSmall>
                <Steps at={at} />
              </Disclosure>
            ))}
          </Disclosure>
        </div>
      )}
    </>
  )
}

function Steps({ at: { steps, source } }: { readonly at: StepsAt }) {
  return (
    <>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="soft small">
        <a href={source.url} rel="noreferrer">
          {texts.source}
        </a>
        {texts.readOn[source.confidence]}
        <OnDay day={source.checkedOn} />.
      </p>
    </>
  )
}
