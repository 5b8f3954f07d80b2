import { Link } from 'react-router'
import type { Measure } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { measureTexts } from '../measure-texts.fr.ts'
import { diagnosticPaths } from '../paths.ts'
import styles from './HowToDoIt.module.css'

interface HowToDoItProps {
  readonly insee: string
  readonly measure: Measure
}

/** The action and its steps, and the measures that come first. */
export function HowToDoIt({ insee, measure }: HowToDoItProps) {
  return (
    <Card title={measureTexts.measure.howTitle}>
      <p>
        <strong>{measure.action}.</strong>
      </p>
      <ol className={styles.steps}>
        {measure.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {measure.after.length > 0 && (
        <div className={styles.first}>
          <h3>{measureTexts.measure.firstTitle}</h3>
          <ul>
            {measure.after.map(({ id, title }) => (
              <li key={id}>
                <Link to={diagnosticPaths.measure(insee, id)}>{title}</Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  )
}
