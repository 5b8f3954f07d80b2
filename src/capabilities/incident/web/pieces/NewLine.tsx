import { useState } from 'react'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { Checkbox } from '../../../../ui/forms/Checkbox.tsx'
import { FileField } from '../../../../ui/forms/FileField.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { LongTextField, TextField } from '../../../../ui/forms/TextField.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { fieldsOf } from '../instant-in.ts'
import { logTexts as words } from '../log-texts.fr.ts'
import { newId } from '../phone/new-id.ts'

const largestInMegabytes = 30

/** One more line of the main courante, written at a screen or copied from a sheet of paper. */
export function NewLine() {
  const [deviceId, setDeviceId] = useState(newId)
  const [now, setNow] = useState(() => fieldsOf(new Date()))
  const begin = () => {
    setDeviceId(newId())
    setNow(fieldsOf(new Date()))
  }
  return (
    <Card title={words.add}>
      <ActionForm
        key={deviceId}
        aria-label={words.add}
        encType="multipart/form-data"
        doneMessage={words.saved}
        onDone={begin}
      >
        <input type="hidden" name="intent" value="add" />
        <input type="hidden" name="deviceId" value={deviceId} />
        <LongTextField name="text" label={words.text} hint={words.textHint} rows={4} maxLength={10_000} />
        <TextField name="day" type="date" label={words.day} defaultValue={now.day} width="medium" />
        <TextField
          name="time"
          label={words.time}
          hint={words.timeHint}
          defaultValue={now.time}
          width="short"
        />
        <FileField
          name="file"
          label={words.file}
          hint={words.fileHint}
          maxMegabytes={largestInMegabytes}
          isOptional
        />
        <Checkbox name="isPaper" label={words.paper} hint={words.paperHint} />
        <Actions>
          <SubmitButton>{words.submit}</SubmitButton>
        </Actions>
      </ActionForm>
    </Card>
  )
}
