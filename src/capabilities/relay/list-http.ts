import { z } from '@hono/zod-openapi'
import { notFound } from '../../platform/http/common-problems.ts'
import { type Problem, problem } from '../../platform/http/problem.ts'
import { type Route, route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import { type MatchedLine, matchLines } from './domain/match-lines.ts'
import * as store from './list-store.ts'
import { type ListFault, readList } from './read-list.ts'
import * as shapes from './shapes.ts'

const tag = 'relays'

const faults: Readonly<Record<ListFault, string>> = {
  empty: 'Cette liste ne contient aucune ligne. Collez des codes INSEE, ou choisissez un autre fichier.',
  'too-long':
    'Cette liste a plus de 40 000 lignes, plus que la France n’a de communes. Coupez-la en plusieurs.',
  'not-a-table':
    'Ce fichier n’est pas un tableau en texte (CSV). Dans votre tableur, enregistrez-le au format CSV, puis recommencez.',
}

const nothingRead = (fault: ListFault): Problem =>
  problem(422, 'unreadable-list', 'Liste illisible', `${faults[fault]} Rien n’a été ajouté.`)

/** The list of communes that an organisation follows: brought in after a look at each line, never by half. */
export function listRoutes({ db, clock }: Platform): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/v1/organisations/{organisationId}/portfolio/previews',
      who: { seat: 'agent' },
      tag,
      summary: 'What a list would bring, line by line: nothing is kept (file, text, EPCI or département)',
      params: shapes.organisationPath,
      body: shapes.listSource,
      multipart: true,
      replies: { 200: { description: 'Each line and what was found', json: shapes.listPreview } },
      async handle({ office, caller, body }) {
        const { file, text, epci, departement } = body
        const listed = (tx: Parameters<typeof store.listedInsees>[0]) =>
          store.listedInsees(tx, office.organisationId)
        if (epci !== null || departement !== null) {
          const { found, already } = await db.asPerson(caller, async (tx) => ({
            found: await store.communesAround(tx, { epci, departement }),
            already: await listed(tx),
          }))
          return { status: 200 as const, body: preview(linesOf(found, already)) }
        }
        const bytes =
          file !== undefined && file.size > 0
            ? new Uint8Array(await file.arrayBuffer())
            : new TextEncoder().encode(text ?? '')
        const read = readList(bytes)
        if (!read.ok) return nothingRead(read.error)
        const matched = await db.asPerson(caller, async (tx) =>
          matchLines(read.value, {
            ...(await store.directoryFor(tx, read.value)),
            listed: await listed(tx),
          }),
        )
        return { status: 200 as const, body: preview(matched) }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/organisations/{organisationId}/portfolio',
      who: { seat: 'agent' },
      tag,
      summary: 'Add communes to the list, all of them or none',
      params: shapes.organisationPath,
      body: shapes.listAddition,
      replies: {
        200: {
          description: 'Those already there stay as they are',
          json: z.object({ added: z.number().int() }),
        },
      },
      async handle({ office, caller, body }) {
        const insees = [...new Set(body.insees)]
        const outcome = await db.asPerson(caller, async (tx) => {
          const unknown = await store.unknownInsees(tx, insees)
          if (unknown.length > 0) return { kind: 'unknown' as const, unknown }
          const by = { personId: caller.personId, at: clock() }
          return {
            kind: 'added' as const,
            added: await store.addToList(tx, office.organisationId, insees, by),
          }
        })
        if (outcome.kind === 'added') return { status: 200 as const, body: { added: outcome.added } }
        const named = outcome.unknown.slice(0, 10).join(', ')
        return problem(
          422,
          'unknown-communes',
          'Codes inconnus',
          `Aucune commune d’aujourd’hui ne porte ces codes : ${named}${outcome.unknown.length > 10 ? '…' : ''}. Rien n’a été ajouté. Retirez-les ou corrigez-les, puis recommencez.`,
        )
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/organisations/{organisationId}/portfolio/mergers',
      who: { seat: 'agent' },
      tag,
      summary: 'Put the communes of the list that merged under their code of today',
      params: shapes.organisationPath,
      replies: { 200: { description: 'Done', json: z.object({ moved: z.number().int() }) } },
      async handle({ office, caller }) {
        const moved = await db.asPerson(caller, (tx) => store.followMergers(tx, office.organisationId))
        return { status: 200, body: { moved } }
      },
    }),

    route({
      method: 'put',
      path: '/api/v1/organisations/{organisationId}/portfolio/{insee}/note',
      who: { seat: 'agent' },
      tag,
      summary: 'What the organisation notes about a commune of its list; the commune does not see it',
      params: shapes.organisationPath.extend({ insee: shapes.insee }),
      body: shapes.noteChange,
      replies: { 200: { description: 'Kept', json: z.object({ note: z.string().nullable() }) } },
      async handle({ office, caller, params, body }) {
        const isKept = await db.asPerson(caller, (tx) =>
          store.noteOn(tx, office.organisationId, params.insee, body.note),
        )
        return isKept ? { status: 200 as const, body: { note: body.note } } : notFound
      },
    }),

    route({
      method: 'delete',
      path: '/api/v1/organisations/{organisationId}/portfolio/{insee}',
      who: { seat: 'agent' },
      tag,
      summary: 'Take a commune off the list; its mandate, if there is one, stays',
      params: shapes.organisationPath.extend({ insee: shapes.insee }),
      replies: { 200: { description: 'Taken off', json: z.object({ removed: z.literal(true) }) } },
      async handle({ office, caller, params }) {
        const isRemoved = await db.asPerson(caller, (tx) =>
          store.removeFromList(tx, office.organisationId, params.insee),
        )
        return isRemoved ? { status: 200 as const, body: { removed: true as const } } : notFound
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/directory/territories',
      who: 'signed-in',
      tag,
      summary: 'The départements and the EPCI of the public directory',
      replies: { 200: { description: 'By code and by name', json: shapes.territories } },
      async handle({ caller }) {
        const body = await db.asPerson(caller, store.territoriesOfFrance)
        return { status: 200, body, headers: { 'cache-control': 'private, max-age=3600' } }
      },
    }),
  ]
}

function linesOf(
  communes: readonly { readonly insee: string; readonly name: string }[],
  listed: ReadonlySet<string>,
): MatchedLine[] {
  return communes.map((commune, index) => ({
    line: index + 1,
    given: commune.name,
    outcome: listed.has(commune.insee) ? 'already-listed' : 'found',
    commune,
    candidates: [],
  }))
}

function preview(lines: readonly MatchedLine[]) {
  const isNew = ({ outcome }: MatchedLine) => outcome === 'found' || outcome === 'merged'
  return {
    lines: lines.map((line) => ({ ...line, candidates: [...line.candidates] })),
    insees: lines.filter(isNew).flatMap(({ commune }) => (commune === null ? [] : [commune.insee])),
  }
}
