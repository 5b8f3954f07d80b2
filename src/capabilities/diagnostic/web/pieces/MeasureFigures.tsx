import type { Figures, Measures } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Columns, Stack } from '../../../../ui/show/Layout.tsx'
import { Meter } from '../../../../ui/show/Progress.tsx'
import { StackedBar } from '../../../../ui/show/StackedBar.tsx'
import { barParts } from '../bar-parts.ts'
import { measureTexts } from '../measure-texts.fr.ts'
import styles from './MeasureFigures.module.css'

const words = measureTexts.measures

/** The essentials, and the two figures of all measures. */
export function MeasureFigures({ figures }: { readonly figures: Measures['figures'] }) {
  const { essentials, all } = figures
  const setAside = all.counts['not-applicable']
  return (
    <Columns>
      <Card title={words.essentialFigures}>
        <p className={styles.figure}>
          <span className="figure">{essentials.counts.proven}</span>{' '}
          {words.provenOf(essentials.counts.proven, essentials.applicable)}
        </p>
        <StackedBar label={words.essentialsTitle(essentials.total)} parts={barParts(essentials.counts)} />
      </Card>
      <Card title={words.allFigures}>
        <Stack>
          <Meter
            label={words.knownLabel}
            value={knownCount(all)}
            max={all.applicable}
            inWords={words.of(knownCount(all), all.applicable)}
          />
          <Meter
            label={words.provenLabel}
            value={all.counts.proven}
            max={all.applicable}
            inWords={words.of(all.counts.proven, all.applicable)}
          />
          {setAside > 0 && <p className="small soft">{words.setAside(setAside)}</p>}
        </Stack>
      </Card>
    </Columns>
  )
}

const knownCount = ({ counts }: Figures): number => counts.proven + counts.declared + counts['to-do']
