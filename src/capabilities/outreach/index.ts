import type { Route } from '../../platform/http/route.ts'
import type { Job } from '../../platform/jobs/queue.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Diagnostic } from '../diagnostic/index.ts'
import type { Identity } from '../identity/index.ts'
import type { Plan } from '../plan/index.ts'
import type { Territory } from '../territory/index.ts'
import { acceptWaveInvitation } from './waves/accept-invitation.ts'
import { sendDueJob } from './waves/send-due-letters.ts'
import { waveDocumentRoutes } from './waves/wave-documents-http.ts'
import { waveRoutes } from './waves/wave-http.ts'

/** What a relay and its communes say to each other: invitations in waves, campaigns, calls for help, reviews of a team. */
export interface Outreach {
  readonly routes: Route[]
  readonly jobs: Job[]
}

export function openOutreach(
  platform: Platform,
  {
    identity,
    territory,
    diagnostic,
    plan,
  }: { identity: Identity; territory: Territory; diagnostic: Diagnostic; plan: Plan },
): Outreach {
  const parts = { platform, identity, territory, diagnostic, plan }
  identity.onInvitationAccepted((tx, accepted) => acceptWaveInvitation(tx, accepted, parts))
  return {
    routes: [...waveRoutes(parts), ...waveDocumentRoutes(parts)],
    jobs: [sendDueJob(parts)],
  }
}
