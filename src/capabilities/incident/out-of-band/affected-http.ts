import { randomUUID } from 'node:crypto'
import type { Tx } from '../../../platform/db/database.ts'
import { notFound } from '../../../platform/http/common-problems.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Territory } from '../../territory/index.ts'
import { caseClosed } from '../case/problems.ts'
import { append } from '../log/append.ts'
import { incidentOf } from '../log/incident-store.ts'
import type { LogName } from '../log/log-store.ts'
import { authorOf, type Logbook } from '../log/logbook.ts'
import { incidentPath } from '../log/shapes.ts'
import { usualOf } from './guard-mail.ts'
import { lettersHeldSince } from './held-letter-store.ts'
import { affectedOf, setAffected } from './out-of-band-store.ts'
import * as shapes from './shapes.ts'

const path = '/api/v1/communes/{insee}/incidents/{incidentId}/affected-domains'

/** The mailboxes to which nothing is written while a case is open, and what waits because of it. */
export function affectedRoutes({ db, clock }: Platform, territory: Territory, logbook: Logbook): Route[] {
  async function show(tx: Tx, log: LogName) {
    const incident = await incidentOf(tx, log)
    if (incident === null) return null
    const said = await affectedOf(tx, log)
    const space = await territory.space(tx, log.organisationId)
    const letters = await lettersHeldSince(tx, log.organisationId, incident.openedAt)
    return {
      entries: [...(said ?? usualOf(incident.kind, space?.profile.mailAddress ?? null))],
      isUsual: said === null,
      isInForce: incident.closedAt === null && !incident.isExercise,
      letters: letters.map(({ recipient, subject, heldAt, sentAt }) => ({
        ...{ recipient, subject },
        heldAt: heldAt.toISOString(),
        sentAt: sentAt?.toISOString() ?? null,
      })),
    }
  }

  return [
    route({
      method: 'get',
      path,
      who: { may: 'incident:read' },
      tag: 'incident',
      summary: 'Mailboxes to which nothing is written while the case is open, and the letters that wait',
      params: incidentPath,
      replies: { 200: { description: 'As they stand', json: shapes.affectedDomains } },
      async handle({ place, caller, params }) {
        const log = { organisationId: place.organisationId, incidentId: params.incidentId }
        const shown = await db.asPerson(caller, (tx) => show(tx, log))
        return shown === null ? notFound : { status: 200 as const, body: shown }
      },
    }),

    route({
      method: 'put',
      path,
      who: { may: 'incident:write' },
      tag: 'incident',
      summary: 'Say which mailboxes are affected; the main courante keeps who said it',
      params: incidentPath,
      body: shapes.affectedChange,
      replies: { 200: { description: 'As they stand', json: shapes.affectedDomains } },
      async handle({ place, caller, params, body }) {
        const log = { organisationId: place.organisationId, incidentId: params.incidentId }
        return logbook.inLog(caller, log, async (tx, signer) => {
          const before = await show(tx, log)
          if (before === null) return notFound
          const incident = await incidentOf(tx, log)
          if (incident?.closedAt !== null) return caseClosed
          const at = clock()
          const { entries } = body
          await setAffected(tx, log, entries, { personId: caller.personId, at })
          const now = at.toISOString()
          const text =
            entries.length === 0
              ? 'Aucune messagerie n’est touchée : les courriels de Beffroi partent comme d’habitude.'
              : `Messageries touchées : ${entries.join(', ')}. Beffroi n’y écrit plus.`
          const entry = {
            ...{
              kind: 'affected-mail',
              medium: 'screen' as const,
              happenedAt: now,
              writtenAt: now,
              sentAt: now,
            },
            device: { id: randomUUID(), sequence: 0 },
            body: { text, attachments: [], detail: { entries } },
          }
          await append(tx, log, authorOf(caller, place), [entry], signer, at)
          const shown = await show(tx, log)
          return shown === null ? notFound : { status: 200 as const, body: shown }
        })
      },
    }),
  ]
}
