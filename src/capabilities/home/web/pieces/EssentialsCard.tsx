import { Link } from 'react-router'
import type { Plan } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { StackedBar } from '../../../../ui/show/StackedBar.tsx'
import { stateOrder } from '../../../../ui/show/tones.ts'
import { diagnosticPaths } from '../../../diagnostic/web/index.ts'
import { texts } from '../cards-texts.fr.ts'

const words = texts.essentials

export interface EssentialsCardProps {
  readonly insee: string
  readonly figures: Plan['figures']['essentials']
}

/** How many of the essential measures are proven, and what the others are. */
export function EssentialsCard({ insee, figures: { counts, total } }: EssentialsCardProps) {
  const title = words.title(total)
  return (
    <Card title={title}>
      <p>
        <span className="figure">{counts.proven}</span> {words.proven(counts.proven, total)}
      </p>
      <StackedBar
        label={title}
        parts={stateOrder.map((kind) => ({
          kind,
          label: words.labels[kind](counts[kind]),
          count: counts[kind],
        }))}
      />
      <p className="small">
        <Link to={diagnosticPaths.measures(insee)}>{words.see}</Link>
      </p>
    </Card>
  )
}
