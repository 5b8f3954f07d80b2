import type { Route } from '../../platform/http/route.ts'
import type { Job } from '../../platform/jobs/queue.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Diagnostic } from '../diagnostic/index.ts'
import type { Identity } from '../identity/index.ts'
import type { Plan } from '../plan/index.ts'
import type { Territory } from '../territory/index.ts'
import { campaignRoutes } from './campaigns/campaign-http.ts'
import { tellOfRequestJob } from './campaigns/campaign-jobs.ts'
import { type CampaignListener, communeRequestRoutes } from './campaigns/commune-requests-http.ts'
import { handOverJob } from './help/hand-over-job.ts'
import { type HelpListener, helpRoutes } from './help/help-http.ts'
import { reviewRoutes } from './review/review-http.ts'
import { acceptWaveInvitation } from './waves/accept-invitation.ts'
import { sendDueJob } from './waves/send-due-letters.ts'
import { waveDocumentRoutes } from './waves/wave-documents-http.ts'
import { waveRoutes } from './waves/wave-http.ts'

/** What a relay and its communes say to each other: invitations in waves, campaigns, calls for help, reviews of a team. */
export interface Outreach {
  readonly routes: Route[]
  readonly jobs: Job[]
  /** `listener` runs in the transaction in which a commune says that it did what a campaign asks. */
  onCampaignAnswered(listener: CampaignListener): void
  /** `listener` runs in the transaction of a call for help. */
  onHelpRequested(listener: HelpListener): void
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
  const campaignListeners: CampaignListener[] = []
  const helpListeners: HelpListener[] = []
  identity.onInvitationAccepted((tx, accepted) => acceptWaveInvitation(tx, accepted, parts))
  return {
    routes: [
      ...waveRoutes(parts),
      ...waveDocumentRoutes(parts),
      ...campaignRoutes(parts),
      ...communeRequestRoutes(parts, campaignListeners),
      ...helpRoutes(parts, helpListeners),
      ...reviewRoutes(parts),
    ],
    jobs: [sendDueJob(parts), tellOfRequestJob(parts), handOverJob(platform)],
    onCampaignAnswered: (listener) => void campaignListeners.push(listener),
    onHelpRequested: (listener) => void helpListeners.push(listener),
  }
}
