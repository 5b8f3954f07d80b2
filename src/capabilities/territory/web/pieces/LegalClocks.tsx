import { Card } from '../../../../ui/show/Card.tsx'
import { texts } from '../urgency-texts.fr.ts'

/** What the law gives 72 hours for. */
export function LegalClocks() {
  return (
    <Card title={texts.clocks}>
      <ul>
        {texts.clockLines.map(({ what, source }) => (
          <li key={source}>
            {what} <span className="soft small">{source}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
