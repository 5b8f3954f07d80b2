import type { WebhookEndpoint } from '../../../../api-client/index.ts'
import { Tag } from '../../../../ui/show/State.tsx'
import { webhookTexts as words } from '../webhook-texts.fr.ts'

/** Whether what is sent there gets through, in a word. */
export function EndpointState({ endpoint }: { readonly endpoint: WebhookEndpoint }) {
  if (endpoint.stoppedBecause === 'a-person') return <Tag>{words.paused}</Tag>
  if (endpoint.stoppedBecause === 'days-of-failure') return <Tag tone="late">{words.stopped}</Tag>
  return endpoint.failingSince === null ? (
    <Tag tone="good">{words.working}</Tag>
  ) : (
    <Tag tone="soon">{words.failing}</Tag>
  )
}
