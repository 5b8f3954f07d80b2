import { z } from '@hono/zod-openapi'
import { dayOf } from '../../../kernel/day.ts'
import { areas } from '../../../kernel/right.ts'
import { writeCsv } from '../../../platform/documents/spreadsheet.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Identity } from '../../identity/index.ts'
import { type Access, groupByDayAndPerson, trailKeptInMonths } from '../domain/trail.ts'
import * as shapes from '../shapes.ts'
import { areaInWords, wordsOfOperation } from './operation-words.ts'
import { accessesOf, holdersInTrail, type TrailFilter } from './trail-store.ts'

const tag = 'trail'
const shownAtOnce = 500
const writtenAtOnce = 50_000

const filter = z.object({
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  holder: z.string().max(160).optional(),
  act: z.enum(['read', 'write']).optional(),
})

/** Who looked at what under a mandate, as the commune reads it. */
export function trailRoutes({ db, clock }: Platform, identity: Identity): Route[] {
  async function read(
    caller: { personId: string },
    organisationId: string,
    asked: z.output<typeof filter>,
    take: number,
  ): Promise<Access[]> {
    const wanted: TrailFilter = {
      fromOn: asked.from ?? null,
      untilOn: asked.until ?? null,
      holderName: asked.holder ?? null,
      act: asked.act ?? null,
    }
    return db.asPerson(caller, async (tx) => {
      const rows = await accessesOf(tx, organisationId, wanted, take)
      const people = [...new Set(rows.map(({ personId }) => personId))]
      const names = await identity.names(tx, people)
      return rows.map(({ operation, byProgram, ...row }) => ({
        ...row,
        // A program comes in under the name of its token, or because it was told by itself.
        personName: byProgram ?? names.get(row.personId)?.name ?? 'Compte supprimé',
        words: wordsOfOperation(operation, row.act, row.area),
      }))
    })
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/trail',
      who: { may: 'trail:read' },
      tag,
      summary: 'Who looked at what under a mandate, by day and person, newest first',
      params: shapes.communePath,
      query: filter,
      replies: {
        200: {
          description: 'The newest lines',
          json: z.object({
            groups: z.array(
              z.object({
                day: z.string(),
                personName: z.string(),
                holderName: z.string(),
                accesses: z.array(
                  z.object({
                    id: z.string(),
                    at: z.string(),
                    words: z.string(),
                    act: z.enum(['read', 'write']),
                  }),
                ),
              }),
            ),
            holders: z.array(z.string()),
            isCut: z.boolean().describe('Older lines stand in the file to download'),
            keptInMonths: z.number().int(),
          }),
        },
      },
      async handle({ place, caller, query }) {
        const [accesses, holders] = await Promise.all([
          read(caller, place.organisationId, query, shownAtOnce + 1),
          db.asPerson(caller, (tx) => holdersInTrail(tx, place.organisationId)),
        ])
        const groups = groupByDayAndPerson(accesses.slice(0, shownAtOnce))
        return {
          status: 200,
          body: {
            groups: groups.map(({ accesses, ...group }) => ({
              ...group,
              accesses: accesses.map(({ id, at, words, act }) => ({ id, words, act, at: at.toISOString() })),
            })),
            holders,
            isCut: accesses.length > shownAtOnce,
            keptInMonths: trailKeptInMonths,
          },
        }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/documents/trail.csv',
      who: { may: 'trail:read' },
      tag: 'documents',
      summary: 'The trail as a table (CSV)',
      params: shapes.communePath,
      query: filter,
      replies: { 200: { description: 'CSV, UTF-8 with BOM, `;`', media: 'text/csv' } },
      async handle({ place, caller, query }) {
        const accesses = await read(caller, place.organisationId, query, writtenAtOnce)
        const csv = writeCsv<Access>(
          [
            { title: 'Jour', width: 12, kind: 'day', of: ({ at }) => dayOf(at) },
            { title: 'Heure (Paris)', width: 12, kind: 'text', of: ({ at }) => hourInParis(at) },
            { title: 'Personne', width: 26, kind: 'text', of: ({ personName }) => personName },
            { title: 'Organisme', width: 30, kind: 'text', of: ({ holderName }) => holderName },
            { title: 'A', width: 50, kind: 'text', of: ({ words }) => words },
            { title: 'Domaine', width: 20, kind: 'text', of: ({ area }) => areaNamed(area) },
            {
              title: 'Nature',
              width: 14,
              kind: 'text',
              of: ({ act }) => (act === 'read' ? 'consultation' : 'changement'),
            },
          ],
          accesses,
        )
        return {
          raw: new Uint8Array(csv),
          headers: {
            'content-type': 'text/csv; charset=utf-8',
            'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`Journal des accès - ${place.insee} - ${dayOf(clock())}.csv`)}`,
          },
        }
      },
    }),
  ]
}

const hourInParis = (at: Date): string =>
  new Intl.DateTimeFormat('fr-FR', { timeStyle: 'medium', timeZone: 'Europe/Paris' }).format(at)

function areaNamed(name: string): string {
  const area = areas.find((each) => each === name)
  return area === undefined ? name : areaInWords[area]
}
