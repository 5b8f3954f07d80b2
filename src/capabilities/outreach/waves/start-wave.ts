import { ofCommune } from '../../../kernel/commune-in-words.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Caller } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Identity } from '../../identity/index.ts'
import { readAddress, type Territory } from '../../territory/index.ts'
import { type ContactLine, decideLines, type FatedLine, isToInvite } from '../domain/contact-lines.ts'
import * as store from './wave-store.ts'

export interface WaveParts {
  readonly platform: Platform
  readonly identity: Identity
  readonly territory: Territory
}

export const sendDueName = 'outreach.send-due-letters'

const isAddress = (text: string): boolean => text.length <= 320 && readAddress.mail(text).ok
const daysAfterLastReminder = 7
const shortestLifeInDays = 21

/** What will become of each line: nothing is kept, no space is opened. */
export async function previewLines(
  tx: Tx,
  organisationId: string,
  lines: readonly ContactLine[],
  { identity, territory }: WaveParts,
): Promise<FatedLine[]> {
  const communes = await territory.reach.communesAsked(tx, [...new Set(lines.map(({ insee }) => insee))])
  const open = communes.flatMap(({ organisationId: id }) => (id === null ? [] : [id]))
  const invited = await store.invitedAmong(tx, organisationId, open)
  const states = await identity.invitations.statesOf(
    tx,
    invited.map(({ invitationId }) => invitationId),
  )
  const waiting = new Set(
    invited
      .filter(({ invitationId }) => states.get(invitationId)?.state === 'valid')
      .map(({ communeId }) => communeId),
  )
  return decideLines(
    lines,
    communes.map((commune) => ({ ...commune, isInvited: waiting.has(commune.organisationId ?? '') })),
    isAddress,
  )
}

/**
 * Opens the spaces that are missing, makes one invitation for each commune and plans its letters. The two transactions
 * are told apart because only the program may open the space of a commune: a crash between them leaves empty spaces,
 * which the same list fills.
 */
export async function startWave(
  wave: store.NewWave & { readonly organisationName: string },
  lines: readonly FatedLine[],
  caller: Caller,
  { platform, identity, territory }: WaveParts,
): Promise<string> {
  const { db, clock, queue } = platform
  const at = clock()
  const chosen = lines.filter(isToInvite)
  const insees = chosen.map(({ todaysInsee }) => todaysInsee ?? '')
  const spaces = await db.asSystem('a relay brings communes in: it may not see their spaces', async (tx) => {
    await territory.reach.openSpacesOf(tx, insees, { personId: caller.personId, at })
    return new Map((await territory.reach.communesAsked(tx, insees)).map((space) => [space.insee, space]))
  })
  const validForDays = Math.max(shortestLifeInDays, Math.max(0, ...wave.reminderDays) + daysAfterLastReminder)
  return db.asPerson(caller, async (tx) => {
    const invitations: store.NewWaveInvitation[] = []
    for (const { todaysInsee, communeName, name, address } of chosen) {
      const communeId = spaces.get(todaysInsee)?.organisationId
      if (todaysInsee === null || communeName === null || !communeId) continue
      const letter =
        address === null
          ? null
          : {
              address,
              invitedName: name,
              placeName: `la commune ${ofCommune(communeName)}`,
              inviterName: wave.organisationName,
              message: wave.message,
            }
      const { id } = await identity.invitations.create(tx, {
        organisationId: communeId,
        role: 'administrator',
        createdBy: caller.personId,
        letter,
        validForDays,
      })
      invitations.push({
        communeId,
        insee: todaysInsee,
        communeName,
        contactName: name,
        address,
        invitationId: id,
        nextLetterAt: address === null || !identity.invitations.canWrite ? null : at,
      })
    }
    const waveId = await store.addWave(tx, wave, invitations, { ...caller, at })
    await queue.enqueue(tx, sendDueName, {}, sendDueName)
    return waveId
  })
}
