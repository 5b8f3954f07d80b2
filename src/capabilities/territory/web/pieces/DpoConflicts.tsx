import type { DpoConflict } from '../../../../api-client/index.ts'
import { dayInWords } from '../../../../kernel/day.ts'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { termWords } from '../mandate-words.fr.ts'

/** RGPD art. 38(6), said where a mandate is decided. */
export function DpoConflicts({ conflicts }: { readonly conflicts: readonly DpoConflict[] }) {
  return conflicts.map(({ sentence, source, checkedOn, confidence }) => (
    <Notice key={sentence} tone="problem" title={termWords.conflictTitle}>
      <p>{sentence}</p>
      <p className="soft small">
        {termWords.conflictSource(source, dayInWords(checkedOn), termWords.conflictConfidence[confidence])}
      </p>
    </Notice>
  ))
}
