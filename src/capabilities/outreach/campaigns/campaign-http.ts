import { z } from '@hono/zod-openapi'
import { dayOf } from '../../../kernel/day.ts'
import { writeCsv } from '../../../platform/documents/spreadsheet.ts'
import { notFound } from '../../../platform/http/common-problems.ts'
import { problem } from '../../../platform/http/problem.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { optionalText } from '../../../platform/http/written-text.ts'
import { campaignKinds, kindsOfCampaign, latenessOf, standingOfRequest } from '../domain/campaign.ts'
import * as shapes from '../shapes.ts'
import { sendDueName } from '../waves/start-wave.ts'
import { type CampaignParts, countReachable, reachableCommunes } from './campaign-parts.ts'
import { asked, campaign, columns } from './campaign-shapes.ts'
import * as store from './campaign-store.ts'
import { seenDone } from './seen-done.ts'

const tag = 'campaigns'
const campaignPath = shapes.organisationPath.extend({ campaignId: z.uuid() })

const whom = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('epci'), siren: z.string().regex(/^\d{9}$/) }),
  z.object({ kind: z.literal('list'), codes: z.string().max(60_000) }),
])

const newCampaign = z.object({
  kind: z.enum(campaignKinds),
  measureId: optionalText(80),
  message: optionalText(2000),
  dueOn: z.iso.date('Une date est attendue.'),
  reminderDays: shapes.reminderDays,
  whom,
})

const unreachable = (codes: readonly string[]) =>
  problem(
    422,
    'unreachable-communes',
    'Communes hors de portée',
    `Vous ne pouvez rien demander à ${codes.length > 1 ? 'ces codes' : 'ce code'} : ${codes.slice(0, 10).join(', ')}${codes.length > 10 ? '…' : ''}. Seules le peuvent les communes qui vous ont confié un mandat ou qui sont entrées par votre invitation. Rien n’a été envoyé. Retirez-les, puis recommencez.`,
  )

const nobodyToAsk = problem(
  409,
  'nobody-to-ask',
  'Aucune commune à qui demander',
  'Aucune commune ne vous a encore confié de mandat ni n’est entrée par votre invitation. Rien n’a été envoyé. Invitez d’abord des communes, ou proposez-leur un mandat.',
)

const wrongDay = problem(
  422,
  'day-is-past',
  'Date à corriger',
  'La date demandée est passée. Rien n’a été envoyé. Choisissez une date à venir.',
  { errors: [{ pointer: '/dueOn', detail: 'Choisissez une date à venir.' }] },
)

const unknownMeasure = problem(
  422,
  'unknown-measure',
  'Mesure à choisir',
  'Cette demande porte sur une mesure que Beffroi ne connaît pas. Rien n’a été envoyé. Choisissez-la dans la liste.',
  { errors: [{ pointer: '/measureId', detail: 'Choisissez une mesure.' }] },
)

