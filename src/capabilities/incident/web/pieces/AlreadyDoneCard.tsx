import type { IncidentCase } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { roomTexts as words } from '../room-texts.fr.ts'

/** What was done before anybody asked, and what to do about it now. */
export function AlreadyDoneCard({ view }: { readonly view: IncidentCase }) {
  if (view.alreadyDone.length === 0) return null
  return (
    <Card title={words.alreadyDone}>
      <Rows>
        {view.alreadyDone.map(({ id, label, now, never }) => (
          <Row key={id}>
            <h3>{label}</h3>
            <ul>
              {[...now, ...never].map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Row>
        ))}
      </Rows>
    </Card>
  )
}
