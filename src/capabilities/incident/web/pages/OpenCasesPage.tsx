import { useEffect, useState } from 'react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router'
import {
  getOrganisationsByOrganisationIdIncidents,
  postOrganisationsByOrganisationIdCauses,
  postOrganisationsByOrganisationIdCausesByCauseIdClose,
  putCommunesByInseeIncidentsByIncidentIdCause,
} from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { Checkbox } from '../../../../ui/forms/Checkbox.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { Actions, Split } from '../../../../ui/show/Layout.tsx'
import { Rows } from '../../../../ui/show/Rows.tsx'
import { newId } from '../phone/new-id.ts'
import { OpenCaseRow } from '../pieces/OpenCaseRow.tsx'
import { textIn } from '../read-case.ts'
import { relayTexts as words } from '../relay-texts.fr.ts'

const askAgainMs = 20_000

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  return loaded(
    getOrganisationsByOrganisationIdIncidents({
      path: { organisationId: params.organisationId ?? '' },
      signal,
    }),
  )
}

export async function action({ params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const organisationId = params.organisationId ?? ''
  const text = (name: string): string => textIn(form, name) ?? ''
  const causeId = text('causeId')
  switch (form.get('intent')) {
    case 'attach':
      return submitted(
        putCommunesByInseeIncidentsByIncidentIdCause({
          path: { insee: text('insee'), incidentId: text('incidentId') },
          body: { causeId },
        }),
      )
    case 'close':
      return submitted(
        postOrganisationsByOrganisationIdCausesByCauseIdClose({ path: { organisationId, causeId } }),
      )
    default:
      return submitted(
        postOrganisationsByOrganisationIdCauses({
          path: { organisationId },
          body: {
            ...{ id: causeId, title: text('title'), kind: 'unknown' },
            ...{ isExercise: form.get('isExercise') === 'on', begunAt: new Date().toISOString() },
          },
        }),
      )
  }
}

/** The open cases of the communes of a relay, and one cause over many of them. */
export function Component() {
  const { causes, cases } = useLoaderData<typeof loader>()
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const timer = setInterval(() => void revalidate(), askAgainMs)
    return () => clearInterval(timer)
  }, [revalidate])
  const open = causes.filter(({ closedAt }) => closedAt === null)
  const alone = cases.filter(({ causeId }) => !open.some(({ id }) => id === causeId))
  return (
    <Page title={words.title} lead={words.lead}>
      <Split aside={<NewCause />}>
        {cases.length === 0 && (
          <Card>
            <EmptyState title={words.empty}>
              <p>{words.emptyMeaning}</p>
            </EmptyState>
          </Card>
        )}
        {open.map((cause) => {
          const under = cases.filter(({ causeId }) => causeId === cause.id)
          return (
            <Card key={cause.id} title={cause.title} aside={<span>{words.communes(under.length)}</span>}>
              {under.length === 0 ? (
                <p className="soft">{words.noCases}</p>
              ) : (
                <Rows>
                  {under.map((one) => (
                    <OpenCaseRow key={one.id} open={one} causes={[]} />
                  ))}
                </Rows>
              )}
              <ActionForm aria-label={`${words.close} : ${cause.title}`}>
                <input type="hidden" name="intent" value="close" />
                <input type="hidden" name="causeId" value={cause.id} />
                <SubmitButton look="quiet">{words.close}</SubmitButton>
              </ActionForm>
            </Card>
          )
        })}
        {alone.length > 0 && (
          <Card title={words.alone}>
            <Rows>
              {alone.map((one) => (
                <OpenCaseRow
                  key={one.id}
                  open={one}
                  causes={open.filter(({ isExercise }) => isExercise === one.isExercise)}
                />
              ))}
            </Rows>
          </Card>
        )}
      </Split>
    </Page>
  )
}

function NewCause() {
  const [id, setId] = useState(newId)
  return (
    <Card title={words.newCause}>
      <ActionForm
        aria-label={words.newCause}
        isEmptiedWhenDone
        doneMessage={words.saved}
        onDone={() => setId(newId())}
      >
        <input type="hidden" name="intent" value="open" />
        <input type="hidden" name="causeId" value={id} />
        <p className="soft">{words.newCauseLead}</p>
        <TextField name="title" label={words.causeTitle} maxLength={200} />
        <Checkbox name="isExercise" label={words.isExercise} />
        <Actions>
          <SubmitButton look="plain">{words.submit}</SubmitButton>
        </Actions>
      </ActionForm>
    </Card>
  )
}
