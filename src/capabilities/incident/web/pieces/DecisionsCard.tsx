import type { IncidentCase } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { AtInstant } from '../../../../ui/show/When.tsx'
import { roomTexts } from '../room-texts.fr.ts'

const words = roomTexts.decisions

/** What was decided, by whom. */
export function DecisionsCard({ view }: { readonly view: IncidentCase }) {
  if (view.decisions.length === 0) return null
  return (
    <Card title={words.title}>
      <Rows>
        {view.decisions.map(
          ({ stepId, title, answer, decidedBy, decidedAs, reason, becauseAway, decidedAt }) => (
            <Row key={stepId}>
              <p>
                <strong>{title}</strong> : {roomTexts.decision[answer].toLowerCase()}
              </p>
              <p className="soft small">
                {decidedBy}, {words.as[decidedAs]}, <AtInstant at={decidedAt} />
              </p>
              {becauseAway !== null && <p className="small">{becauseAway}</p>}
              {reason !== null && <p className="small">{reason}</p>}
            </Row>
          ),
        )}
      </Rows>
    </Card>
  )
}
