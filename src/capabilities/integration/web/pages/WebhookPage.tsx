import { useEffect } from 'react'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
  useParams,
  useRevalidator,
} from 'react-router'
import type { WebhookDelivery, WebhookEndpoint } from '../../../../api-client/index.ts'
import { dayInWords, dayOf } from '../../../../kernel/day.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { loaded, problemOf, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { ProblemError } from '../../../../ui/problems/problem.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Stack } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import {
  pauseEndpoint,
  readDeliveries,
  readEndpoints,
  removeEndpoint,
  resumeEndpoint,
  sendAgain,
  tryEndpoint,
} from '../calls.ts'
import { formText } from '../form-text.ts'
import { integrationPaths, ownerPath } from '../paths.ts'
import { DeliveryLog } from '../pieces/DeliveryLog.tsx'
import { EndpointState } from '../pieces/EndpointState.tsx'
import { kindWords, webhookTexts as words } from '../webhook-texts.fr.ts'

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  const [{ endpoints }, { deliveries }] = await Promise.all([
    loaded(readEndpoints(params, signal)),
    loaded(readDeliveries(params, signal)),
  ])
  const endpoint = endpoints.find(({ id }) => id === params.endpointId)
  if (endpoint === undefined) throw new ProblemError(problemOf(null, 404))
  return { endpoint, deliveries }
}

/** The forms of this page say in `part` which of them they are. */
export async function action({ params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  switch (formText(form, 'part')) {
    case 'trial':
      return submitted(tryEndpoint(params))
    case 'pause':
      return submitted(pauseEndpoint(params))
    case 'resume':
      return submitted(resumeEndpoint(params))
    case 'again':
      return submitted(sendAgain(params, formText(form, 'deliveryId')))
    default: {
      const removed = await submitted(removeEndpoint(params))
      return removed.ok ? redirect(integrationPaths.webhooks(ownerPath(params))) : removed
    }
  }
}

const readAgainMs = 2000
/** An attempt that is under way is held for a minute. */
const soonMs = 70_000

const isSoonTried = ({ status, dueAt }: WebhookDelivery): boolean =>
  status === 'waiting' && dueAt !== null && Date.parse(dueAt) - Date.now() < soonMs

export function Component() {
  const { endpoint, deliveries } = useLoaderData<typeof loader>()
  const { revalidate } = useRevalidator()
  const owner = ownerPath(useParams())
  const isUnderWay = deliveries.some(isSoonTried)
  useEffect(() => {
    if (!isUnderWay) return
    const timer = setInterval(() => void revalidate(), readAgainMs)
    return () => clearInterval(timer)
  }, [isUnderWay, revalidate])
  const host = new URL(endpoint.address).host
  const crumbs = [{ label: words.title, path: integrationPaths.webhooks(owner) }, { label: host }]
  return (
    <Page title={host} lead={<code>{endpoint.address}</code>} breadcrumb={crumbs}>
      <Stack>
        <Standing endpoint={endpoint} />
        <Card title={words.log}>
          <DeliveryLog deliveries={deliveries} />
        </Card>
        <Disclosure summary={words.remove}>
          <ActionForm aria-label={words.remove}>
            <p>{words.removeMeaning}</p>
            <div>
              <SubmitButton look="alarm">{words.confirmRemove}</SubmitButton>
            </div>
          </ActionForm>
        </Disclosure>
      </Stack>
    </Page>
  )
}

function Standing({ endpoint }: { readonly endpoint: WebhookEndpoint }) {
  const { failingSince, stoppedBecause, kinds } = endpoint
  const isStopped = stoppedBecause !== null
  return (
    <Card title={words.told} aside={<EndpointState endpoint={endpoint} />}>
      <Stack>
        <ul>
          {kinds.map((kind) => (
            <li key={kind}>{kindWords[kind]}</li>
          ))}
        </ul>
        {stoppedBecause === 'days-of-failure' && <Notice tone="problem" title={words.stoppedByDays} />}
        {stoppedBecause === 'a-person' && <Notice title={words.stoppedByPerson} />}
        {!isStopped && failingSince !== null && (
          <Notice tone="problem" title={words.failingSince(dayInWords(dayOf(new Date(failingSince))))} />
        )}
        <ActionForm aria-label={words.trial} doneMessage={words.trialSent}>
          <input type="hidden" name="part" value="trial" />
          <div>
            <SubmitButton look="plain">{words.trial}</SubmitButton>
          </div>
        </ActionForm>
        <ActionForm aria-label={isStopped ? words.resume : words.pause}>
          <input type="hidden" name="part" value={isStopped ? 'resume' : 'pause'} />
          <div>
            <SubmitButton look="plain">{isStopped ? words.resume : words.pause}</SubmitButton>
          </div>
        </ActionForm>
      </Stack>
    </Card>
  )
}
