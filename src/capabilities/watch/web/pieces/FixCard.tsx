import type { Finding, StepsAt } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Record } from '../../../../ui/show/Record.tsx'
import { texts } from '../fix-texts.fr.ts'
import { DnsRecord } from './DnsRecord.tsx'
import styles from './FixCard.module.css'
import { ProviderSteps } from './ProviderSteps.tsx'

export interface FixCardProps {
  readonly fix: NonNullable<Finding['fix']>
  readonly steps: readonly StepsAt[]
}

/** Whom to ask what, in words to send, the exact DNS record where one repairs it, and where to put it. */
export function FixCard({ fix: { who, ask, record }, steps }: FixCardProps) {
  return (
    <Card title={texts.fix}>
      <h3 className={styles.heading}>{texts.who}</h3>
      <p>{who}.</p>
      <h3 className={styles.heading}>{texts.ask}</h3>
      <Record text={ask} look="letter" copyLabel={texts.copyRequest} />
      {record && <DnsRecord record={record} steps={steps} />}
      <ProviderSteps steps={steps} isAboutRecord={record !== undefined} />
    </Card>
  )
}
