import type { Finding } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Record } from '../../../../ui/show/Record.tsx'
import { texts } from '../texts.fr.ts'
import styles from './FixCard.module.css'

const words = texts.finding

type Fix = NonNullable<Finding['fix']>

/** Whom to ask what, in words to send, and the exact DNS record where one repairs it. */
export function FixCard({ fix }: { readonly fix: Fix }) {
  return (
    <Card title={words.fix}>
      <h3 className={styles.heading}>{words.who}</h3>
      <p>{fix.who}.</p>
      <h3 className={styles.heading}>{words.ask}</h3>
      <Record text={fix.ask} look="letter" copyLabel={words.copyRequest} />
      {fix.record && <DnsRecord record={fix.record} />}
    </Card>
  )
}

function DnsRecord({ record }: { readonly record: NonNullable<Fix['record']> }) {
  return (
    <>
      <h3 className={styles.heading}>{words.record}</h3>
      <p className="soft">{words.recordMeaning}</p>
      <dl className={styles.record}>
        <dt>{words.recordName}</dt>
        <dd>
          <Record text={record.name} copyLabel={words.copyName} />
        </dd>
        <dt>{words.recordType}</dt>
        <dd className={styles.plain}>{record.type}</dd>
        <dt>{words.recordValue}</dt>
        <dd>
          <Record text={record.value} copyLabel={words.copyValue} />
        </dd>
      </dl>
    </>
  )
}
