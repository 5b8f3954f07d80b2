import type { Tx } from '../../../platform/db/database.ts'
import { type Problem, problem } from '../../../platform/http/problem.ts'
import type { Identity } from '../../identity/index.ts'
import type { Territory } from '../../territory/index.ts'
import { sameCommune, stopLetters } from './wave-store.ts'

const sitsInTheRelay = problem(
  409,
  'invited-by-yourself',
  'Cette invitation n’est pas pour vous',
  'Vous faites partie de l’organisation qui a envoyé cette invitation : elle est réservée à la mairie. Rien n’a été modifié et le lien reste utilisable. Transmettez-le à la personne de la mairie à qui il est destiné.',
)

const communeHasPeople = problem(
  409,
  'commune-has-people',
  'La commune a déjà ses personnes',
  'Quelqu’un de la mairie a ouvert l’espace de la commune avant vous. Rien n’a été modifié. Demandez à cette personne de vous inviter.',
)

/**
 * A relay brings a commune in, it does not settle there: its own people may not take the place, and the place is free
 * only while the commune has nobody. The first to accept closes the other invitations.
 */
export async function acceptWaveInvitation(
  tx: Tx,
  accepted: { readonly invitationId: string; readonly personId: string },
  { identity, territory }: { readonly identity: Identity; readonly territory: Territory },
): Promise<Problem | null> {
  const wave = await sameCommune(tx, accepted.invitationId)
  if (wave === undefined) return null
  if (await territory.reach.belongsTo(tx, wave.holderId, accepted.personId)) return sitsInTheRelay
  if (await territory.reach.hasOtherPeople(tx, wave.communeId, accepted.personId)) return communeHasPeople
  for (const invitationId of wave.invitationIds)
    await identity.invitations.cancel(tx, wave.communeId, invitationId)
  await stopLetters(tx, [accepted.invitationId, ...wave.invitationIds])
  return null
}
