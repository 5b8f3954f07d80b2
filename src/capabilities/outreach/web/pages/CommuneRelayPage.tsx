import { type ActionFunctionArgs, Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import {
  getCommunesByInseeRelayRequests,
  postCommunesByInseeHelpRequests,
  postCommunesByInseeRelayRequestsByRequestIdDone,
} from '../../../../api-client/index.ts'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { Split } from '../../../../ui/show/Layout.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { AtInstant } from '../../../../ui/show/When.tsx'
import { formText } from '../form-text.ts'
import { outreachPaths } from '../paths.ts'
import { AskForHelp } from '../pieces/AskForHelp.tsx'
import { RelayRequestCard } from '../pieces/RelayRequestCard.tsx'
import { teamTexts } from '../team-texts.fr.ts'
import { helpTexts, communeTexts as words } from '../texts.fr.ts'

/** The page one comes from, when it is of this very commune; as `AskForHelp` names pages, under the commune. */
function pageNamed(pathname: string | null, insee: string): string | null {
  const under = `/communes/${insee}/`
  const page = pathname?.startsWith(under) ? pathname.slice(under.length) : ''
  return /^[a-z0-9][a-z0-9/-]*$/.test(page) ? page : null
}

export async function loader({ params, request: { url, signal } }: LoaderFunctionArgs) {
  const path = { insee: params.insee ?? '' }
  const about = pageNamed(new URL(url).searchParams.get('page'), path.insee)
  return { ...path, about, ...(await loaded(getCommunesByInseeRelayRequests({ path, signal }))) }
}

export async function action({ params, request }: ActionFunctionArgs) {
  const insee = params.insee ?? ''
  const form = await request.formData()
  if (formText(form, 'part') === 'help') {
    const page = formText(form, 'page')
    return submitted(
      postCommunesByInseeHelpRequests({
        path: { insee },
        body: {
          holderId: formText(form, 'holderId'),
          text: formText(form, 'text'),
          page: page === '' ? null : `/communes/${insee}/${page}`,
        },
      }),
    )
  }
  const contact = {
    name: formText(form, 'name'),
    function: formText(form, 'function'),
    phone: formText(form, 'phone'),
    address: formText(form, 'address'),
  }
  return submitted(
    postCommunesByInseeRelayRequestsByRequestIdDone({
      path: { insee, requestId: formText(form, 'requestId') },
      body: { contact: form.has('name') ? contact : null },
    }),
  )
}

export function Component() {
  const { insee, about, relays, requests, helpRequests } = useLoaderData<typeof loader>()
  return (
    <Page title={words.title} lead={words.lead}>
      <Split aside={<AskForHelp {...{ insee, about, relays }} />}>
        {requests.length === 0 && <EmptyState title={words.nothing}>{words.nothingMeaning}</EmptyState>}
        {requests.map((request) => (
          <RelayRequestCard key={request.id} request={request} />
        ))}
        {helpRequests.length > 0 && (
          <Card title={words.history}>
            <Rows>
              {helpRequests.map((one) => (
                <Row key={one.id} end={helpTexts.states[one.state]}>
                  <p>{one.text}</p>
                  <p className="soft small">
                    {one.holderName} · <AtInstant at={one.askedAt} />
                    {one.stateByName && ` · ${helpTexts.states[one.state]} ${helpTexts.by(one.stateByName)}`}
                  </p>
                  {one.answer && (
                    <p>
                      {helpTexts.theirAnswer}
                      {one.answer}
                    </p>
                  )}
                </Row>
              ))}
            </Rows>
          </Card>
        )}
        <Card title={teamTexts.title}>
          <p>
            {teamTexts.offer} <Link to={outreachPaths.teamReview(insee)}>{teamTexts.go}</Link>
          </p>
        </Card>
      </Split>
    </Page>
  )
}
