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

/** How many it may ask, and how they divide: the same communes as below, counted without being read. */
export async function countReachable(
  tx: Tx,
  holderId: string,
  { territory, identity }: CampaignParts,
): Promise<{ total: number; epci: { siren: string; name: string; count: number }[] }> {
  const groups = await territory.reach.communesUnderMandateByEpci(tx, holderId)
  const invited = await invitationsOf(tx, holderId, null)
  const known = await territory.reach.mandateGivers(
    tx,
    holderId,
    invited.map(({ communeId }) => communeId),
  )
  const others = invited.filter(({ communeId }) => !known.has(communeId))
  const states = await identity.invitations.statesOf(
    tx,
    others.map(({ invitationId }) => invitationId),
  )
  const broughtIn = others.filter(({ invitationId }) => states.get(invitationId)?.state === 'used')
  return {
    total: groups.reduce((sum, { count }) => sum + count, broughtIn.length),
    epci: groups.flatMap(({ siren, name, count }) =>
      siren === null ? [] : [{ siren, name: name ?? siren, count }],
    ),
  }
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