/** Campaigns of a relay: whom it may ask, what it asked, and how far each commune is. */
export function campaignRoutes(parts: CampaignParts): Route[] {
  const { platform, territory, diagnostic } = parts
  const { db, clock, queue, mail } = platform

  async function read(personId: string, organisationId: string, campaignId: string) {
    return db.asPerson({ personId }, async (tx) => {
      const campaigns = await store.campaignsOf(tx, organisationId)
      const requests = await store.requestsOfHolder(tx, organisationId, campaignId)
      const seen = await seenDone(tx, requests, parts)
      const today = dayOf(clock())
      const lines = requests.map((request) => {
        const standing = standingOfRequest(request.doneAt !== null, seen.has(request.id))
        return {
          ...request,
          ...standing,
          doneAt: request.doneAt?.toISOString() ?? null,
          lateness: latenessOf(standing.isDone, request.dueOn, today),
        }
      })
      const byCampaign = Map.groupBy(lines, (line) => line.campaignId)
      return {
        lines,
        campaigns: campaigns.map((one) => {
          const own = byCampaign.get(one.id) ?? []
          return {
            ...one,
            createdAt: one.createdAt.toISOString(),
            isClosed: one.closedAt !== null,
            askedCount: own.length,
            doneCount: own.filter(({ isDone }) => isDone).length,
          }
        }),
      }
    })
  }

  /** Counts only: a relay of 5,000 communes asks each of them several things. */
  async function overview(personId: string, organisationId: string) {
    return db.asPerson({ personId }, async (tx) => {
      const campaigns = await store.campaignsOf(tx, organisationId)
      const { counts, waiting } = await store.progressOfHolder(tx, organisationId)
      const seen = await seenDone(tx, waiting, parts)
      const byCampaign = new Map(counts.map((one) => [one.campaignId, { ...one }]))
      for (const { id, campaignId } of waiting) {
        const count = byCampaign.get(campaignId)
        if (count !== undefined && seen.has(id)) count.doneCount += 1
      }
      return {
        reachable: await countReachable(tx, organisationId, parts),
        campaigns: campaigns.map((one) => ({
          ...one,
          createdAt: one.createdAt.toISOString(),
          isClosed: one.closedAt !== null,
          askedCount: byCampaign.get(one.id)?.askedCount ?? 0,
          doneCount: byCampaign.get(one.id)?.doneCount ?? 0,
        })),
      }
    })
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/organisations/{organisationId}/campaigns',
      who: { seat: 'agent' },
      tag,
      summary: 'What an organisation asked of communes, and whom it may ask',
      params: shapes.organisationPath,
      replies: {
        200: {
          description: 'Newest first',
          json: z.object({
            canWrite: z.boolean(),
            campaigns: z.array(campaign),
            reachable: z.number().int(),
            epci: z.array(z.object({ siren: z.string(), name: z.string(), count: z.number().int() })),
            measures: z.array(z.object({ id: z.string(), title: z.string() })),
          }),
        },
      },
      async handle({ office, caller }) {
        const { campaigns, reachable } = await overview(caller.personId, office.organisationId)
        return {
          status: 200,
          body: {
            canWrite: mail !== null,
            campaigns,
            reachable: reachable.total,
            epci: reachable.epci,
            measures: diagnostic.content.measures.map(({ id, title }) => ({ id, title })),
          },
        }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/organisations/{organisationId}/campaigns',
      who: { seat: 'administrator' },
      tag,
      summary: 'Ask something of communes before a day: all of those named, or none',
      params: shapes.organisationPath,
      body: newCampaign,
      replies: {
        201: {
          description: 'Asked',
          json: z.object({ campaignId: z.string(), askedCount: z.number().int() }),
        },
      },
      async handle({ office, caller, body }) {
        const at = clock()
        if (body.dueOn <= dayOf(at)) return wrongDay
        const measure = diagnostic.content.measures.find(({ id }) => id === body.measureId)
        if (body.kind === 'do-measure' && measure === undefined) return unknownMeasure
        return db.asPerson(caller, async (tx) => {
          const reachable = await reachableCommunes(tx, office.organisationId, parts)
          if (reachable.length === 0) return nobodyToAsk
          const wanted = body.whom
          const codes = wanted.kind === 'list' ? (wanted.codes.match(/[0-9][0-9AB][0-9]{3}/gi) ?? []) : []
          const strangers = codes.filter(
            (code) => !reachable.some(({ insee }) => insee === code.toUpperCase()),
          )
          if (strangers.length > 0) return unreachable([...new Set(strangers)])
          const chosen = reachable.filter(({ insee, epciSiren }) =>
            wanted.kind === 'all'
              ? true
              : wanted.kind === 'epci'
                ? epciSiren === wanted.siren
                : codes.some((code) => code.toUpperCase() === insee),
          )
          if (chosen.length === 0) return nobodyToAsk
          const { title } = kindsOfCampaign[body.kind]
          const campaignId = await store.addCampaign(
            tx,
            {
              ...body,
              measureId: body.kind === 'do-measure' ? body.measureId : null,
              title: body.kind === 'do-measure' ? (measure?.title ?? title).slice(0, 160) : title,
              organisationId: office.organisationId,
              organisationName: (await territory.reach.nameOf(tx, office.organisationId)) ?? caller.name,
            },
            chosen,
            { ...caller, at },
            mail === null ? null : at,
          )
          await queue.enqueue(tx, sendDueName, {}, sendDueName)
          return { status: 201 as const, body: { campaignId, askedCount: chosen.length } }
        })
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/organisations/{organisationId}/campaigns/{campaignId}',
      who: { seat: 'agent' },
      tag,
      summary: 'One campaign, commune by commune',
      params: campaignPath,
      replies: {
        200: { description: 'By commune', json: z.object({ campaign, communes: z.array(asked) }) },
      },
      async handle({ office, caller, params }) {
        const { campaigns, lines } = await read(caller.personId, office.organisationId, params.campaignId)
        const found = campaigns.find(({ id }) => id === params.campaignId)
        if (found === undefined) return notFound
        return { status: 200 as const, body: { campaign: found, communes: lines } }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/organisations/{organisationId}/campaigns/{campaignId}/close',
      who: { seat: 'administrator' },
      tag,
      summary: 'Ask no more: what was not done leaves the pages of the communes',
      params: campaignPath,
      replies: { 200: { description: 'Closed', json: z.object({ isClosed: z.literal(true) }) } },
      async handle({ office, caller, params }) {
        const isClosed = await db.asPerson(caller, (tx) =>
          store.closeCampaign(tx, office.organisationId, params.campaignId, clock()),
        )
        return isClosed ? { status: 200 as const, body: { isClosed: true as const } } : notFound
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/organisations/{organisationId}/campaigns/{campaignId}/requests.csv',
      who: { seat: 'agent' },
      tag,
      summary: 'One campaign as a table',
      params: campaignPath,
      replies: { 200: { description: 'CSV', media: 'text/csv' } },
      async handle({ office, caller, params }) {
        const { campaigns, lines } = await read(caller.personId, office.organisationId, params.campaignId)
        const found = campaigns.find(({ id }) => id === params.campaignId)
        if (found === undefined) return notFound
        const name = `Campagne - ${found.title} - ${dayOf(clock())}.csv`
        return {
          raw: new Uint8Array(writeCsv(columns, lines)),
          headers: {
            'content-type': 'text/csv; charset=utf-8',
            'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
          },
        }
      },
    }),
  ]
}
