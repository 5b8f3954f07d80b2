import { z } from 'zod'
import type { Tx } from '../../../platform/db/database.ts'
import type { Job } from '../../../platform/jobs/queue.ts'
import { isPublicHoliday, timeZoneOfCommune } from '../../territory/index.ts'
import { sendDueRequests } from '../campaigns/campaign-jobs.ts'
import type { CampaignParts } from '../campaigns/campaign-parts.ts'
import { letterInstant, reminderInstants } from '../domain/letter-hours.ts'
import { sendDueName, type WaveParts } from './start-wave.ts'
import * as store from './wave-store.ts'

/** A mail server takes a sudden flood for an attack: 600 letters leave in twenty minutes. */
export const lettersAMinute = 30

/** Each minute, the letters whose hour has come: first ones at once, reminders in the hours of the town hall. */
export function sendDueJob(parts: CampaignParts): Job {
  const { db, clock } = parts.platform
  return {
    name: sendDueName,
    payload: z.object({}),
    retries: 2,
    expireInSeconds: 120,
    schedule: '* * * * *',
    async run() {
      await db.asSystem('letters whose hour has come', async (tx) => {
        const now = clock()
        for (const letter of await store.dueLetters(tx, now, lettersAMinute))
          await sendOne(tx, letter, now, parts)
        await sendDueRequests(tx, now, parts)
      })
    },
  }
}

async function sendOne(
  tx: Tx,
  letter: store.DueLetter,
  now: Date,
  { identity, territory }: WaveParts,
): Promise<void> {
  const { invitationId, communeId, insee, remindersSent, reminderDays } = letter
  const isReminder = letter.firstLetterAt !== null
  const firstLetterAt = letter.firstLetterAt ?? now
  const stop = () => store.noteLetter(tx, invitationId, { firstLetterAt, remindersSent, nextLetterAt: null })
  const state = (await identity.invitations.statesOf(tx, [invitationId])).get(invitationId)
  const isOver = state?.state !== 'valid' || state.letterState === 'refused'
  if (isOver || (await territory.reach.peopleOf(tx, communeId)).length > 0) return stop()
  const timeZone = timeZoneOfCommune(insee)
  if (isReminder) {
    const allowedAt = letterInstant(now, timeZone, isPublicHoliday)
    if (allowedAt > now)
      return store.noteLetter(tx, invitationId, { firstLetterAt, remindersSent, nextLetterAt: allowedAt })
  }
  await identity.invitations.write(tx, invitationId)
  const sentNow = isReminder ? remindersSent + 1 : remindersSent
  const next = reminderInstants(firstLetterAt, reminderDays, timeZone, isPublicHoliday)[sentNow] ?? null
  await store.noteLetter(tx, invitationId, { firstLetterAt, remindersSent: sentNow, nextLetterAt: next })
}
