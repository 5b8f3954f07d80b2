import { randomBytes } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import { dayOf } from '../../../kernel/day.ts'
import { countBelongings, exportOrganisation } from '../../../platform/backup/export-organisation.ts'
import { notFound } from '../../../platform/http/common-problems.ts'
import { problem } from '../../../platform/http/problem.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { writtenText } from '../../../platform/http/written-text.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Identity } from '../../identity/index.ts'
import type { Territory } from '../../territory/index.ts'
import { countedInWords, deletionAttestation } from '../documents/deletion-attestation.ts'
import * as store from './departure-store.ts'

const tag = 'integration'
const communePath = z.object({ insee: z.string() })
const delayInDays = 30

const departure = z
  .object({
    askedAt: z.string(),
    askedByName: z.string(),
    dueAt: z.string(),
    /** Where the attestation will be, once everything is deleted and nobody can sign in any more. */
    attestationLink: z.string(),
  })
  .openapi('Departure')

const reply = {
  200: { description: 'As it stands', json: z.object({ departure: departure.nullable() }) },
}

/** Taking everything away, and having everything deleted. */
export function departureRoutes(
  platform: Platform,
  { identity, territory, program }: { identity: Identity; territory: Territory; program: string },
): Route[] {
  const { db, clock, publicUrl } = platform
  const shown = (kept: store.Departure | undefined): z.input<typeof departure> | null =>
    kept === undefined
      ? null
      : {
          askedByName: kept.askedByName,
          askedAt: kept.askedAt.toISOString(),
          dueAt: kept.dueAt.toISOString(),
          attestationLink: `${publicUrl()}/api/v1/attestations/${kept.attestationCode}`,
        }
  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/export.zip',
      who: { may: 'people:write' },
      tag,
      summary: 'Everything of the commune, in an archive that another Beffroi takes in',
      params: communePath,
      replies: { 200: { description: 'The archive', media: 'application/zip' } },
      async handle({ place }) {
        // Who administers holds every right: the organisation itself speaks, so that what no page shows is there too.
        const { archive } = await db.asJob(place.organisationId, (tx) =>
          exportOrganisation(tx, place.organisationId, { program, madeAt: clock(), nameOf: identity.names }),
        )
        return {
          raw: new Uint8Array(archive),
          headers: {
            'content-type': 'application/zip',
            'content-disposition': `attachment; filename="beffroi-${place.insee}-${dayOf(clock())}.zip"`,
          },
        }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/export-content',
      who: { may: 'people:write' },
      tag,
      summary: 'What an export made now would hold, counted',
      params: communePath,
      replies: {
        200: {
          description: 'In words, without what there is none of',
          json: z.object({ rows: z.number().int(), counted: z.array(z.string()) }),
        },
      },
      async handle({ place }) {
        const counts = await db.asJob(place.organisationId, (tx) => countBelongings(tx, place.organisationId))
        const rows = Object.values(counts).reduce((sum, count) => sum + count, 0)
        return { status: 200, body: { rows, counted: countedInWords(counts) } }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/departure',
      who: { may: 'people:write' },
      tag,
      summary: 'Whether the space is about to be deleted',
      params: communePath,
      replies: reply,
      async handle({ place, caller }) {
        const kept = await db.asPerson(caller, (tx) => store.departureOf(tx, place.organisationId))
        return { status: 200, body: { departure: shown(kept) } }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/departure',
      who: { may: 'people:write' },
      tag,
      summary: 'Ask that the space be deleted in thirty days; its name is typed to be sure',
      params: communePath,
      body: z.object({ name: writtenText(200) }),
      replies: reply,
      async handle({ place, caller, body }) {
        return db.asPerson(caller, async (tx) => {
          const space = await territory.space(tx, place.organisationId)
          if (space === undefined) return notFound
          if (!isSameName(space.name, body.name)) return otherName(space.name)
          const askedAt = clock()
          await store.askDeparture(tx, place.organisationId, caller, {
            askedAt,
            dueAt: new Date(askedAt.getTime() + delayInDays * 24 * 60 * 60 * 1000),
            attestationCode: randomBytes(24).toString('base64url'),
          })
          const kept = await store.departureOf(tx, place.organisationId)
          return { status: 200 as const, body: { departure: shown(kept) } }
        })
      },
    }),

    route({
      method: 'delete',
      path: '/api/v1/communes/{insee}/departure',
      who: { may: 'people:write' },
      tag,
      summary: 'Call the deletion off',
      params: communePath,
      replies: reply,
      async handle({ place, caller }) {
        await db.asPerson(caller, (tx) => store.callOffDeparture(tx, place.organisationId))
        return { status: 200, body: { departure: null } }
      },
    }),

    attestationRoute(platform),
  ]
}

function attestationRoute({ db, clock, config, documents }: Platform): Route {
  return route({
    method: 'get',
    path: '/api/v1/attestations/{code}',
    // Nobody of the commune can sign in any more: the code was given to whoever asked, and the page names nobody.
    who: 'anyone',
    tag,
    summary: 'The attestation of a deletion, for whoever was given its code',
    params: z.object({ code: z.string().max(80) }),
    replies: { 200: { description: 'PDF/UA', media: 'application/pdf' } },
    async handle({ params }) {
      const deletion = await db.asSystem('an attestation asked by its code', (tx) =>
        store.deletionByCode(tx, params.code.replaceAll('\u0000', '')),
      )
      if (deletion === undefined) return notFound
      const pdf = await documents.renderPdf(deletionAttestation, {
        letterhead: {
          organisation: `Beffroi, pour ${deletion.name}`,
          writtenOn: dayOf(clock()),
          isDemonstration: config.demonstration,
        },
        deletion,
      })
      return {
        raw: new Uint8Array(pdf),
        headers: {
          'content-type': 'application/pdf',
          'content-disposition': `attachment; filename="attestation-de-suppression-${deletion.insee}.pdf"`,
        },
      }
    },
  })
}

const plain = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

const isSameName = (name: string, typed: string) => plain(name) === plain(typed)

const otherName = (name: string) =>
  problem(
    422,
    'other-name',
    'Ce n’est pas le nom de la commune',
    `Le nom écrit n’est pas celui de la commune. Rien n’est supprimé ni prévu. Pour demander la suppression, écrivez : ${name}.`,
    { errors: [{ pointer: '/name', detail: `Écrivez : ${name}` }] },
  )
