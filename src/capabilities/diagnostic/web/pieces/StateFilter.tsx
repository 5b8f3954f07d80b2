import { Link } from 'react-router'
import type { Figures, MeasureSummary } from '../../../../api-client/index.ts'
import { states as shownStates } from '../../../../ui/show/tones.ts'
import { measureTexts } from '../measure-texts.fr.ts'
import { diagnosticPaths } from '../paths.ts'
import { nameOfState, states } from '../state-filter.ts'
import styles from './StateFilter.module.css'

interface StateFilterProps {
  readonly insee: string
  readonly shown: MeasureSummary['state'] | null
  readonly counts: Figures['counts']
}

const words = measureTexts.measures

/** Links, one for each state that some measure has: the address holds the choice. */
export function StateFilter({ insee, shown, counts }: StateFilterProps) {
  const offered = states.filter((state) => counts[state] > 0 || state === shown)
  return (
    <nav className={styles.filter} aria-label={words.filter}>
      <Link
        to={diagnosticPaths.measures(insee)}
        preventScrollReset
        aria-current={shown === null ? 'true' : undefined}
      >
        {words.everything}
      </Link>
      {offered.map((state) => (
        <Link
          key={state}
          to={diagnosticPaths.measuresIn(insee, nameOfState(state))}
          preventScrollReset
          aria-current={shown === state ? 'true' : undefined}
        >
          {shownStates[state].word} <span className={styles.count}>{counts[state]}</span>
        </Link>
      ))}
    </nav>
  )
}
