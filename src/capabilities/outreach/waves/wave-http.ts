import { z } from '@hono/zod-openapi'
import type { Tx } from '../../../platform/db/database.ts'
import { readTable } from '../../../platform/documents/read-table.ts'
import { notFound } from '../../../platform/http/common-problems.ts'
import { problem } from '../../../platform/http/problem.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { isToInvite, readContactLines } from '../domain/contact-lines.ts'
import * as shapes from '../shapes.ts'
import { previewLines, startWave, type WaveParts } from './start-wave.ts'
import { countStandings, standingOf } from './wave-standing.ts'
import * as store from './wave-store.ts'

const tag = 'invitations'
const wavePath = shapes.organisationPath.extend({ waveId: z.uuid() })
const invitationPath = wavePath.extend({ invitationId: z.uuid() })

const notATable = problem(
  422,
  'unreadable-list',
  'Liste illisible',
  'Ce fichier n’est pas un tableau en texte (CSV). Rien n’a été envoyé. Dans votre tableur, enregistrez-le au format CSV, puis recommencez.',
)

const listFaulty = (lines: readonly number[]) =>
  problem(
    422,
    'list-at-fault',
    'Liste à corriger',
    `Des lignes de la liste ne mènent à aucune commune ou portent une adresse illisible (${lines.length > 1 ? 'lignes' : 'ligne'} ${lines.slice(0, 10).join(', ')}${lines.length > 10 ? '…' : ''}). Rien n’a été envoyé. Corrigez-les ou retirez-les, puis recommencez.`,
  )

const nobodyToInvite = problem(
  409,
  'nobody-to-invite',
  'Personne à inviter',
  'Toutes les communes de cette liste ont déjà leurs personnes, ou une invitation en cours. Rien n’a été envoyé.',
)

