import { useState } from 'react'
import type { IncidentCase } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { LongTextField, TextField } from '../../../../ui/forms/TextField.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { AtInstant } from '../../../../ui/show/When.tsx'
import { newId } from '../phone/new-id.ts'
import { roomTexts } from '../room-texts.fr.ts'

const words = roomTexts.handover

/** The notes by which one person takes over from another. */
export function HandoverCard({ view }: { readonly view: IncidentCase }) {
  const [handoverId, setHandoverId] = useState(newId)
  const isOpen = view.incident.closedAt === null
  if (!isOpen && view.handovers.length === 0) return null
  return (
    <Card title={words.title}>
      <p className="soft">{words.lead}</p>
      {view.handovers.length > 0 && (
        <Rows>
          {view.handovers.map(({ id, from, to, words: note, set }) => (
            <Row key={id}>
              <p>
                <strong>{words.line(from, to)}</strong>, <AtInstant at={set.at} />
              </p>
              <p>{note}</p>
            </Row>
          ))}
        </Rows>
      )}
      {isOpen && (
        <Disclosure summary={words.submit}>
          <ActionForm
            aria-label={words.title}
            isEmptiedWhenDone
            doneMessage={words.saved}
            onDone={() => setHandoverId(newId())}
          >
            <input type="hidden" name="intent" value="handover" />
            <input type="hidden" name="handoverId" value={handoverId} />
            <TextField name="from" label={words.from} maxLength={120} width="medium" />
            <TextField name="to" label={words.to} maxLength={120} width="medium" />
            <LongTextField name="words" label={words.words} rows={5} maxLength={4000} />
            <Actions>
              <SubmitButton look="plain">{words.submit}</SubmitButton>
            </Actions>
          </ActionForm>
        </Disclosure>
      )}
    </Card>
  )
}
