import { Link } from 'react-router'
import type { MeasureSummary } from '../../../../api-client/index.ts'
import { dayOf } from '../../../../kernel/day.ts'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { State } from '../../../../ui/show/State.tsx'
import { OnDay } from '../../../../ui/show/When.tsx'
import { measureTexts } from '../measure-texts.fr.ts'
import { diagnosticPaths } from '../paths.ts'
import styles from './MeasureRows.module.css'

interface MeasureRowsProps {
  readonly insee: string
  readonly measures: readonly MeasureSummary[]
}

/** Measures, each a link, with their state; and until when for what is proven. */
export function MeasureRows({ insee, measures }: MeasureRowsProps) {
  return (
    <Rows>
      {measures.map((measure) => (
        <Row key={measure.id} end={<State kind={measure.state} />}>
          <Link className={styles.title ?? ''} to={diagnosticPaths.measure(insee, measure.id)}>
            {measure.title}
          </Link>
          {measure.until !== null && (
            <p className="small soft">
              {measureTexts.measures.until}
              <OnDay day={dayOf(new Date(measure.until))} />
            </p>
          )}
        </Row>
      ))}
    </Rows>
  )
}
