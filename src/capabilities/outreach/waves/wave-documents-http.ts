import { z } from '@hono/zod-openapi'
import { addDays, dayOf } from '../../../kernel/day.ts'
import { type Column, writeCsv } from '../../../platform/documents/spreadsheet.ts'
import { notFound } from '../../../platform/http/common-problems.ts'
import { problem } from '../../../platform/http/problem.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import type { InvitationState } from '../../identity/index.ts'
import { invitationSheets } from '../documents/invitation-sheets.ts'
import * as shapes from '../shapes.ts'
import type { WaveParts } from './start-wave.ts'
import { type Standing, standingOf } from './wave-standing.ts'
import * as store from './wave-store.ts'

const tag = 'invitations'
const wavePath = shapes.organisationPath.extend({ waveId: z.uuid() })

const standingInWords: Readonly<Record<Standing, string>> = {
  accepted: 'acceptée',
  opened: 'ouverte, pas encore acceptée',
  sent: 'envoyée, jamais ouverte',
  waiting: 'en attente d’envoi',
  'to-hand-over': 'à remettre sur papier',
  refused: 'adresse refusée',
  failed: 'envoi impossible',
  over: 'fermée ou dépassée',
}

interface Line extends store.WaveInvitation {
  readonly state: InvitationState | undefined
}

const columns: readonly Column<Line>[] = [
  { kind: 'text', title: 'Code INSEE', width: 12, of: ({ insee }) => insee },
  { kind: 'text', title: 'Commune', width: 30, of: ({ communeName }) => communeName },
  { kind: 'text', title: 'Personne', width: 30, of: ({ contactName }) => contactName },
  { kind: 'text', title: 'Adresse', width: 34, of: ({ address }) => address },
  {
    kind: 'text',
    title: 'Où en est l’invitation',
    width: 30,
    of: (line) => standingInWords[standingOf(line, line.state)],
  },
  { kind: 'number', title: 'Messages envoyés', width: 10, of: ({ state }) => state?.lettersSent ?? 0 },
  {
    kind: 'day',
    title: 'Acceptée le',
    width: 14,
    of: ({ state }) => (state?.usedAt ? dayOf(state.usedAt) : null),
  },
]

const nothingToPrint = problem(
  409,
  'nothing-to-print',
  'Rien à imprimer',
  'Aucune invitation de cette liste n’attend sa fiche : elles sont acceptées, fermées, ou parties par courriel. Rien n’a été modifié.',
)

/** The sheets to print for communes without an address, and the wave as a table. */
export function waveDocumentRoutes(parts: WaveParts): Route[] {
  const { platform, identity, territory } = parts
  const { db, documents, clock, config } = platform

  const read = (personId: string, organisationId: string, waveId: string) =>
    db.asPerson({ personId }, async (tx) => {
      const wave = (await store.wavesOf(tx, organisationId)).find(({ id }) => id === waveId)
      const invitations = await store.invitationsOf(tx, organisationId, waveId)
      const ids = invitations.map(({ invitationId }) => invitationId)
      const states = await identity.invitations.statesOf(tx, ids)
      const lines: Line[] = invitations.map((one) => ({ ...one, state: states.get(one.invitationId) }))
      return { wave, lines, name: (await territory.reach.nameOf(tx, organisationId)) ?? '' }
    })

  return [
    route({
      method: 'get',
      path: '/api/v1/organisations/{organisationId}/waves/{waveId}/sheets.pdf',
      who: { seat: 'administrator' },
      tag,
      summary: 'One sheet to print for each commune that no letter reaches, or for one of them',
      params: wavePath,
      query: z.object({ invitationId: z.uuid().optional() }),
      replies: { 200: { description: 'PDF/UA-1', media: 'application/pdf' } },
      async handle({ office, caller, params, query }) {
        const { wave, lines, name } = await read(caller.personId, office.organisationId, params.waveId)
        if (wave === undefined) return notFound
        const sheets = lines.flatMap((line) => {
          const { state } = line
          const isWanted =
            query.invitationId === undefined
              ? ['to-hand-over', 'refused', 'failed'].includes(standingOf(line, state))
              : query.invitationId === line.invitationId
          if (!isWanted || state?.state !== 'valid') return []
          const link = identity.invitations.linkOf(line.invitationId)
          return [{ ...line, link, expiresOn: addDays(dayOf(state.expiresAt), -1) }]
        })
        if (sheets.length === 0) return nothingToPrint
        const writtenOn = dayOf(clock())
        const letterhead = { organisation: name, writtenOn, isDemonstration: config.demonstration }
        const pdf = await documents.renderPdf(invitationSheets, {
          letterhead,
          message: wave.message,
          sheets,
        })
        return file(pdf, 'application/pdf', `Invitations - ${wave.name} - ${writtenOn}.pdf`)
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/organisations/{organisationId}/waves/{waveId}/invitations.csv',
      who: { seat: 'agent' },
      tag,
      summary: 'A wave as a table, without any link',
      params: wavePath,
      replies: { 200: { description: 'CSV', media: 'text/csv' } },
      async handle({ office, caller, params }) {
        const { wave, lines } = await read(caller.personId, office.organisationId, params.waveId)
        if (wave === undefined) return notFound
        const name = `Invitations - ${wave.name} - ${dayOf(clock())}.csv`
        return file(writeCsv(columns, lines), 'text/csv; charset=utf-8', name)
      },
    }),
  ]
}

function file(content: Uint8Array, mediaType: string, name: string) {
  return {
    raw: new Uint8Array(content),
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  }
}
