import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import {
  getAssigned,
  postAssignedByAssignmentIdDone,
  postAssignedByAssignmentIdMessages,
  postProviderDesk,
} from '../../../../api-client/index.ts'
import { dayOf } from '../../../../kernel/day.ts'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { Stack } from '../../../../ui/show/Layout.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { OnDay } from '../../../../ui/show/When.tsx'
import { diagnosticPaths } from '../../../diagnostic/web/index.ts'
import { assignmentTexts } from '../assignment-texts.fr.ts'
import { AssignedAction } from '../pieces/AssignedAction.tsx'
import { CommuneFilter } from '../pieces/CommuneFilter.tsx'

const words = assignmentTexts.page

/** Of one organisation where its address names one; else everything that is asked of the person. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const { signal } = request
  const [{ actions }, { requests }] = await Promise.all([
    loaded(getAssigned({ signal })),
    loaded(postProviderDesk({ body: { tokens: [] }, signal })),
  ])
  const organisationId = params.organisationId ?? null
  const isHere = ({ providerId }: { readonly providerId: string | null }) =>
    organisationId === null || providerId === organisationId
  return {
    actions: actions.filter(isHere),
    requests: requests.filter((one) => one.state === 'open' && isHere(one)),
    commune: new URL(request.url).searchParams.get('mairie') ?? '',
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const path = { assignmentId: text('assignmentId') }
  if (text('intent') === 'message')
    return submitted(postAssignedByAssignmentIdMessages({ path, body: { text: text('text') } }))
  const file = form.get('file')
  const hasFile = file instanceof File && file.name !== ''
  return submitted(
    postAssignedByAssignmentIdDone({ path, body: { note: text('note'), ...(hasFile && { file }) } }),
  )
}

export function Component() {
  const { actions, requests, commune } = useLoaderData<typeof loader>()
  const communes = [...actions, ...requests].map(({ communeName }) => communeName)
  const names = [...new Set(communes)].sort((a, b) => a.localeCompare(b, 'fr'))
  const isShown = ({ communeName }: { readonly communeName: string }) =>
    commune === '' || communeName === commune
  if (names.length === 0) {
    return (
      <Page title={words.title} width="reading">
        <Card>
          <EmptyState title={words.nothing}>{words.nothingMeaning}</EmptyState>
        </Card>
      </Page>
    )
  }
  const asked = requests.filter(isShown)
  return (
    <Page title={words.title} width="reading" lead={words.lead}>
      <Stack>
        {names.length > 1 && <CommuneFilter names={names} chosen={commune} />}
        {asked.length > 0 && (
          <Card title={words.questionsTitle}>
            <Rows>
              {asked.map(({ requestId, communeName, questions, expiresAt }) => (
                <Row key={requestId}>
                  {words.questions(communeName, questions.length)}
                  <p className="small soft">
                    {words.before}
                    <OnDay day={dayOf(new Date(expiresAt))} />
                  </p>
                </Row>
              ))}
            </Rows>
            <LinkButton to={diagnosticPaths.providerDesk}>{words.answer}</LinkButton>
          </Card>
        )}
        {actions.filter(isShown).map((one) => (
          <AssignedAction key={one.assignmentId} assigned={one} />
        ))}
      </Stack>
    </Page>
  )
}
