import { useState } from 'react'
import {
  type ActionFunctionArgs,
  Link,
  type LoaderFunctionArgs,
  useLoaderData,
  useParams,
} from 'react-router'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { Choices } from '../../../../ui/forms/Choices.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { Stack } from '../../../../ui/show/Layout.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { kindNames } from '../../domain/event.ts'
import { addEndpoint, readEndpoints } from '../calls.ts'
import { formText, tickedIn } from '../form-text.ts'
import { programsTexts } from '../leave-texts.fr.ts'
import { integrationPaths, ownerPath } from '../paths.ts'
import { EndpointState } from '../pieces/EndpointState.tsx'
import { ShownOnce } from '../pieces/ShownOnce.tsx'
import { kindWords, webhookTexts as words } from '../webhook-texts.fr.ts'

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  return loaded(readEndpoints(params, signal))
}

export async function action({ params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const body = { address: formText(form, 'address'), kinds: tickedIn(form, 'kinds', kindNames) }
  return submitted(addEndpoint(params, body))
}

interface Added {
  readonly id: string
  readonly secret: string
}

export function Component() {
  const { endpoints } = useLoaderData<typeof loader>()
  const params = useParams()
  const owner = ownerPath(params)
  const [added, setAdded] = useState<Added | null>(null)
  const crumbs = [
    { label: programsTexts.title, path: integrationPaths.programs(owner) },
    { label: words.title },
  ]
  // What a relay is asked, no commune is.
  const offered = kindNames.filter(
    (kind) => params.insee === undefined || (kind !== 'request.created' && kind !== 'campaign.answered'),
  )
  return (
    <Page title={words.title} lead={words.lead} breadcrumb={crumbs} width="reading">
      <Stack>
        {added !== null && (
          <ShownOnce title={words.addedTitle} secret={added.secret} copyLabel={words.copySecret}>
            <p>{words.addedMeaning}</p>
            <p>
              <Link to={integrationPaths.webhook(owner, added.id)}>{words.see}</Link>
            </p>
          </ShownOnce>
        )}
        {endpoints.length === 0 ? (
          <EmptyState title={words.none}>{words.noneMeaning}</EmptyState>
        ) : (
          <Card title={words.list}>
            <Rows>
              {endpoints.map((endpoint) => (
                <Row key={endpoint.id} end={<EndpointState endpoint={endpoint} />}>
                  <p>
                    <Link to={integrationPaths.webhook(owner, endpoint.id)}>{hostOf(endpoint.address)}</Link>
                  </p>
                  <p className="soft small">{endpoint.kinds.map((kind) => kindWords[kind]).join(' · ')}</p>
                </Row>
              ))}
            </Rows>
          </Card>
        )}
        <Card title={words.newTitle}>
          <ActionForm<Added> aria-label={words.newTitle} onDone={setAdded} isEmptiedWhenDone>
            <TextField
              name="address"
              type="url"
              label={words.address}
              hint={words.addressHint}
              maxLength={500}
              spellCheck={false}
            />
            <Choices
              name="kinds"
              label={words.kinds}
              choices={offered.map((kind) => ({ value: kind, label: kindWords[kind] }))}
              isMultiple
            />
            <div>
              <SubmitButton>{words.add}</SubmitButton>
            </div>
          </ActionForm>
        </Card>
      </Stack>
    </Page>
  )
}

const hostOf = (address: string): string => {
  const { host, pathname } = new URL(address)
  return pathname === '/' ? host : host + pathname
}
