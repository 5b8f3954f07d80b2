import type { Finding, StepsAt } from '../../../../api-client/index.ts'
import { Record } from '../../../../ui/show/Record.tsx'
import { texts } from '../fix-texts.fr.ts'
import { recordParts, textPieces } from '../record-parts.ts'
import styles from './FixCard.module.css'

type ProposedRecord = NonNullable<NonNullable<Finding['fix']>['record']>

interface DnsRecordProps {
  readonly record: ProposedRecord
  readonly steps: readonly StepsAt[]
}

/** A record in the boxes of a form, each to be copied: the name whole and as it is typed, the value, what it replaces. */
export function DnsRecord({ record: { name, type, value, replaces }, steps }: DnsRecordProps) {
  const parts = recordParts(type, value)
  const pieces = type === 'TXT' ? textPieces(value) : null
  return (
    <>
      <h3 className={styles.heading}>{replaces ? texts.replace : texts.add}</h3>
      <p className="soft">{texts.recordMeaning}</p>
      <dl className={styles.record}>
        <dt>{texts.name}</dt>
        <dd>
          <Record text={name} copyLabel={texts.copyName} />
        </dd>
        <ShortName steps={steps} />
        <dt>{texts.type}</dt>
        <dd className={styles.plain}>{type}</dd>
        {parts.length === 0 ? (
          <>
            <dt>{texts.value}</dt>
            <dd>
              <Record text={value} copyLabel={texts.copyValue} />
            </dd>
          </>
        ) : (
          parts.map((part) => <Part key={part.name} {...part} />)
        )}
      </dl>
      {pieces !== null && (
        <>
          <p className={styles.note}>{texts.longText(value.length)}</p>
          <Record text={pieces} copyLabel={texts.copyPieces} />
        </>
      )}
      {replaces && (
        <>
          <p className={styles.note}>{texts.takesThePlaceOf(replaces.length)}</p>
          <Record text={replaces.join('\n')} isCopyable={false} />
          <p className="soft small">{texts.nothingElse}</p>
        </>
      )}
    </>
  )
}

function Part({ name, value }: ReturnType<typeof recordParts>[number]) {
  const { label, copied } = texts.parts[name]
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <Record text={value} copyLabel={texts.copyPart(copied)} />
      </dd>
    </>
  )
}

/** As the form of the recognised provider asks for it; else as most forms do. */
function ShortName({ steps }: { readonly steps: readonly StepsAt[] }) {
  const theirs = steps.find(({ isTheirs }) => isTheirs)
  const typed = theirs?.typedName ?? steps.find((each) => each.typedName)?.typedName
  if (typed === undefined || typed === null) return null
  return (
    <>
      <dt>{texts.shortName}</dt>
      <dd>
        {typed !== '' && <Record text={typed} copyLabel={texts.copyShortName} />}
        <p className="soft small">
          {theirs ? texts.shortNameAt(theirs.provider, typed) : texts.shortNameAnywhere}
        </p>
      </dd>
    </>
  )
}
