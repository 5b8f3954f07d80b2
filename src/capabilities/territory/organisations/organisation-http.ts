import { z } from '@hono/zod-openapi'
import { notFound } from '../../../platform/http/common-problems.ts'
import { problem } from '../../../platform/http/problem.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { writtenText } from '../../../platform/http/written-text.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Identity } from '../../identity/index.ts'
import { roleNamed } from '../domain/rights.ts'
import * as shapes from '../shapes.ts'
import * as people from '../store.ts'
import * as store from './organisation-store.ts'

const tag = 'organisations'

export const organisationPath = z.object({ organisationId: z.uuid() })

const organisation = z
  .object({
    organisationId: z.string(),
    kind: z.enum(store.servingKinds),
    name: z.string(),
    siren: z.string().nullable(),
    seat: z.enum(['agent', 'administrator']),
  })
  .openapi('ServingOrganisation')

const siren = z.string().regex(/^\d{9}$/, 'Un numéro SIREN a neuf chiffres, sans espace.')

/** Relays, EPCI, pooled DPO and providers: opening one, and who sits in it. */
export function organisationRoutes({ db, clock }: Platform, identity: Identity): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/organisations',
      who: 'signed-in',
      tag,
      summary: 'The organisations serving communes in which one sits',
      replies: {
        200: { description: 'By name', json: z.object({ organisations: z.array(organisation) }) },
      },
      async handle({ caller }) {
        return { status: 200, body: { organisations: await db.asPerson(caller, store.officesOf) } }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/organisations',
      who: 'signed-in',
      tag,
      summary: 'Open an organisation that serves communes',
      body: z.object({
        kind: z.enum(store.servingKinds),
        name: writtenText(160),
        siren: siren.nullable(),
      }),
      replies: { 201: { description: 'Opened', json: z.object({ organisationId: z.string() }) } },
      async handle({ caller, body }) {
        if (!caller.isInstaller) {
          return problem(
            403,
            'installer-only',
            'Réservé à la personne qui a installé Beffroi',
            'Seule la personne qui a ouvert cette installation peut y ajouter un relais, une intercommunalité, un délégué mutualisé ou un prestataire. Rien n’a été créé. Demandez-lui de l’ouvrir, puis de vous inviter.',
          )
        }
        const organisationId = await db.asSystem('the installer opens an organisation', (tx) =>
          store.openOrganisation(tx, body, caller.personId, clock()),
        )
        if (organisationId !== null) return { status: 201 as const, body: { organisationId } }
        return problem(
          409,
          'already-open',
          'Déjà ouvert',
          'Une organisation de ce type porte déjà ce numéro SIREN ici. Rien n’a été créé. Demandez à ses administrateurs de vous inviter.',
        )
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/organisations/{organisationId}',
      who: { seat: 'agent' },
      tag,
      summary: 'One organisation, as its people see it',
      params: organisationPath,
      replies: { 200: { description: 'Found', json: organisation } },
      async handle({ office, caller }) {
        const known = await db.asPerson(caller, store.officesOf)
        const found = known.find(({ organisationId }) => organisationId === office.organisationId)
        return found === undefined ? notFound : { status: 200 as const, body: found }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/organisations/{organisationId}/members',
      who: { seat: 'agent' },
      tag,
      summary: 'The people of an organisation',
      params: organisationPath,
      replies: { 200: { description: 'Oldest first', json: z.object({ members: z.array(shapes.member) }) } },
      async handle({ office, caller }) {
        const { members, names } = await db.asPerson(caller, async (tx) => {
          const members = await people.membersOf(tx, office.organisationId)
          return {
            members,
            names: await identity.names(
              tx,
              members.map(({ personId }) => personId),
            ),
          }
        })
        return {
          status: 200,
          body: {
            members: members.map(({ personId, role, sinceAt }) => ({
              personId,
              name: names.get(personId)?.name ?? 'Compte supprimé',
              email: names.get(personId)?.email ?? '',
              role: roleNamed(role),
              sinceAt: sinceAt.toISOString(),
              isYou: personId === caller.personId,
            })),
          },
        }
      },
    }),

    route({
      method: 'delete',
      path: '/api/v1/organisations/{organisationId}/members/{personId}',
      who: { seat: 'administrator' },
      tag,
      summary: 'Close the access of one person to the organisation',
      params: organisationPath.extend({ personId: z.uuid() }),
      replies: { 200: { description: 'Closed', json: z.object({ removed: z.literal(true) }) } },
      async handle({ office, caller, params }) {
        return db.asPerson(caller, async (tx) => {
          const members = await people.membersOf(tx, office.organisationId)
          if (!members.some(({ personId }) => personId === params.personId)) return notFound
          const isRemoved = await people.removeMember(tx, office.organisationId, params.personId)
          if (isRemoved) return { status: 200 as const, body: { removed: true as const } }
          return problem(
            409,
            'last-administrator',
            'Dernier administrateur',
            'Cette personne est la seule à administrer l’organisation : la retirer fermerait la porte à tout le monde. Rien n’a été modifié. Nommez d’abord une autre personne administratrice.',
          )
        })
      },
    }),
  ]
}
