import { Link } from 'react-router'
import type { ActionSummary } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Moment } from '../../../../ui/show/Moment.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { State, Tag } from '../../../../ui/show/State.tsx'
import { planPaths } from '../../../plan/web/index.ts'
import { texts } from '../texts.fr.ts'

const words = texts.progressed
const recentInMs = 14 * 24 * 60 * 60_000
const shown = 3

export interface ProgressedCardProps {
  readonly insee: string
  /** Done or closed, newest first. */
  readonly ended: readonly ActionSummary[]
}

/** What went well lately, and why it is over. Nothing at all when nothing did. */
export function ProgressedCard({ insee, ended }: ProgressedCardProps) {
  const recent = ended
    .filter(({ endedAt }) => endedAt !== null && Date.now() - Date.parse(endedAt) < recentInMs)
    .slice(0, shown)
  if (recent.length === 0) return null
  return (
    <Card title={words.title}>
      <Rows>
        {recent.map(({ id, title, status, statusLabel, state, endedAt, endedBecause }) => (
          <Row
            key={id}
            end={status === 'closed' ? <State kind={state} /> : <Tag sign="check">{statusLabel}</Tag>}
          >
            <Link to={planPaths.action(insee, id)}>{title}</Link>
            <p className="small soft">
              {endedBecause ?? (
                <>
                  {words.done}
                  {endedAt && <Moment at={endedAt} />}.
                </>
              )}
            </p>
          </Row>
        ))}
      </Rows>
    </Card>
  )
}
