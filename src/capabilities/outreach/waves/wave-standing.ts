import type { InvitationState } from '../../identity/index.ts'
import type { WaveInvitation } from './wave-store.ts'

export type Standing =
  | 'accepted'
  | 'opened'
  | 'sent'
  | 'waiting'
  | 'to-hand-over'
  | 'refused'
  | 'failed'
  | 'over'

/** Where one invitation of a wave stands, in one word. */
export function standingOf(
  invitation: Pick<WaveInvitation, 'nextLetterAt'>,
  state: InvitationState | undefined,
): Standing {
  if (state === undefined || state.state === 'expired' || state.state === 'cancelled') return 'over'
  if (state.state === 'used') return 'accepted'
  if (state.openedAt !== null) return 'opened'
  if (state.letterState === 'refused' || state.letterState === 'failed') return state.letterState
  if (state.letterState === 'sent') return 'sent'
  if (state.letterState === 'waiting' || invitation.nextLetterAt !== null) return 'waiting'
  return 'to-hand-over'
}

/** « Qui n’a jamais ouvert » : the letter left, or the sheet may have, and nobody followed the link. */
export const isNeverOpened = (standing: Standing): boolean =>
  standing === 'sent' || standing === 'to-hand-over' || standing === 'waiting'

export const isAmiss = (standing: Standing): boolean => standing === 'refused' || standing === 'failed'

export function countStandings(standings: readonly Standing[]) {
  return {
    invited: standings.length,
    accepted: standings.filter((standing) => standing === 'accepted').length,
    neverOpened: standings.filter(isNeverOpened).length,
    amiss: standings.filter(isAmiss).length,
  }
}
