import { z } from '@hono/zod-openapi'
import { notFound } from '../../../platform/http/common-problems.ts'
import { problem } from '../../../platform/http/problem.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Identity } from '../../identity/index.ts'
import * as shapes from '../shapes.ts'
import {
  endProvider,
  nameProvider,
  providerOfSiren,
  providerPeopleOf,
  providersOf,
} from './provider-store.ts'

const tag = 'providers'

const named = z
  .object({
    providers: z.array(z.object({ providerId: z.string(), name: z.string(), linkedAt: z.string() })),
    people: z
      .array(z.object({ personId: z.string(), name: z.string() }))
      .describe('People of the commune whose role is « prestataire »'),
  })
  .openapi('NamedProviders')

const unknownSiren = problem(
  404,
  'unknown-provider',
  'Prestataire inconnu ici',
  'Aucun prestataire de cette installation ne porte ce numéro SIREN. Rien n’a été modifié. Vérifiez le numéro sur une facture, ou envoyez-lui un lien : il n’a pas besoin de compte.',
)

/** The providers of this installation that a commune asks things of: found by the SIREN on their invoices. */
export function providerRoutes({ db, clock }: Platform, identity: Identity): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/providers',
      who: { may: 'plan:read' },
      tag,
      summary: 'The providers that the commune named, and its people with that role',
      params: shapes.communePath,
      replies: { 200: { description: 'By name', json: named } },
      async handle({ place, caller }) {
        return db.asPerson(caller, async (tx) => {
          const people = await providerPeopleOf(tx, place.organisationId)
          const names = await identity.names(tx, people)
          return {
            status: 200 as const,
            body: {
              providers: await providersOf(tx, place.organisationId),
              people: people.map((personId) => ({
                personId,
                name: names.get(personId)?.name ?? 'Compte supprimé',
              })),
            },
          }
        })
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/providers',
      who: { may: 'space:write' },
      tag,
      summary: 'Name a provider of this installation by its SIREN; it sees nothing by that alone',
      params: shapes.communePath,
      body: z.object({
        siren: z
          .string()
          .overwrite((text) => text.replaceAll(/\s/g, ''))
          .regex(/^\d{9}$/, 'Un numéro SIREN a neuf chiffres.'),
      }),
      replies: {
        200: { description: 'Named', json: z.object({ providerId: z.string(), name: z.string() }) },
      },
      async handle({ place, caller, body }) {
        return db.asPerson(caller, async (tx) => {
          const provider = await providerOfSiren(tx, body.siren)
          if (provider === null) return unknownSiren
          await nameProvider(tx, place.organisationId, provider, { personId: caller.personId, at: clock() })
          return { status: 200 as const, body: { providerId: provider.id, name: provider.name } }
        })
      },
    }),

    route({
      method: 'delete',
      path: '/api/v1/communes/{insee}/providers/{providerId}',
      who: { may: 'space:write' },
      tag,
      summary: 'Ask nothing more of a provider: it sees nothing of the commune from now on',
      params: shapes.communePath.extend({ providerId: z.uuid() }),
      replies: { 200: { description: 'Ended', json: z.object({ ended: z.literal(true) }) } },
      async handle({ place, caller, params }) {
        const isEnded = await db.asPerson(caller, (tx) =>
          endProvider(tx, place.organisationId, params.providerId, clock()),
        )
        return isEnded ? { status: 200 as const, body: { ended: true as const } } : notFound
      },
    }),
  ]
}
