import { useState } from 'react'
import type { IncidentCase } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { Tag } from '../../../../ui/show/State.tsx'
import { newId } from '../phone/new-id.ts'
import { roomTexts } from '../room-texts.fr.ts'

const words = roomTexts.tasks
type Task = IncidentCase['tasks'][number]
const tones = { 'to-do': 'soon', doing: 'plain', done: 'good' } as const

/** Who does what. */
export function TasksCard({ view }: { readonly view: IncidentCase }) {
  const [taskId, setTaskId] = useState(newId)
  const isOpen = view.incident.closedAt === null
  return (
    <Card title={words.title}>
      {view.tasks.length === 0 ? (
        <p className="soft">{words.none}</p>
      ) : (
        <Rows>
          {view.tasks.map((task) => (
            <Row key={task.id} end={isOpen && task.state !== 'done' && <NextState task={task} />}>
              <p>{task.title}</p>
              <p className="soft small">
                <Tag tone={tones[task.state]}>{words.states[task.state]}</Tag> {task.person ?? words.nobody}
              </p>
            </Row>
          ))}
        </Rows>
      )}
      {isOpen && (
        <Disclosure summary={words.add}>
          <ActionForm aria-label={words.add} isEmptiedWhenDone onDone={() => setTaskId(newId())}>
            <input type="hidden" name="intent" value="task" />
            <input type="hidden" name="taskId" value={taskId} />
            <input type="hidden" name="state" value="to-do" />
            <TextField name="title" label={words.what} maxLength={200} />
            <TextField name="person" label={words.who} maxLength={120} width="medium" isOptional />
            <Actions>
              <SubmitButton look="plain">{words.submit}</SubmitButton>
            </Actions>
          </ActionForm>
        </Disclosure>
      )}
    </Card>
  )
}

function NextState({ task }: { readonly task: Task }) {
  const next = task.state === 'to-do' ? 'doing' : 'done'
  return (
    <ActionForm aria-label={task.title}>
      <input type="hidden" name="intent" value="task" />
      <input type="hidden" name="taskId" value={task.id} />
      <input type="hidden" name="title" value={task.title} />
      <input type="hidden" name="person" value={task.person ?? ''} />
      <input type="hidden" name="state" value={next} />
      <SubmitButton look="plain">{next === 'doing' ? words.start : words.finish}</SubmitButton>
    </ActionForm>
  )
}
