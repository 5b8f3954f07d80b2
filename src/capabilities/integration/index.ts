import type { Imported } from '../../platform/backup/import-organisation.ts'
import type { Caller, Route } from '../../platform/http/route.ts'
import type { Job } from '../../platform/jobs/queue.ts'
import type { Platform } from '../../platform/platform.ts'
import { openWebhookSender, type WebhookSender } from '../../platform/webhook/open-webhook-sender.ts'
import type { Identity } from '../identity/index.ts'
import type { Territory } from '../territory/index.ts'
import { departureJob } from './departure/delete-spaces.ts'
import { departureRoutes } from './departure/departure-http.ts'
import { type BringIn, importRoutes, inviteBack } from './departure/import-http.ts'
import { entitlementsRoutes } from './deploy-center/entitlements-http.ts'
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
  /** A link each for the people that an archive names, when the command line took it in. */
  inviteBack(imported: Imported): Promise<{ name: string; role: string; link: string }[]>
}

interface Above {
  readonly identity: Identity
  readonly territory: Territory
  /** Its version, written in what is exported. */
  readonly program: string
  readonly bringIn: BringIn
}

export function openIntegration(platform: Platform, above: Above): Integration {
  const { identity, bringIn } = above
  let sender: WebhookSender | undefined
  return {
    routes: [
      ...tokenRoutes(platform),
      ...webhookRoutes(platform),
      ...metricsRoutes(platform),
      ...entitlementsRoutes(platform),
      ...departureRoutes(platform, above),
      ...importRoutes(platform, identity, bringIn),
    ],
    jobs: [
      ...deliveryJobs({
        platform,
        identity,
        sender: () => (sender ??= openWebhookSender(platform.config.scan, platform.clock)),
      }),
      departureJob(platform, identity),
    ],
    callerOf: (headers) => callerOfToken(platform, headers),
    emit: emitter(platform),
    inviteBack: (imported) => inviteBack(platform, identity, imported, null),
  }
}
