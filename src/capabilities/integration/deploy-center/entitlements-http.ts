import { z } from '@hono/zod-openapi'
import { problem } from '../../../platform/http/problem.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import { accessReasons, sirenIn } from '../domain/entitlement.ts'
import { accessOf } from './entitlements-store.ts'

/** The shape that services and consoles share: `{operator, entitlements: {can_access, can_access_reason}}`. */
export function entitlementsRoutes({ db }: Platform): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/organisations/{organisationId}/deploy-center/entitlements',
      who: { seat: 'agent' },
      tag: 'integration',
      summary: 'Whether a commune uses Beffroi through this organisation, for a console of services',
      params: z.object({ organisationId: z.uuid() }),
      query: z.object({
        siret: z.string().max(30).optional(),
        insee: z.string().max(5).optional(),
        // Sent along by the console. Access is a commune’s: who may enter it, its own administrators say.
        service_id: z.string().max(100).optional(),
        account_type: z.string().max(100).optional(),
        account_id: z.string().max(200).optional(),
        account_email: z.string().max(320).optional(),
      }),
      replies: {
        200: {
          description: 'Access, or why not',
          json: z.object({
            operator: z.object({ id: z.string() }).nullable(),
            entitlements: z.object({
              can_access: z.boolean(),
              can_access_reason: z.enum(accessReasons).nullable(),
            }),
          }),
        },
      },
      async handle({ office, caller, query: { siret, insee } }) {
        const siren = siret === undefined ? null : sirenIn(siret)
        if (siren === null && insee === undefined) return noCommune
        const reason = await db.asPerson(caller, (tx) =>
          accessOf(tx, office.organisationId, { siren, insee: insee ?? null }),
        )
        const canAccess = reason === null
        return {
          status: 200 as const,
          body: {
            operator: canAccess ? { id: office.organisationId } : null,
            entitlements: { can_access: canAccess, can_access_reason: reason },
          },
        }
      },
    }),
  ]
}

const noCommune = problem(
  422,
  'no-commune',
  'Aucune commune n’est nommée',
  'Donnez un SIRET de quatorze chiffres (siret) ou un code INSEE (insee). Rien n’a été cherché.',
)
