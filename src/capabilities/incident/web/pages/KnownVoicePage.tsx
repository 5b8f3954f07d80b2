import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import {
  deleteCommunesByInseeOutsideAddress,
  getCommunesByInsee,
  getCommunesByInseeAgreedPhrase,
  getCommunesByInseeOutsideAddress,
  putCommunesByInseeAgreedPhrase,
  putCommunesByInseeOutsideAddress,
} from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Actions, Stack } from '../../../../ui/show/Layout.tsx'
import { instantInWords } from '../../../../ui/show/When.tsx'
import { knownVoiceTexts as words } from '../known-voice-texts.fr.ts'
import { textIn } from '../read-case.ts'

export async function loader({ params: { insee = '' }, request: { signal } }: LoaderFunctionArgs) {
  const [{ rights }, phrase, outside] = await Promise.all([
    loaded(getCommunesByInsee({ path: { insee }, signal })),
    loaded(getCommunesByInseeAgreedPhrase({ path: { insee }, signal })),
    loaded(getCommunesByInseeOutsideAddress({ path: { insee }, signal })),
  ])
  return { mayChange: rights.includes('space:write'), phrase, outside }
}

export async function action({ params: { insee = '' }, request }: ActionFunctionArgs) {
  const form = await request.formData()
  switch (textIn(form, 'part')) {
    case 'phrase': {
      const body = { phrase: textIn(form, 'phrase') ?? '' }
      return submitted(putCommunesByInseeAgreedPhrase({ path: { insee }, body }))
    }
    case 'outside': {
      const body = { address: textIn(form, 'address') ?? '', phone: textIn(form, 'phone') }
      return submitted(putCommunesByInseeOutsideAddress({ path: { insee }, body }))
    }
    default:
      return submitted(deleteCommunesByInseeOutsideAddress({ path: { insee } }))
  }
}

export function Component() {
  const { mayChange, phrase, outside } = useLoaderData<typeof loader>()
  return (
    <Page title={words.title} lead={words.lead}>
      <Stack>
        <PhraseCard phrase={phrase} mayChange={mayChange} />
        <OutsideCard outside={outside} />
      </Stack>
    </Page>
  )
}

type Read = Awaited<ReturnType<typeof loader>>

/** Shown when asked for: the page may be open on a desk while nobody calls. */
function PhraseCard({ phrase: { phrase, setAt }, mayChange }: Pick<Read, 'phrase' | 'mayChange'>) {
  return (
    <Card title={words.phrase.title}>
      <p className="soft">{words.phrase.meaning}</p>
      {phrase === null || setAt === null ? (
        <p>
          <strong>{words.phrase.none}</strong>
        </p>
      ) : (
        <Disclosure summary={words.phrase.show}>
          <p>
            <strong>« {phrase} »</strong>
          </p>
          <p className="soft small">{words.phrase.agreedOn(instantInWords(new Date(setAt)))}</p>
        </Disclosure>
      )}
      <ol>
        {words.phrase.check.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {mayChange && (
        <ActionForm aria-label={words.phrase.field} isEmptiedWhenDone doneMessage={words.phrase.done}>
          <input type="hidden" name="part" value="phrase" />
          <TextField
            name="phrase"
            label={words.phrase.field}
            hint={words.phrase.hint}
            maxLength={120}
            autoComplete="off"
          />
          <Actions>
            <SubmitButton look="plain">{words.phrase.submit}</SubmitButton>
          </Actions>
        </ActionForm>
      )}
    </Card>
  )
}

function OutsideCard({ outside }: Pick<Read, 'outside'>) {
  return (
    <Card title={words.outside.title}>
      <p className="soft">{words.outside.meaning}</p>
      <ActionForm aria-label={words.outside.title} doneMessage={words.outside.done}>
        <input type="hidden" name="part" value="outside" />
        <TextField
          name="address"
          type="email"
          label={words.outside.address}
          defaultValue={outside.address ?? ''}
          maxLength={254}
          autoComplete="off"
        />
        <TextField
          name="phone"
          type="tel"
          label={words.outside.phone}
          defaultValue={outside.phone ?? ''}
          maxLength={40}
          width="medium"
          autoComplete="off"
          isOptional
        />
        <Actions>
          <SubmitButton look="plain">{words.outside.submit}</SubmitButton>
        </Actions>
      </ActionForm>
      {outside.address !== null && (
        <ActionForm aria-label={words.outside.forget} doneMessage={words.outside.forgotten}>
          <input type="hidden" name="part" value="forget" />
          <SubmitButton look="plain">{words.outside.forget}</SubmitButton>
        </ActionForm>
      )}
    </Card>
  )
}
