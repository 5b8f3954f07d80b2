import { type ActionFunctionArgs, Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import {
  getOrganisationsByOrganisationIdHelpRequests,
  type HelpRequest,
  putOrganisationsByOrganisationIdHandOver,
  putOrganisationsByOrganisationIdHelpRequestsByRequestId,
} from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { LongTextField, TextField } from '../../../../ui/forms/TextField.tsx'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { Actions, Stack } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { Record } from '../../../../ui/show/Record.tsx'
import { AtInstant } from '../../../../ui/show/When.tsx'
import { formText } from '../form-text.ts'
import { helpTexts as words } from '../texts.fr.ts'

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  const path = { organisationId: params.organisationId ?? '' }
  return loaded(getOrganisationsByOrganisationIdHelpRequests({ path, signal }))
}

const states = ['waiting', 'taken', 'resolved'] as const

export async function action({ params, request }: ActionFunctionArgs) {
  const organisationId = params.organisationId ?? ''
  const form = await request.formData()
  if (formText(form, 'part') === 'hand-over') {
    const body = { address: formText(form, 'address') }
    return submitted(putOrganisationsByOrganisationIdHandOver({ path: { organisationId }, body }))
  }
  const state = states.find((each) => each === formText(form, 'state')) ?? 'taken'
  return submitted(
    putOrganisationsByOrganisationIdHelpRequestsByRequestId({
      path: { organisationId, requestId: formText(form, 'requestId') },
      headers: { 'If-Match': `"${formText(form, 'version')}"` },
      body: { state, answer: formText(form, 'answer') },
    }),
  )
}

export function Component() {
  const { requests, handOverAddress, canWrite } = useLoaderData<typeof loader>()
  return (
    <Page title={words.title} lead={words.lead} width="reading">
      <Stack>
        {requests.length === 0 && <EmptyState title={words.none}>{words.noneMeaning}</EmptyState>}
        {requests.map((one) => (
          <OneRequest key={one.id} request={one} />
        ))}
        <Card title={words.handOverTitle}>
          {canWrite ? (
            <ActionForm aria-label={words.handOverTitle} doneMessage={words.saved}>
              <input type="hidden" name="part" value="hand-over" />
              <p className="soft">{words.handOverMeaning}</p>
              <TextField
                name="address"
                label={words.handOverAddress}
                type="email"
                defaultValue={handOverAddress ?? ''}
                isOptional
              />
              <div>
                <SubmitButton look="plain">{words.save}</SubmitButton>
              </div>
            </ActionForm>
          ) : (
            <Notice>{words.noMail}</Notice>
          )}
        </Card>
      </Stack>
    </Page>
  )
}

function OneRequest({ request }: { readonly request: HelpRequest }) {
  const { id, communeName, askedByName, askedAt, text, page, state, stateByName, answer, version } = request
  return (
    <Card title={communeName} aside={<strong>{words.states[state]}</strong>}>
      <Stack>
        <p className="soft small">
          {words.asked(askedByName)}
          <AtInstant at={askedAt} />
          {stateByName && ` · ${words.states[state]} ${words.by(stateByName)}`}
        </p>
        <Record text={text} look="letter" isCopyable={false} />
        {page && (
          <p>
            <Link to={page}>{words.about}</Link>
          </p>
        )}
        {answer && (
          <p>
            {words.theirAnswer}
            {answer}
          </p>
        )}
        <ActionForm aria-label={`${words.answer} : ${communeName}`}>
          <input type="hidden" name="part" value="answer" />
          <input type="hidden" name="requestId" value={id} />
          <input type="hidden" name="version" value={version} />
          <LongTextField name="answer" label={words.answer} rows={2} isOptional />
          <Actions>
            {state === 'waiting' && (
              <SubmitButton look="plain" name="state" value="taken">
                {words.take}
              </SubmitButton>
            )}
            <SubmitButton look="plain" name="state" value={state === 'resolved' ? 'taken' : 'resolved'}>
              {state === 'resolved' ? words.reopen : words.resolve}
            </SubmitButton>
          </Actions>
        </ActionForm>
      </Stack>
    </Card>
  )
}
