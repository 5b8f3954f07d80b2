import { Link } from 'react-router'
import type { MeasureSummary } from '../../../../api-client/index.ts'
import { dayOf } from '../../../../kernel/day.ts'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { State } from '../../../../ui/show/State.tsx'
import { OnDay } from '../../../../ui/show/When.tsx'
import { diagnosticPaths } from '../paths.ts'
import { texts } from '../texts.fr.ts'
import styles from './MeasureRows.module.css'

interface MeasureRowsProps {
  readonly insee: string
  readonly measures: readonly MeasureSummary[]
  /** Under each title, the sentence that explains the state best. */
  readonly hasReasons?: boolean
}

/** Measures, each a link, with their state; and until when for what is proven. */
export function MeasureRows({ insee, measures, hasReasons = false }: MeasureRowsProps) {
  return (
    <Rows>
      {measures.map((measure) => (
        <Row key={measure.id} end={<State kind={measure.state} />}>
          <Link className={styles.title ?? ''} to={diagnosticPaths.measure(insee, measure.id)}>
            {measure.title}
          </Link>
          {hasReasons && <p className="small soft">{measure.because[0]}</p>}
          {!hasReasons && measure.until !== null && (
            <p className="small soft">
              {texts.measures.until}
              <OnDay day={dayOf(new Date(measure.until))} />
            </p>
          )}
        </Row>
      ))}
    </Rows>
  )
}
