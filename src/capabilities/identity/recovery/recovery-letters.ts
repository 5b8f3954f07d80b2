import { z } from 'zod'
import { dayInWords, dayOf } from '../../../kernel/day.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Job } from '../../../platform/jobs/queue.ts'
import { type News, recoveryLetter } from '../domain/recovery-letter.ts'
import type { Machine } from '../machine.ts'
import type { Memberships } from '../memberships.ts'
import { namesOf } from '../store.ts'
import { identityPaths } from '../web/paths.ts'
import { stopTokenOf } from './stop-token.ts'

export type { News }

const tellName = 'identity.tell-recovery'
const letterName = 'identity.send-recovery-letter'

/** Queued with the step it tells of. Without a mail server the notices on the pages are what tells. */
export async function tellNews(
  { mail, queue }: Machine,
  tx: Tx,
  recoveryId: string,
  news: News,
): Promise<void> {
  if (mail !== null) await queue.enqueue(tx, tellName, { recoveryId, news }, `${recoveryId}.${news}`)
}

const newsOf = z.enum(['begun', 'opening', 'done', 'stopped'])

/** Finds to whom a step is told, then one letter each: one mailbox that refuses holds back no other. */
export function recoveryJobs(machine: Machine, memberships: () => Memberships | null): Job[] {
  const tell: Job<{ recoveryId: string; news: News }> = {
    name: tellName,
    payload: z.object({ recoveryId: z.uuid(), news: newsOf }),
    retries: 7,
    expireInSeconds: 60,
    async run({ recoveryId, news }) {
      const known = memberships()
      if (known === null) return
      await machine.db.asSystem('to whom the recovery of an account is told', async (tx) => {
        for (const personId of await concerned(tx, known, recoveryId)) {
          const letter = { recoveryId, news, personId }
          await machine.queue.enqueue(tx, letterName, letter, `${recoveryId}.${news}.${personId}`)
        }
      })
    },
  }
  const send: Job<{ recoveryId: string; news: News; personId: string }> = {
    name: letterName,
    payload: z.object({ recoveryId: z.uuid(), news: newsOf, personId: z.uuid() }),
    retries: 7,
    expireInSeconds: 120,
    concurrency: 2,
    async run({ recoveryId, news, personId }) {
      const { mail, secrets, publicUrl } = machine
      const found = await machine.db.asSystem('write a letter about a recovery', (tx) =>
        factsOf(tx, recoveryId, personId),
      )
      if (mail === null || found === null) return
      const token = stopTokenOf(secrets.sessionKey, recoveryId)
      await mail.send({
        to: found.address,
        ...recoveryLetter({
          news,
          ownerName: found.ownerName,
          isOwner: found.isOwner,
          opensAt: found.opensAt === null ? null : instantInParis(found.opensAt),
          stopLink: publicUrl() + identityPaths.stopRecoveryLink(token),
        }),
        messageName: `${recoveryId}.${news}.${personId}`,
      })
    },
  }
  return [tell, send]
}

/** The person, the administrators of each place, and whoever vouched from outside. */
async function concerned(tx: Tx, memberships: Memberships, recoveryId: string): Promise<Set<string>> {
  const recovery = await tx
    .selectFrom('identity.recovery')
    .select('personId')
    .where('id', '=', recoveryId)
    .executeTakeFirst()
  const ownerId = recovery?.personId ?? null
  if (ownerId === null) return new Set()
  const people = new Set([ownerId])
  for (const { organisationId } of await memberships.placesOf(tx, ownerId))
    for (const { personId } of await memberships.administratorsOf(tx, organisationId)) people.add(personId)
  const voices = await tx
    .selectFrom('identity.recoveryStep')
    .select('personId')
    .where('recoveryId', '=', recoveryId)
    .where('kind', '=', 'vouched')
    .execute()
  for (const { personId } of voices) if (personId !== null) people.add(personId)
  return people
}

async function factsOf(tx: Tx, recoveryId: string, personId: string) {
  const recovery = await tx
    .selectFrom('identity.recovery')
    .select(['personId', 'opensAt'])
    .where('id', '=', recoveryId)
    .executeTakeFirst()
  if (recovery === undefined || recovery.personId === null) return null
  const names = await namesOf(tx, [recovery.personId, personId])
  const owner = names.find(({ id }) => id === recovery.personId)
  const reader = names.find(({ id }) => id === personId)
  if (owner === undefined || reader === undefined) return null
  return {
    address: reader.email,
    ownerName: owner.name,
    isOwner: owner.id === reader.id,
    opensAt: recovery.opensAt,
  }
}

function instantInParis(instant: Date): string {
  const hour = new Intl.DateTimeFormat('fr-FR', {
    timeZone: 'Europe/Paris',
    hour: 'numeric',
    minute: '2-digit',
  })
  const [hours = '', minutes = ''] = hour.format(instant).split(':')
  return `${dayInWords(dayOf(instant))} à ${Number(hours)} h ${minutes} (heure de Paris)`
}
