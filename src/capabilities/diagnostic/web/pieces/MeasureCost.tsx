import type { Measure } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Facts } from '../../../../ui/show/Facts.tsx'
import { costInWords } from '../in-words.ts'
import { measureTexts } from '../measure-texts.fr.ts'

const words = measureTexts.measure

/** Who does it, how long it takes, what it costs. */
export function MeasureCost({ measure }: { readonly measure: Measure }) {
  return (
    <Card title={words.factsTitle}>
      <Facts
        facts={[
          { label: words.who, value: measure.doneByLabel },
          { label: words.effort, value: words.effortMeaning(measure.effortInMinutes) },
          { label: words.cost, value: costInWords(measure.cost) },
        ]}
      />
    </Card>
  )
}
