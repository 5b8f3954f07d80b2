import { Link } from 'react-router'
import type { ActionSummary } from '../../../../api-client/index.ts'
import { dayOf } from '../../../../kernel/day.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { Tag } from '../../../../ui/show/State.tsx'
import { planPaths } from '../../../plan/web/index.ts'
import { texts } from '../cards-texts.fr.ts'
import { dueInWords } from '../due-in-words.ts'

const words = texts.due
const shown = 4

export interface DueCardProps {
  readonly insee: string
  /** The open ones. */
  readonly actions: readonly ActionSummary[]
}

/** The next dates of the plan, as one says them. */
export function DueCard({ insee, actions }: DueCardProps) {
  const dated = actions
    .flatMap((action) => (action.dueOn === null ? [] : { ...action, dueOn: action.dueOn }))
    .sort((one, other) => one.dueOn.localeCompare(other.dueOn))
  const more = dated.length - shown
  return (
    <Card title={words.title}>
      {dated.length === 0 && <p className="soft">{words.none}</p>}
      <Rows>
        {dated.slice(0, shown).map(({ id, title, dueOn }) => (
          <Row key={id} end={<DueTag dueOn={dueOn} />}>
            <Link to={planPaths.action(insee, id)}>{title}</Link>
          </Row>
        ))}
      </Rows>
      {more > 0 && (
        <p className="small">
          <Link to={planPaths.plan(insee)}>{words.more(more)}</Link>
        </p>
      )}
    </Card>
  )
}

function DueTag({ dueOn }: { readonly dueOn: string }) {
  const { words: inWords, tone } = dueInWords(dueOn, dayOf(new Date()))
  const time = <time dateTime={dueOn}>{inWords}</time>
  if (tone === 'far') return <span className="small soft">{time}</span>
  return tone === 'late' ? (
    <Tag tone="late" sign="bang">
      {inWords}
    </Tag>
  ) : (
    <Tag tone="soon">{inWords}</Tag>
  )
}
