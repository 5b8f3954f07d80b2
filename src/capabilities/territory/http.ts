import { z } from '@hono/zod-openapi'
import { notFound } from '../../platform/http/common-problems.ts'
import { problem } from '../../platform/http/problem.ts'
import { type Route, route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import { readAddress } from './domain/presence.ts'
import { structureKinds } from './rules-content.ts'
import { searchDirectory } from './search-directory.ts'
import * as shapes from './shapes.ts'
import { showContact } from './show-contact.ts'
import * as store from './store.ts'

const tag = 'communes'

const stale = (version: number) =>
  problem(
    412,
    'space-changed',
    'Modifié entre-temps',
    'Quelqu’un d’autre a enregistré ces renseignements pendant que vous les modifiiez. Votre saisie est encore à l’écran et rien n’a été écrasé. Relisez la version enregistrée, puis enregistrez de nouveau.',
    { extra: { currentVersion: version } },
  )

export const versionNeeded = problem(
  428,
  'version-needed',
  'Version manquante',
  'Cette demande ne dit pas quelle version elle modifie (If-Match). Rien n’a été enregistré. Rechargez la page, puis recommencez.',
)

// @exemplary
/** Communes: finding one in the directory, opening its space, and what it says of itself. */
export function territoryRoutes({ db, clock }: Platform): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/directory/communes',
      who: 'anyone',
      tag,
      summary: 'Find communes as one types: name, postal code or INSEE code',
      query: z.object({ q: z.string().max(500).default('') }),
      replies: {
        200: {
          description: 'At most 36 communes',
          json: z.object({ communes: z.array(shapes.foundCommune) }),
        },
      },
      async handle({ query }) {
        const communes = await db.asSystem('search of the public directory', (tx) =>
          searchDirectory(tx, query.q),
        )
        return { status: 200, body: { communes }, headers: { 'cache-control': 'private, max-age=300' } }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes',
      who: 'signed-in',
      tag,
      summary: 'The communes whose space one belongs to',
      replies: {
        200: {
          description: 'By name',
          json: z.object({
            communes: z.array(shapes.space),
            isProvider: z.boolean().describe('Somewhere one is the provider, and sees only what is asked'),
          }),
        },
      },
      async handle({ caller }) {
        return db.asPerson(caller, async (tx) => ({
          status: 200 as const,
          body: { communes: await store.visibleSpaces(tx), isProvider: await store.isProviderSomewhere(tx) },
        }))
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/communes',
      who: 'signed-in',
      tag,
      summary: 'Open the space of a commune',
      body: z.object({ insee: shapes.insee }),
      replies: { 201: { description: 'Opened', json: shapes.space } },
      async handle({ body, caller }) {
        if (!caller.isInstaller) {
          return problem(
            403,
            'installer-only',
            'Réservé à la personne qui a installé Beffroi',
            'Seule la personne qui a ouvert cette installation peut ajouter une commune. Rien n’a été créé. Demandez-lui un lien d’invitation.',
          )
        }
        const opened = await db.asSystem('a person opens the space of a commune', async (tx) => {
          const entry = await store.directoryEntry(tx, body.insee)
          if (entry === undefined) return 'unknown' as const
          const organisationId = await store.openSpace(tx, entry, caller.personId, clock())
          return organisationId === null
            ? ('already-open' as const)
            : ((await store.spaceOf(tx, organisationId)) ?? 'unknown')
        })
        if (opened === 'unknown') {
          return problem(
            404,
            'unknown-commune',
            'Commune inconnue',
            `Aucune commune d’aujourd’hui ne porte le code ${body.insee}. Rien n’a été créé. Cherchez-la par son nom ou son code postal : elle a peut-être fusionné.`,
          )
        }
        if (opened === 'already-open') {
          return problem(
            409,
            'already-open',
            'Espace déjà ouvert',
            'L’espace de cette commune existe déjà ici et n’a pas été modifié. Ouvrez-le, ou demandez une invitation à son administrateur.',
          )
        }
        return { status: 201, body: opened, headers: { etag: `"${opened.profile.version}"` } }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}',
      who: { may: 'space:read' },
      tag,
      summary: 'The space of a commune',
      params: shapes.communePath,
      replies: { 200: { description: 'With its version as ETag', json: shapes.seenSpace } },
      async handle({ place, caller }) {
        const { space, mandate } = await db.asPerson(caller, async (tx) => ({
          space: await store.spaceOf(tx, place.organisationId),
          mandate: place.mandate === null ? null : await store.mandateTerm(tx, place.mandate.id),
        }))
        if (space === undefined) return notFound
        const body = { ...space, rights: [...place.rights], mandate }
        return { status: 200, body, headers: { etag: `"${space.profile.version}"` } }
      },
    }),

    route({
      method: 'put',
      path: '/api/v1/communes/{insee}/profile',
      who: { may: 'space:write' },
      tag,
      summary: 'Say what the commune is: size, presence online, provider, structures (If-Match)',
      params: shapes.communePath,
      body: shapes.profileChange,
      replies: { 200: { description: 'Saved', json: shapes.space } },
      async handle({ place, caller, body, ifMatch }) {
        if (ifMatch === null) return versionNeeded
        const { structures, ...said } = body
        const unknown = structures.filter((kind) => !structureKinds().has(kind))
        const mail = said.hasNoMail ? null : readAddress.mail(said.mailAddress)
        const site = said.hasNoSite ? null : readAddress.site(said.siteUrl)
        const errors = [
          ...unknown.map((kind) => ({ pointer: '/structures', detail: `Structure inconnue : ${kind}.` })),
          ...(mail !== null && !mail.ok ? [{ pointer: '/mailAddress', detail: mail.error }] : []),
          ...(site !== null && !site.ok ? [{ pointer: '/siteUrl', detail: site.error }] : []),
        ]
        if (errors.length > 0) {
          return problem(
            422,
            'invalid-input',
            'Saisie à corriger',
            'Un renseignement ne convient pas. Rien n’a été enregistré, votre saisie est encore à l’écran. Corrigez ce qui est indiqué, puis recommencez.',
            { errors },
          )
        }
        const changes = {
          ...said,
          mailAddress: mail?.ok ? mail.value : null,
          siteUrl: site?.ok ? site.value : null,
        }
        return db.asPerson(caller, async (tx) => {
          const version = await store.saveProfile(tx, place.organisationId, ifMatch, changes, structures, {
            personId: caller.personId,
            at: clock(),
          })
          const space = await store.spaceOf(tx, place.organisationId)
          if (space === undefined) return notFound
          if (version === null) return stale(space.profile.version)
          return { status: 200 as const, body: space, headers: { etag: `"${version}"` } }
        })
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/contacts',
      who: { may: 'space:read' },
      tag,
      summary: 'The people to call, as the commune gave them',
      params: shapes.communePath,
      replies: {
        200: { description: 'Known contacts', json: z.object({ contacts: z.array(shapes.contact) }) },
      },
      async handle({ place, caller }) {
        const contacts = await db.asPerson(caller, (tx) => store.contactsOf(tx, place.organisationId))
        const now = clock()
        return {
          status: 200,
          body: { contacts: contacts.map((contact) => showContact(contact, place.insee, now)) },
        }
      },
    }),

    route({
      method: 'put',
      path: '/api/v1/communes/{insee}/contacts/{role}',
      who: { may: 'space:write' },
      tag,
      summary: 'Give or correct one contact',
      params: shapes.communePath.extend({ role: shapes.contactRole }),
      body: shapes.contactChange,
      replies: { 200: { description: 'Saved', json: shapes.contact } },
      async handle({ place, caller, params, body }) {
        const contact = { role: params.role, ...body }
        await db.asPerson(caller, (tx) => store.saveContact(tx, place.organisationId, contact, clock()))
        return { status: 200, body: showContact(contact, place.insee, clock()) }
      },
    }),
  ]
}
