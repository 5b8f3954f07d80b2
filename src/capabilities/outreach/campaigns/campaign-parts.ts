import type { Tx } from '../../../platform/db/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Identity } from '../../identity/index.ts'
import { invitationsOf } from '../waves/wave-store.ts'
import type { AskedCommune } from './campaign-store.ts'
import type { Sights } from './seen-done.ts'

export interface CampaignParts extends Sights {
  readonly platform: Platform
  readonly identity: Identity
}

export interface ReachableCommune extends AskedCommune {
  readonly epciSiren: string | null
  readonly epciName: string | null
  readonly isUnderMandate: boolean
}

/**
 * Whom a relay may ask something: the communes that gave it a mandate, and those that came in by its invitation.
 * Nobody else hears from it.
 */
export async function reachableCommunes(
  tx: Tx,
  holderId: string,
  { territory, identity }: CampaignParts,
): Promise<ReachableCommune[]> {
  const mandated = await territory.reach.communesUnderMandate(tx, holderId)
  const known = new Set(mandated.map(({ organisationId }) => organisationId))
  const invited = (await invitationsOf(tx, holderId, null)).filter(({ communeId }) => !known.has(communeId))
  const states = await identity.invitations.statesOf(
    tx,
    invited.map(({ invitationId }) => invitationId),
  )
  const broughtIn = invited.filter(({ invitationId }) => states.get(invitationId)?.state === 'used')
  return [
    ...mandated.map(({ organisationId, insee, name, epciSiren, epciName }) => ({
      communeId: organisationId,
      insee,
      communeName: name,
      epciSiren,
      epciName,
      isUnderMandate: true,
    })),
    ...broughtIn.map(({ communeId, insee, communeName }) => ({
      communeId,
      insee,
      communeName,
      epciSiren: null,
      epciName: null,
      isUnderMandate: false,
    })),
  ]
}
