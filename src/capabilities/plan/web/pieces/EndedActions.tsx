import { Link } from 'react-router'
import type { ActionSummary } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { State } from '../../../../ui/show/State.tsx'
import { planPaths } from '../paths.ts'
import { texts } from '../texts.fr.ts'

const words = texts.plan

export interface EndedActionsProps {
  readonly insee: string
  readonly ended: readonly ActionSummary[]
}

/** What left the list, and why: nobody should wonder where an action went. */
export function EndedActions({ insee, ended }: EndedActionsProps) {
  if (ended.length === 0) return null
  return (
    <Card>
      <Disclosure summary={words.ended(ended.length)}>
        <p className="soft">{words.endedMeaning}</p>
        <Rows>
          {ended.map((action) => (
            <Row key={action.id} end={<EndedState action={action} />}>
              <p>
                <Link to={planPaths.action(insee, action.id)}>{action.title}</Link>
              </p>
              {action.endedBecause && <p className="soft small">{action.endedBecause}</p>}
            </Row>
          ))}
        </Rows>
      </Disclosure>
    </Card>
  )
}

/** Said without proof shows as declared; closed by Beffroi shows what the measure became. */
export function EndedState({ action }: { readonly action: ActionSummary }) {
  return action.status === 'done' ? (
    <State kind="declared" word={action.statusLabel} />
  ) : (
    <State kind={action.state} />
  )
}
