import { z } from '@hono/zod-openapi'
import { type Route, route } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import { metricsPage } from './metrics-store.ts'

const tag = 'integration'

/** The shape that Deploy Center reads: `{count, results: [{insee, metrics}]}`, page by page. */
export function metricsRoutes({ db }: Platform): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/organisations/{organisationId}/deploy-center/metrics',
      who: { seat: 'agent' },
      tag,
      summary: 'Figures of the communes that gave a mandate, for a console of services (Deploy Center)',
      params: z.object({ organisationId: z.uuid() }),
      query: z.object({
        limit: z.coerce.number().int().min(1).max(1000).default(1000),
        offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
        insee: z
          .string()
          .regex(/^[0-9][0-9AB][0-9]{3}$/, 'Un code INSEE a cinq caractères.')
          .optional(),
        // Sent along by the console, of no use here: figures are those of communes, not of accounts.
        account_type: z.string().max(100).optional(),
        account_id: z.string().max(200).optional(),
      }),
      replies: {
        200: {
          description: 'One page, by INSEE code',
          json: z.object({
            count: z.number().int(),
            results: z.array(z.object({ insee: z.string(), metrics: z.record(z.string(), z.number()) })),
          }),
        },
      },
      async handle({ office, caller, query: { limit, offset, insee } }) {
        const { count, communes } = await db.asPerson(caller, (tx) =>
          metricsPage(tx, office.organisationId, { limit, offset, insee: insee ?? null }),
        )
        return { status: 200, body: { count, results: communes } }
      },
    }),
  ]
}
