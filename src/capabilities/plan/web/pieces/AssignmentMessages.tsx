import type { Assigned } from '../../../../api-client/index.ts'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { AtInstant } from '../../../../ui/show/When.tsx'

interface AssignmentMessagesProps {
  readonly title: string
  readonly messages: Assigned['actions'][number]['messages']
}

/** What the commune and its provider wrote to each other about one action, oldest first. */
export function AssignmentMessages({ title, messages }: AssignmentMessagesProps) {
  if (messages.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <Rows>
        {messages.map(({ id, at, by, text }) => (
          <Row key={id}>
            <p className="small soft">
              {by}, <AtInstant at={at} />
            </p>
            <p>{text}</p>
          </Row>
        ))}
      </Rows>
    </>
  )
}
