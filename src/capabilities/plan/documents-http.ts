import { z } from '@hono/zod-openapi'
import { ofCommune } from '../../kernel/commune-in-words.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Letterhead } from '../../platform/documents/form.ts'
import { notFound } from '../../platform/http/common-problems.ts'
import type { Problem } from '../../platform/http/problem.ts'
import { type Caller, type Place, type RawReply, type Route, route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import { weekCost } from './cost-http.ts'
import { actionRows, annexInput, councilInput } from './document-inputs.ts'
import { listedDocuments } from './document-list.ts'
import { actionPlan } from './documents/action-plan.ts'
import { actionsAsCsv, actionsAsXlsx } from './documents/actions-table.ts'
import { confidentialAnnex } from './documents/confidential-annex.ts'
import { councilReport } from './documents/council-report.ts'
import { refresh } from './refresh.ts'
import * as shapes from './shapes.ts'
import type { Sources, Standing } from './standing.ts'

const tag = 'documents'

interface Made {
  /** « Plan d’action »: the file is named after it, the commune and the day. */
  readonly name: string
  readonly ending: 'pdf' | 'csv' | 'xlsx'
  readonly content: Uint8Array
}

const mediaTypes = {
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** The documents of the plan: PDF/UA-1 made on demand, and the actions as a table. */
export function documentRoutes({ db, documents, config }: Platform, sources: Sources): Route[] {
  const { content } = sources.diagnostic

  /** Reads in one transaction, then typesets outside of it: a rendering holds no connection. */
  async function make<Input>(
    place: Place,
    caller: Caller,
    read: (standing: Standing, letterhead: Letterhead, tx: Tx) => Input | Promise<Input>,
    render: (input: Input) => Promise<Made>,
  ): Promise<RawReply | Problem> {
    const found = await db.asPerson(caller, async (tx) => {
      const standing = await refresh(tx, place.organisationId, sources)
      if (standing === null) return null
      const { name } = standing.seen.space
      const letterhead = {
        organisation: `Commune ${ofCommune(name)}`,
        writtenOn: standing.today,
        isDemonstration: config.demonstration,
      }
      return { name, today: standing.today, input: await read(standing, letterhead, tx) }
    })
    if (found === null) return notFound
    const made = await render(found.input)
    const fileName = `${made.name} - ${found.name} - ${found.today}.${made.ending}`
    const disposition = made.ending === 'pdf' ? 'inline' : 'attachment'
    return {
      raw: new Uint8Array(made.content),
      headers: {
        'content-type': mediaTypes[made.ending],
        'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      },
    }
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/documents',
      who: { may: 'plan:read' },
      tag,
      summary: 'The documents of a commune, and who may be shown each',
      params: shapes.communePath,
      replies: { 200: { description: 'In the order to read them', json: shapes.documentList } },
      handle: async ({ place }) => ({ status: 200, body: { documents: listedDocuments(place.insee) } }),
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/documents/council-report.pdf',
      who: { may: 'plan:read' },
      tag,
      summary: 'The public report to the council: two pages, no exploitable detail (PDF/UA-1)',
      params: shapes.communePath,
      query: z.object({
        sessionOn: z.iso.date('Indiquez la date de la séance, par exemple 2027-02-03.').optional(),
      }),
      replies: { 200: { description: 'PDF', media: 'application/pdf' } },
      handle: ({ place, caller, query }) =>
        make(
          place,
          caller,
          async (standing, letterhead, tx) => {
            const { cost } = await weekCost(tx, place.organisationId, standing.seen.space)
            return councilInput(letterhead, query.sessionOn ?? null, standing, cost)
          },
          async (input) => ({
            name: 'Rapport au conseil',
            ending: 'pdf',
            content: await documents.renderPdf(councilReport, input),
          }),
        ),
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/documents/confidential-annex.pdf',
      who: { may: 'plan:read' },
      tag,
      summary: 'The confidential annex to the report: every measure and what was seen (PDF/UA-1)',
      params: shapes.communePath,
      replies: { 200: { description: 'PDF', media: 'application/pdf' } },
      handle: ({ place, caller }) =>
        make(
          place,
          caller,
          (standing, letterhead) => annexInput(letterhead, content, standing),
          async (input) => ({
            name: 'Annexe confidentielle',
            ending: 'pdf',
            content: await documents.renderPdf(confidentialAnnex, input),
          }),
        ),
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/documents/action-plan.pdf',
      who: { may: 'plan:read' },
      tag,
      summary: 'The plan on paper (PDF/UA-1)',
      params: shapes.communePath,
      replies: { 200: { description: 'PDF', media: 'application/pdf' } },
      handle: ({ place, caller }) =>
        make(
          place,
          caller,
          (standing, letterhead) => ({ letterhead, actions: actionRows(content, standing) }),
          async (input) => ({
            name: 'Plan d’action',
            ending: 'pdf',
            content: await documents.renderPdf(actionPlan, input),
          }),
        ),
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/documents/actions.csv',
      who: { may: 'plan:read' },
      tag,
      summary: 'The open actions as CSV (UTF-8 with BOM, semicolons)',
      params: shapes.communePath,
      replies: { 200: { description: 'CSV', media: 'text/csv' } },
      handle: ({ place, caller }) =>
        make(
          place,
          caller,
          (standing) => actionRows(content, standing),
          async (rows) => ({ name: 'Actions', ending: 'csv', content: actionsAsCsv(rows) }),
        ),
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/documents/actions.xlsx',
      who: { may: 'plan:read' },
      tag,
      summary: 'The open actions as a spreadsheet',
      params: shapes.communePath,
      replies: { 200: { description: 'XLSX', media: mediaTypes.xlsx } },
      handle: ({ place, caller }) =>
        make(
          place,
          caller,
          (standing) => actionRows(content, standing),
          async (rows) => ({ name: 'Actions', ending: 'xlsx', content: await actionsAsXlsx(rows) }),
        ),
    }),
  ]
}
