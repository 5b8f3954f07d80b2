import { useState } from 'react'
import type { ProviderRequests } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { Choices } from '../../../../ui/forms/Choices.tsx'
import { SelectField } from '../../../../ui/forms/SelectField.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { Record } from '../../../../ui/show/Record.tsx'
import { requestTexts as words } from '../request-texts.fr.ts'

/** Chooses what to ask and until when, and shows the link once. */
export function AskByLink({ shown }: { readonly shown: ProviderRequests }) {
  const [link, setLink] = useState<string | null>(null)
  const { askable, providers, usualExpiresOn, latestExpiresOn } = shown
  const unknown = askable.filter(({ isUnknown }) => isUnknown)
  const others = askable.filter(({ isUnknown }) => !isUnknown)
  return (
    <Card title={words.askTitle}>
      <p className="soft">{words.askMeaning}</p>
      <ActionForm<{ link: string }> aria-label={words.askTitle} onDone={(made) => setLink(made.link)}>
        {unknown.length > 0 && (
          <Choices
            name="questionIds"
            label={words.questions}
            hint={words.unknownFirst}
            isMultiple
            choices={unknown.map(({ id, text }) => ({ value: id, label: text }))}
            defaultValue={unknown.map(({ id }) => id)}
          />
        )}
        <Disclosure summary={words.others(others.length)} isOpen={unknown.length === 0}>
          <Choices
            name="questionIds"
            label={words.questions}
            isLabelQuiet
            isMultiple
            choices={others.map(({ id, text }) => ({ value: id, label: text }))}
          />
        </Disclosure>
        <TextField
          name="expiresOn"
          type="date"
          label={words.expiresOn}
          hint={words.expiresHint}
          defaultValue={usualExpiresOn}
          max={latestExpiresOn}
          width="medium"
        />
        <TextField name="addressee" label={words.addressee} maxLength={160} isOptional />
        {providers.length > 0 && (
          <SelectField
            name="providerId"
            label={words.provider}
            emptyLabel={words.noProvider}
            options={providers.map(({ providerId, name }) => ({ value: providerId, label: name }))}
            isOptional
          />
        )}
        <div>
          <SubmitButton>{words.make}</SubmitButton>
        </div>
      </ActionForm>
      {link !== null && (
        <Notice tone="success" isLive title={words.madeTitle}>
          <p>{words.made}</p>
          <Record text={link} copyLabel={words.copy} />
        </Notice>
      )}
    </Card>
  )
}
