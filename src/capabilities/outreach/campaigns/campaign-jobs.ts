import { z } from 'zod'
import { addDays } from '../../../kernel/day.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Job } from '../../../platform/jobs/queue.ts'
import { isPublicHoliday, timeZoneOfCommune } from '../../territory/index.ts'
import { letterInstant } from '../domain/letter-hours.ts'
import { requestLetter } from '../domain/request-letter.ts'
import { outreachPaths } from '../web/paths.ts'
import type { CampaignParts } from './campaign-parts.ts'
import * as store from './campaign-store.ts'
import { seenDone } from './seen-done.ts'

const tellName = 'outreach.tell-of-request'
const requestsAMinute = 30

/** Those who may act on what a relay asks. */
const toldRoles: ReadonlySet<string> = new Set(['administrator', 'secretary'])

/** Queues the letters of requests whose hour has come, and plans the next ones. */
export async function sendDueRequests(tx: Tx, now: Date, parts: CampaignParts): Promise<void> {
  const due = await store.dueRequests(tx, now, requestsAMinute)
  const done = await seenDone(tx, due, parts)
  for (const request of due) {
    const zone = timeZoneOfCommune(request.insee)
    const allowedAt = request.lettersSent === 0 ? now : letterInstant(now, zone, isPublicHoliday)
    if (request.doneAt !== null || done.has(request.id)) await store.planLetter(tx, request.id, null)
    else if (allowedAt > now) await store.planLetter(tx, request.id, allowedAt)
    else {
      const turn = request.lettersSent + 1
      await parts.platform.queue.enqueue(
        tx,
        tellName,
        { requestId: request.id, turn },
        `${request.id}.${turn}`,
      )
      await store.planLetter(tx, request.id, nextReminder(request, now, zone))
    }
  }
}

/** The next of the chosen days before the day it is due, on the clock of the commune. */
function nextReminder({ dueOn, reminderDays }: store.DueRequest, now: Date, zone: string): Date | null {
  const instants = reminderDays
    .map((days) => letterInstant(new Date(`${addDays(dueOn, -days)}T09:00:00Z`), zone, isPublicHoliday))
    .filter((instant) => instant > now)
    .toSorted((one, other) => one.getTime() - other.getTime())
  return instants[0] ?? null
}

export function tellOfRequestJob({
  platform,
  identity,
  territory,
}: CampaignParts): Job<{ requestId: string; turn: number }> {
  const { db, mail, publicUrl, log } = platform
  return {
    name: tellName,
    payload: z.object({ requestId: z.uuid(), turn: z.number().int().min(1) }),
    retries: 7,
    expireInSeconds: 120,
    async run({ requestId, turn }) {
      if (mail === null) return
      const found = await db.asSystem('write to the people of a commune what its relay asks', async (tx) => {
        const request = await store.requestNamed(tx, requestId)
        if (request === undefined || request.doneAt !== null || request.lettersSent >= turn) return null
        const people = (await territory.reach.peopleOf(tx, request.communeId))
          .filter(({ role }) => toldRoles.has(role))
          .map(({ personId }) => personId)
        return { request, names: await identity.names(tx, people) }
      })
      if (found === null) return
      const letter = requestLetter({
        ...found.request,
        link: publicUrl() + outreachPaths.ofCommune(found.request.insee),
        turn,
      })
      for (const [personId, { email }] of found.names) {
        const outcome = await mail.send({
          ...letter,
          to: email,
          messageName: `${requestId}.${turn}.${personId}`,
          organisations: [found.request.communeId],
        })
        if (outcome.kind === 'refused')
          log.warn({ request: requestId }, 'the letter of a request was refused')
      }
      await db.asSystem('note that the people of a commune were told', (tx) =>
        store.noteLetters(tx, requestId, turn),
      )
    },
  }
}
