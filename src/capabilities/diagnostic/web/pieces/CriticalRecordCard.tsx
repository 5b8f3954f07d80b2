import type { CriticalRecord } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Tag } from '../../../../ui/show/State.tsx'
import { fillingOf } from '../critical-change.ts'
import { texts } from '../texts.fr.ts'
import { CriticalRecordForm } from './CriticalRecordForm.tsx'
import { CriticalRecordSaid } from './CriticalRecordSaid.tsx'

const words = texts.critical
const tones = { filled: 'good', partly: 'soon', empty: 'plain' } as const
const signs = { filled: 'check', partly: 'bang', empty: 'question' } as const

/** One line of the table: what is known of it, and behind a title the form that changes it. */
export function CriticalRecordCard({ record }: { readonly record: CriticalRecord }) {
  const filling = fillingOf(record)
  return (
    <Card
      title={record.title}
      aside={
        <Tag tone={tones[filling]} sign={signs[filling]}>
          {words[filling]}
        </Tag>
      }
    >
      <p className="soft">{record.holds}</p>
      {!record.isApplicable && <p className="small soft">{words.setAside}</p>}
      {filling !== 'empty' && <CriticalRecordSaid said={record} />}
      <Disclosure summary={filling === 'empty' ? words.fill : words.change}>
        <CriticalRecordForm record={record} />
      </Disclosure>
    </Card>
  )
}
