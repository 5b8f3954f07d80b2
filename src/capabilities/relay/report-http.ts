import { z } from '@hono/zod-openapi'
import { dayOf } from '../../kernel/day.ts'
import { notFound } from '../../platform/http/common-problems.ts'
import { type Route, route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import { annualReport } from './documents/annual-report.ts'
import { nameOfOffice, reportRowsOf } from './report-store.ts'
import * as shapes from './shapes.ts'

/** The report of a year for the organisation's own board: nothing in it is about one commune. */
export function reportRoutes({ db, clock, documents, config }: Platform): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/organisations/{organisationId}/documents/annual-report.pdf',
      who: { seat: 'agent' },
      tag: 'relays',
      summary: 'The annual report for the board of an organisation (PDF/UA-1)',
      params: shapes.organisationPath,
      query: z.object({
        year: z.coerce.number().int().min(2020).max(2100).optional().describe('This year when absent'),
      }),
      replies: { 200: { description: 'PDF', media: 'application/pdf' } },
      async handle({ office, caller, query }) {
        const today = dayOf(clock())
        const thisYear = Number(today.slice(0, 4))
        const year = query.year ?? thisYear
        const found = await db.asPerson(caller, async (tx) => {
          const organisation = await nameOfOffice(tx, office.organisationId)
          return organisation === null
            ? null
            : { organisation, communes: await reportRowsOf(tx, office.organisationId, year) }
        })
        if (found === null) return notFound
        const { organisation, communes } = found
        const pdf = await documents.renderPdf(annualReport, {
          letterhead: { organisation, writtenOn: today, isDemonstration: config.demonstration },
          year,
          isUnderWay: year >= thisYear,
          communes,
        })
        const fileName = `Rapport annuel ${year} - ${organisation}.pdf`
        return {
          raw: new Uint8Array(pdf),
          headers: {
            'content-type': 'application/pdf',
            'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(fileName)}`,
          },
        }
      },
    }),
  ]
}
