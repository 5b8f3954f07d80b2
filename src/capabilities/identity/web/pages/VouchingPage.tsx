import { type ActionFunctionArgs, type LoaderFunctionArgs, type Params, useLoaderData } from 'react-router'
import {
  type AccountRecovery,
  type GetCommunesByInseeRecoveriesResponse,
  getCommunesByInseeRecoveries,
  getOrganisationsByOrganisationIdRecoveries,
  postCommunesByInseeRecoveriesByPersonIdStop,
  postCommunesByInseeRecoveriesByPersonIdVouch,
  postOrganisationsByOrganisationIdRecoveriesByPersonIdStop,
  postOrganisationsByOrganisationIdRecoveriesByPersonIdVouch,
} from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { Stack } from '../../../../ui/show/Layout.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { AtInstant } from '../../../../ui/show/When.tsx'
import { formText } from '../form-text.ts'
import { recoveryTexts } from '../recovery-texts.fr.ts'

const words = recoveryTexts.vouching

/** The commune of the address, or the organisation. */
function placeIn({ insee, organisationId = '' }: Params) {
  return insee === undefined ? { organisationId } : { insee }
}

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  const place = placeIn(params)
  return 'insee' in place
    ? loaded(getCommunesByInseeRecoveries({ path: { insee: place.insee ?? '' }, signal }))
    : loaded(getOrganisationsByOrganisationIdRecoveries({ path: place, signal }))
}

export async function action({ params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const personId = formText(form, 'personId')
  const body = { code: formText(form, 'code') }
  const isStop = formText(form, 'intent') === 'stop'
  const place = placeIn(params)
  if ('insee' in place) {
    const path = { insee: place.insee ?? '', personId }
    return isStop
      ? submitted(postCommunesByInseeRecoveriesByPersonIdStop({ path }))
      : submitted(postCommunesByInseeRecoveriesByPersonIdVouch({ path, body }))
  }
  const path = { ...place, personId }
  return isStop
    ? submitted(postOrganisationsByOrganisationIdRecoveriesByPersonIdStop({ path }))
    : submitted(postOrganisationsByOrganisationIdRecoveriesByPersonIdVouch({ path, body }))
}

/** Where administrators confirm that it is the person, or stop it. */
export function Component() {
  const { recoveries, steps } = useLoaderData<GetCommunesByInseeRecoveriesResponse>()
  return (
    <Page width="reading" title={words.title} lead={words.lead}>
      <Stack>
        {recoveries.length === 0 && <EmptyState title={words.none}>{words.noneMeaning}</EmptyState>}
        {recoveries.map((recovery) => (
          <RecoveryCard key={`${recovery.personId} ${recovery.askedAt}`} recovery={recovery} />
        ))}
        {steps.length > 0 && (
          <Card title={words.history}>
            <Rows>
              {steps.map((step) => (
                <Row key={`${step.at} ${step.kind} ${step.name}`}>
                  <p>
                    <strong>{step.name}</strong> : {words.steps[step.kind]}
                  </p>
                  <p className="soft small">
                    {step.by !== null && words.by(step.by)}
                    <AtInstant at={step.at} />
                  </p>
                </Row>
              ))}
            </Rows>
          </Card>
        )}
      </Stack>
    </Page>
  )
}

function RecoveryCard({ recovery }: { readonly recovery: AccountRecovery }) {
  const { personId, name, yourPart } = recovery
  return (
    <Card title={name}>
      <p className="soft small">
        {words.asked}
        <AtInstant at={recovery.askedAt} />
      </p>
      {recovery.voices.map((voice) => (
        <p key={`${voice.name} ${voice.at}`}>
          {words.voice(voice.name)}
          <AtInstant at={voice.at} />.
        </p>
      ))}
      {recovery.state === 'asked' && yourPart === 'may-vouch' && (
        <>
          <p>{words.call(name)}</p>
          <ActionForm aria-label={`${words.vouch}, ${name}`} doneMessage={words.vouched}>
            <input type="hidden" name="personId" value={personId} />
            <TextField name="code" label={words.code} hint={words.codeHint} autoComplete="off" />
            <div>
              <SubmitButton>{words.vouch}</SubmitButton>
            </div>
          </ActionForm>
        </>
      )}
      {recovery.state === 'asked' && yourPart !== 'may-vouch' && <p>{words.parts[yourPart]}</p>}
      {recovery.state === 'opens-later' && recovery.opensAt !== null && (
        <p>
          {words.opensAt}
          <strong>
            <AtInstant at={recovery.opensAt} />
          </strong>
          .
        </p>
      )}
      {recovery.state === 'open' && <p>{words.open}</p>}
      <Disclosure summary={words.stop}>
        <p>{words.stopMeaning}</p>
        <ActionForm aria-label={`${words.stop}, ${name}`} doneMessage={words.stopped}>
          <input type="hidden" name="intent" value="stop" />
          <input type="hidden" name="personId" value={personId} />
          <div>
            <SubmitButton look="plain">{words.stop}</SubmitButton>
          </div>
        </ActionForm>
      </Disclosure>
    </Card>
  )
}