/** Waves: the list, its preview, the sending, and how each invitation fares. */
export function waveRoutes(parts: WaveParts): Route[] {
  const { platform, identity } = parts
  const { db } = platform

  async function standingsOf(tx: Tx, organisationId: string, waveId: string | null) {
    const invitations = await store.invitationsOf(tx, organisationId, waveId)
    const ids = invitations.map(({ invitationId }) => invitationId)
    const states = await identity.invitations.statesOf(tx, ids)
    return invitations.map((invitation) => {
      const state = states.get(invitation.invitationId)
      return { ...invitation, state, standing: standingOf(invitation, state) }
    })
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/organisations/{organisationId}/waves',
      who: { seat: 'agent' },
      tag,
      summary: 'The waves of invitations of an organisation, and how they fare',
      params: shapes.organisationPath,
      replies: {
        200: {
          description: 'Newest first',
          json: z.object({ canWrite: z.boolean(), waves: z.array(shapes.wave) }),
        },
      },
      async handle({ office, caller }) {
        const { waves, standings } = await db.asPerson(caller, async (tx) => ({
          waves: await store.wavesOf(tx, office.organisationId),
          standings: await standingsOf(tx, office.organisationId, null),
        }))
        const byWave = Map.groupBy(standings, ({ waveId }) => waveId)
        return {
          status: 200,
          body: {
            canWrite: identity.invitations.canWrite,
            waves: waves.map((wave) => ({
              ...wave,
              createdAt: wave.createdAt.toISOString(),
              ...countStandings((byWave.get(wave.id) ?? []).map(({ standing }) => standing)),
            })),
          },
        }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/organisations/{organisationId}/waves/preview',
      who: { seat: 'administrator' },
      tag,
      summary: 'What a list of people to invite would do, line by line; nothing is kept',
      params: shapes.organisationPath,
      multipart: true,
      body: z.object({
        file: z.instanceof(File).optional().openapi({ type: 'string', format: 'binary' }),
        text: z.string().max(200_000).optional(),
      }),
      replies: {
        200: {
          description: 'Each line',
          json: z.object({ lines: z.array(shapes.fatedLine) }),
        },
      },
      async handle({ office, body }) {
        const bytes =
          body.file !== undefined && body.file.size > 0
            ? new Uint8Array(await body.file.arrayBuffer())
            : new TextEncoder().encode(body.text ?? '')
        const table = readTable(bytes)
        if (!table.ok) return notATable
        const lines = readContactLines(table.value)
        const fated = await db.asSystem('a relay may not see the spaces that it lists', (tx) =>
          previewLines(tx, office.organisationId, lines, parts),
        )
        return { status: 200 as const, body: { lines: fated } }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/organisations/{organisationId}/waves',
      who: { seat: 'administrator' },
      tag,
      summary:
        'Invite the first person of each of these communes: all the lines that can be, or none when one is at fault',
      params: shapes.organisationPath,
      body: shapes.newWave,
      replies: {
        201: {
          description: 'Started',
          json: z.object({ waveId: z.string(), invited: z.number().int(), leftOut: z.number().int() }),
        },
      },
      async handle({ office, caller, body }) {
        const { organisationId } = office
        const { fated, name } = await db.asSystem(
          'a relay may not see the spaces that it lists',
          async (tx) => ({
            fated: await previewLines(tx, organisationId, body.lines, parts),
            name: await parts.territory.reach.nameOf(tx, organisationId),
          }),
        )
        const faulty = fated.filter(({ fate }) => fate === 'unknown-commune' || fate === 'bad-address')
        if (faulty.length > 0) return listFaulty(faulty.map(({ line }) => line))
        const invited = fated.filter(isToInvite).length
        if (invited === 0) return nobodyToInvite
        const wave = { ...body, organisationId, organisationName: name ?? caller.name }
        const waveId = await startWave(wave, fated, caller, parts)
        return { status: 201 as const, body: { waveId, invited, leftOut: fated.length - invited } }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/organisations/{organisationId}/waves/{waveId}',
      who: { seat: 'agent' },
      tag,
      summary: 'One wave, commune by commune',
      params: wavePath,
      replies: {
        200: {
          description: 'By commune',
          json: z.object({ wave: shapes.wave, invitations: z.array(shapes.waveInvitation) }),
        },
      },
      async handle({ office, caller, params }) {
        const { wave, standings } = await db.asPerson(caller, async (tx) => ({
          wave: (await store.wavesOf(tx, office.organisationId)).find(({ id }) => id === params.waveId),
          standings: await standingsOf(tx, office.organisationId, params.waveId),
        }))
        if (wave === undefined) return notFound
        return {
          status: 200 as const,
          body: {
            wave: {
              ...wave,
              createdAt: wave.createdAt.toISOString(),
              ...countStandings(standings.map(({ standing }) => standing)),
            },
            invitations: standings.map(({ state, ...invitation }) => ({
              ...invitation,
              letterReply: state?.letterReply ?? null,
              lettersSent: state?.lettersSent ?? 0,
              lastLetterAt: state?.lastLetterAt?.toISOString() ?? null,
              nextLetterAt: invitation.nextLetterAt?.toISOString() ?? null,
              acceptedAt: state?.usedAt?.toISOString() ?? null,
            })),
          },
        }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/organisations/{organisationId}/waves/{waveId}/invitations/{invitationId}/letter',
      who: { seat: 'administrator' },
      tag,
      summary: 'Send the letter of one invitation again, now',
      params: invitationPath,
      replies: { 200: { description: 'Queued', json: z.object({ isQueued: z.literal(true) }) } },
      async handle({ office, caller, params }) {
        const isQueued = await db.asPerson(caller, async (tx) => {
          const known = await store.invitationsOf(tx, office.organisationId, params.waveId)
          if (!known.some(({ invitationId }) => invitationId === params.invitationId)) return null
          return identity.invitations.write(tx, params.invitationId)
        })
        if (isQueued === null) return notFound
        return isQueued ? { status: 200 as const, body: { isQueued: true as const } } : nothingToSend
      },
    }),

    route({
      method: 'delete',
      path: '/api/v1/organisations/{organisationId}/waves/{waveId}/invitations/{invitationId}',
      who: { seat: 'administrator' },
      tag,
      summary: 'Close one invitation: its link leads nowhere, no letter leaves any more',
      params: invitationPath,
      replies: { 200: { description: 'Closed', json: z.object({ isClosed: z.literal(true) }) } },
      async handle({ office, caller, params }) {
        const isClosed = await db.asPerson(caller, async (tx) => {
          const known = await store.invitationsOf(tx, office.organisationId, params.waveId)
          const one = known.find(({ invitationId }) => invitationId === params.invitationId)
          if (one === undefined) return null
          await store.stopLetters(tx, [one.invitationId])
          return identity.invitations.cancel(tx, one.communeId, one.invitationId)
        })
        if (isClosed === null) return notFound
        return isClosed ? { status: 200 as const, body: { isClosed: true as const } } : alreadyAnswered
      },
    }),
  ]
}

const nothingToSend = problem(
  409,
  'nothing-to-send',
  'Rien à envoyer',
  'Cette invitation est acceptée, fermée ou dépassée, n’a pas d’adresse, ou cette installation n’envoie pas de courriel. Rien n’est parti. Imprimez sa fiche, ou invitez de nouveau.',
)

const alreadyAnswered = problem(
  409,
  'already-answered',
  'Déjà acceptée ou fermée',
  'Cette invitation a été acceptée ou fermée entre-temps. Rien n’a été modifié.',
)
