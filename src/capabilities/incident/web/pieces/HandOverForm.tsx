import { useState } from 'react'
import type { HandOvers } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { Choices } from '../../../../ui/forms/Choices.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { CopyButton } from '../../../../ui/show/CopyButton.tsx'
import { Actions, Stack } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import type { HandedOver } from '../hand-over-change.ts'
import { handOverTexts as words } from '../hand-over-texts.fr.ts'

const ways = [
  { value: 'link', label: words.byLink, hint: words.byLinkHint },
  { value: 'phrase', label: words.byPhrase, hint: words.byPhraseHint },
  { value: 'key', label: words.byKey, hint: words.byKeyHint },
]

/** To whom, what, under which mark, and how: nothing is ticked beforehand. */
export function HandOverForm({ choices: { attachments, files, tlps } }: { readonly choices: HandOvers }) {
  const [way, setWay] = useState('link')
  const [made, setMade] = useState<HandedOver>(null)
  return (
    <Card title={words.formLabel}>
      <Stack>
        {made !== null && 'link' in made && (
          <Notice
            tone="success"
            isLive
            title={words.made}
            actions={<CopyButton text={made.link} label={words.copy} />}
          >
            <p style={{ overflowWrap: 'anywhere' }}>{made.link}</p>
          </Notice>
        )}
        {made !== null && 'isPackaged' in made && <Notice tone="success" isLive title={words.packaged} />}
        <ActionForm<HandedOver> aria-label={words.formLabel} onDone={setMade}>
          <TextField name="recipient" label={words.recipient} hint={words.recipientHint} maxLength={200} />
          <Choices
            name="parts"
            label={words.whatTitle}
            isMultiple
            isOptional
            choices={[
              { value: 'main-courante', label: words.mainCourante },
              { value: 'case', label: words.case },
            ]}
          />
          {attachments.length === 0 ? (
            <p className="soft">{words.noAttachment}</p>
          ) : (
            <Choices
              name="attachments"
              label={words.attachments}
              isMultiple
              isOptional
              choices={attachments.map(({ sha256, name }) => ({ value: sha256, label: name }))}
            />
          )}
          <Choices
            name="files"
            label={words.files}
            isMultiple
            isOptional
            choices={files.map(({ id, title, missing }) => ({
              value: id,
              label: title,
              ...(missing === 0 ? {} : { hint: words.filesMissing(missing) }),
            }))}
          />
          <Choices
            name="tlp"
            label={words.tlp}
            defaultValue="amber-strict"
            choices={tlps.map(({ id, mark, meaning }) => ({ value: id, label: mark, hint: meaning }))}
          />
          <Choices name="way" label={words.way} value={way} onChange={setWay} choices={ways} />
          {way === 'link' ? (
            <TextField
              name="days"
              label={words.days}
              type="number"
              min={1}
              max={30}
              width="short"
              unit={words.daysUnit}
              defaultValue={7}
            />
          ) : (
            <TextField
              name="secret"
              label={words.secret}
              minLength={16}
              spellCheck={false}
              autoComplete="off"
            />
          )}
          <Actions>
            <SubmitButton>{words.submit}</SubmitButton>
          </Actions>
        </ActionForm>
      </Stack>
    </Card>
  )
}
