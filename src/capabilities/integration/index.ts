import type { Caller, Route } from '../../platform/http/route.ts'
import type { Job } from '../../platform/jobs/queue.ts'
import type { Platform } from '../../platform/platform.ts'
import { openWebhookSender, type WebhookSender } from '../../platform/webhook/open-webhook-sender.ts'
import type { Identity } from '../identity/index.ts'
import { metricsRoutes } from './deploy-center/metrics-http.ts'
import { type Emit, emitter } from './emit.ts'
import { callerOfToken } from './tokens/caller-of-token.ts'
import { tokenRoutes } from './tokens/token-http.ts'
import { deliveryJobs } from './webhooks/deliver.ts'
import { webhookRoutes } from './webhooks/webhook-http.ts'

export type { EventKind } from './domain/event.ts'
export type { Emit }

export interface Integration {
  readonly routes: Route[]
  readonly jobs: Job[]
  /** The program that shows a token; `none` when no token was shown, null when it opens nothing. */
  callerOf(headers: Headers): Promise<Caller | null | 'none'>
  /**
   * Tells the webhooks of an organisation, and those of the holders of a mandate that opens it, that something happened:
   * queued in the caller's transaction. `happened` names no person.
   */
  readonly emit: Emit
}

export function openIntegration(platform: Platform, { identity }: { identity: Identity }): Integration {
  let sender: WebhookSender | undefined
  return {
    routes: [...tokenRoutes(platform), ...webhookRoutes(platform), ...metricsRoutes(platform)],
    jobs: deliveryJobs({
      platform,
      identity,
      sender: () => (sender ??= openWebhookSender(platform.config.scan, platform.clock)),
    }),
    callerOf: (headers) => callerOfToken(platform, headers),
    emit: emitter(platform),
  }
}
