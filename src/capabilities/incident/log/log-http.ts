import { notFound } from '../../../platform/http/common-problems.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import { append } from './append.ts'
import { restoreEntries } from './give-back.ts'
import { incidentOf } from './incident-store.ts'
import { entriesFrom, headsOf, takeOutWords } from './log-store.ts'
import { authorOf, type Logbook, shownEntry, writeEntries } from './logbook.ts'
import * as problems from './problems.ts'
import * as shapes from './shapes.ts'

const largestGivenBackInBytes = 10 * 1024 * 1024

/** The entries of a logbook: added, read, given back, their words taken out. */
export function logRoutes({ db, clock }: Platform, logbook: Logbook): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/entries',
      who: { may: 'incident:write' },
      tag: 'incident',
      summary: 'Write in the main courante; what is sent again is recorded once',
      params: shapes.incidentPath,
      body: shapes.newEntries,
      replies: {
        200: { description: 'What became of each, and a checkpoint that covers them', json: shapes.recorded },
      },
      async handle({ place, caller, params, body }) {
        const log = { organisationId: place.organisationId, incidentId: params.incidentId }
        const author = authorOf(caller, place)
        const written = await logbook.inLog(caller, log, (tx, signer) =>
          writeEntries(tx, log, author, body, signer, clock()),
        )
        if (written.kind === 'no-incident') return notFound
        if (written.kind === 'file-missing') return problems.fileMissing
        const { entries, checkpoint } = written.appended
        return {
          status: 200,
          body: {
            entries: body.entries.map(({ device }, index) => {
              const entry = entries[index]
              return entry === undefined || entry.kind === 'number-taken'
                ? { status: 'number-taken' as const, device, place: null, leaf: null }
                : { status: entry.kind, device, place: entry.place, leaf: entry.leaf }
            }),
            checkpoint,
            isBehindDevice: written.isBehindDevice,
          },
        }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/entries',
      who: { may: 'incident:read' },
      tag: 'incident',
      summary: 'Entries of the main courante from a place on',
      params: shapes.incidentPath,
      query: shapes.fromPlace,
      replies: { 200: { description: 'Entries and the newest checkpoint', json: shapes.page } },
      async handle({ place, caller, params, query }) {
        const log = { organisationId: place.organisationId, incidentId: params.incidentId }
        return db.asPerson(caller, async (tx) => {
          if ((await incidentOf(tx, log)) === null) return notFound
          const entries = await entriesFrom(tx, log, query, query.limit)
          const last = (await headsOf(tx, log)).at(-1)
          return {
            status: 200 as const,
            body: { entries: entries.map(shownEntry), checkpoint: last?.note ?? null },
          }
        })
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/redactions',
      who: { may: 'incident:write' },
      tag: 'incident',
      summary: 'Take out the words of an entry, with the reason; the entry itself stays',
      params: shapes.incidentPath,
      body: shapes.newRedaction,
      replies: {
        200: {
          description: 'The checkpoint that covers the reason',
          json: shapes.page.pick({ checkpoint: true }),
        },
      },
      async handle({ place, caller, params, body }) {
        const log = { organisationId: place.organisationId, incidentId: params.incidentId }
        const author = authorOf(caller, place)
        return logbook.inLog(caller, log, async (tx, signer) => {
          const [target] = await entriesFrom(tx, log, body.of, 1)
          const isThere = target?.epoch === body.of.epoch && target.sequence === body.of.sequence
          if (!isThere) return notFound
          if (target.body === null) return problems.alreadyRedacted
          const { sentAt, device } = body
          const entry = {
            ...{ kind: 'redaction', medium: 'screen' as const, device, redacts: body.of },
            ...{ happenedAt: sentAt, writtenAt: sentAt, sentAt },
            body: { text: body.reason, attachments: [] },
          }
          const { entries, checkpoint } = await append(tx, log, author, [entry], signer, clock())
          const [reason] = entries
          if (reason === undefined || reason.kind === 'number-taken') return problems.numberTaken
          if (!(await takeOutWords(tx, log, body.of, reason.place)))
            throw new Error('the entry that takes words out was not found')
          return { status: 200 as const, body: { checkpoint } }
        })
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/given-back',
      who: { may: 'incident:write' },
      tag: 'incident',
      summary: 'Give back to a server that was set back the entries that it had signed',
      params: shapes.incidentPath,
      body: shapes.givenBack,
      largestBodyInBytes: largestGivenBackInBytes,
      replies: {
        200: {
          description: 'All that was missing up to that checkpoint is there',
          json: shapes.page.pick({ checkpoint: true }),
        },
      },
      async handle({ place, caller, params, body }) {
        const log = { organisationId: place.organisationId, incidentId: params.incidentId }
        return logbook.inLog(caller, log, async (tx) => {
          if ((await incidentOf(tx, log)) === null) return notFound
          const restored = await restoreEntries(tx, log, body.held, body.entries, clock())
          if (restored.kind === 'foreign') return problems.foreignCheckpoint
          if (restored.kind === 'do-not-join') return problems.doNotJoin
          const last = (await headsOf(tx, log)).at(-1)
          return { status: 200 as const, body: { checkpoint: last?.note ?? null } }
        })
      },
    }),
  ]
}
