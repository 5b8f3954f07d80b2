import type { CriticalRecordChange } from '../../../../api-client/index.ts'
import { Facts } from '../../../../ui/show/Facts.tsx'
import { hoursInWords } from '../in-words.ts'
import { texts } from '../texts.fr.ts'

const words = texts.critical

/** What the commune says of one kind of record. */
export function CriticalRecordSaid({ said }: { readonly said: CriticalRecordChange }) {
  const { whereKept, howSaved, responsible, tolerableHours } = said
  return (
    <Facts
      facts={[
        { label: words.whereKept, value: whereKept ?? <NotSaid /> },
        { label: words.howSaved, value: howSaved ?? <NotSaid /> },
        { label: words.responsible, value: responsible ?? <NotSaid /> },
        {
          label: words.tolerable,
          value: tolerableHours === null ? <NotSaid /> : hoursInWords(tolerableHours),
        },
      ]}
    />
  )
}

function NotSaid() {
  return <span className="soft">{words.unknown}</span>
}
