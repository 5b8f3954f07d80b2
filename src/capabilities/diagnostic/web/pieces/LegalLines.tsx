import type { Citation } from '../../../../api-client/index.ts'
import { OnDay } from '../../../../ui/show/When.tsx'
import { legalTexts } from '../legal-texts.fr.ts'
import styles from './LegalLines.module.css'

const words = legalTexts

/** What a text says, each line with its source, the day it was read, and how sure we are. */
export function LegalLines({ citations }: { readonly citations: readonly Citation[] }) {
  return (
    <ul className={styles.lines}>
      {citations.map((citation) => (
        <li key={citation.text}>
          <p>{citation.text}</p>
          <p className="small soft">
            {citation.source}
            {words.readOn}
            <OnDay day={citation.checkedOn} />, <strong>{words.confidence[citation.confidence]}</strong>.
            {citation.territories && ` ${words.where(citation.territories)}`}
          </p>
        </li>
      ))}
    </ul>
  )
}
