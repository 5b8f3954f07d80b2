import type { WeekCost } from '../../../../api-client/index.ts'
import { dayInWords } from '../../../../kernel/day.ts'
import { State, Tag } from '../../../../ui/show/State.tsx'
import { costTexts } from '../cost-texts.fr.ts'
import { eurosInWords } from '../in-words.ts'
import type { CostLine } from '../week-cost-change.ts'
import styles from './CostLines.module.css'

const words = costTexts

/** The bill, as one reads a quotation: each line with its calculation, its assumption and where it comes from. */
export function CostLines({ cost }: { readonly cost: WeekCost }) {
  return (
    <dl className={styles.lines}>
      {cost.lines.map((line) => (
        <div key={line.id} className={styles.line}>
          <dt>
            {line.label} {line.isAdjusted && <Tag>{words.adjusted}</Tag>}
          </dt>
          <dd className={styles.amount}>
            {line.amountInEuros === null ? (
              <State kind="unknown" word={words.toComplete} />
            ) : (
              eurosInWords(line.amountInEuros)
            )}
          </dd>
          <dd className={styles.how}>
            <p>{line.formula}</p>
            <p className="soft">
              {line.assumption} <span className={styles.source}>{sourceOf(line)}</span>
            </p>
          </dd>
        </div>
      ))}
      <div className={styles.total}>
        <dt>{words.total}</dt>
        <dd className={styles.amount}>{eurosInWords(cost.totalInEuros)}</dd>
      </div>
    </dl>
  )
}

/** « Source : le devis du prestataire (ordre de grandeur, 22 novembre 2026). » */
function sourceOf({ source, confidence, checkedOn }: CostLine): string {
  return `${words.source(source)} (${words.confidence[confidence]}, ${dayInWords(checkedOn)}).`
}
