import { classes } from '../classes.ts'
import { texts } from '../texts.fr.ts'
import { Disclosure } from './Disclosure.tsx'
import { Sign } from './Sign.tsx'
import styles from './StackedBar.module.css'
import { type StateKind, states } from './tones.ts'

export interface BarPart {
  readonly kind: StateKind
  /** Agreed with the count: « prouvées », « à faire ». */
  readonly label: string
  readonly count: number
}

export interface StackedBarProps {
  /** Names the picture: « Les 13 mesures essentielles ». */
  readonly label: string
  readonly parts: readonly BarPart[]
}

/** Parts of a whole. The same figures stand as a legend below it and as a table behind it. */
export function StackedBar({ label, parts }: StackedBarProps) {
  const shown = parts.filter((part) => part.count > 0)
  const total = shown.reduce((sum, part) => sum + part.count, 0)
  const inWords = shown.map((part) => `${part.count} ${part.label}`).join(', ')
  return (
    <div className={styles.figure}>
      <div className={styles.bar} role="img" aria-label={`${label} : ${inWords}`}>
        {shown.map((part) => (
          <span key={part.kind} className={styles[part.kind]} style={{ flexGrow: part.count }} />
        ))}
      </div>
      <ul className={styles.legend} aria-hidden="true">
        {shown.map((part) => (
          <li key={part.kind}>
            <span className={classes(styles.key, styles[part.kind])}>
              <Sign name={states[part.kind].sign} />
            </span>
            {part.count} {part.label}
          </li>
        ))}
      </ul>
      <Disclosure summary={texts.seeAsTable} isSmall>
        <table className={styles.table}>
          <caption className="voice">{label}</caption>
          <tbody>
            {parts.map((part) => (
              <tr key={part.kind}>
                <th scope="row">{states[part.kind].word}</th>
                <td>{part.count}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{texts.total}</th>
              <td>{total}</td>
            </tr>
          </tbody>
        </table>
      </Disclosure>
    </div>
  )
}
