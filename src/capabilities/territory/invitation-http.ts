import { z } from '@hono/zod-openapi'
import { ofCommune } from '../../kernel/commune-in-words.ts'
import { notFound } from '../../platform/http/common-problems.ts'
import { problem } from '../../platform/http/problem.ts'
import { type Caller, type Route, route } from '../../platform/http/route.ts'
import { optionalText } from '../../platform/http/written-text.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Identity, InvitationState } from '../identity/index.ts'
import { readAddress } from './domain/presence.ts'
import { communeRoles, type Role, roleNamed, roles, servingRoles } from './domain/rights.ts'
import { organisationPath } from './organisations/organisation-http.ts'
import { nameOf } from './reach/reach.ts'
import * as shapes from './shapes.ts'

const tag = 'members'

/** Where the letter goes; null: the link is handed over. */
const address = optionalText(320).transform((typed, context) => {
  const read = readAddress.mail(typed)
  if (read.ok) return read.value
  context.addIssue({ code: 'custom', message: read.error })
  return z.NEVER
})
const addressee = {
  address: address.optional().openapi({ type: ['string', 'null'] }),
  invitedName: optionalText(160).optional(),
}

const made = z.object({
  /** Shown once by the page; the letter holds the same. */
  link: z.string(),
  expiresAt: z.string(),
  /** Null: no letter leaves. */
  sentTo: z.string().nullable(),
})

const pending = z
  .object({
    id: z.string(),
    role: z.enum(roles),
    address: z.string().nullable(),
    invitedName: z.string().nullable(),
    letterState: z.enum(['waiting', 'sent', 'refused', 'failed']).nullable(),
    letterReply: z.string().nullable(),
    wasOpened: z.boolean(),
    isExpired: z.boolean(),
    createdAt: z.string(),
    expiresAt: z.string(),
  })
  .openapi('PendingInvitation')
const pendingList = z.object({ canWrite: z.boolean(), invitations: z.array(pending) })

const noMail = problem(
  409,
  'no-mail-server',
  'Cette installation n’envoie pas de courriel',
  'Aucun serveur de courriel n’est réglé ici. Rien n’a été créé. Laissez l’adresse vide : un lien s’affichera, à remettre vous-même.',
)

const nothingToClose = problem(
  409,
  'already-answered',
  'Déjà acceptée ou fermée',
  'Cette invitation a été acceptée ou fermée entre-temps. Rien n’a été modifié.',
)

interface Place {
  readonly organisationId: string
}
interface Offer {
  readonly role: Role
  readonly address?: string | null | undefined
  readonly invitedName?: string | null | undefined
}

/** Invitations to a commune or to an organisation: made, sent by mail or handed over, listed, sent again, closed. */
export function invitationRoutes({ db }: Platform, { invitations }: Identity): Route[] {
  async function invite({ organisationId }: Place, caller: Caller, offer: Offer) {
    const to = offer.address ?? null
    if (to !== null && !invitations.canWrite) return noMail
    return db.asPerson(caller, async (tx) => {
      const name = (await nameOf(tx, organisationId)) ?? ''
      const placeName = communeRoles.some((role) => role === offer.role)
        ? `la commune ${ofCommune(name)}`
        : name
      const letter =
        to === null
          ? null
          : {
              address: to,
              invitedName: offer.invitedName ?? null,
              placeName,
              inviterName: caller.name,
              message: null,
            }
      const { id, link, expiresAt } = await invitations.create(tx, {
        organisationId,
        role: offer.role,
        createdBy: caller.personId,
        letter,
      })
      if (to !== null) await invitations.write(tx, id)
      return { status: 201 as const, body: { link, expiresAt: expiresAt.toISOString(), sentTo: to } }
    })
  }

  async function list({ organisationId }: Place, caller: Caller) {
    const known = await db.asPerson(caller, (tx) => invitations.pendingOf(tx, organisationId))
    return {
      status: 200 as const,
      body: { canWrite: invitations.canWrite, invitations: known.map(shown) },
    }
  }

  async function close({ organisationId }: Place, caller: Caller, invitationId: string) {
    const isClosed = await db.asPerson(caller, (tx) => invitations.cancel(tx, organisationId, invitationId))
    return isClosed ? { status: 200 as const, body: { isClosed: true as const } } : nothingToClose
  }

  async function sendAgain({ organisationId }: Place, caller: Caller, invitationId: string) {
    const isQueued = await db.asPerson(caller, async (tx) => {
      const known = await invitations.pendingOf(tx, organisationId)
      return known.some(({ id }) => id === invitationId) && (await invitations.write(tx, invitationId))
    })
    return isQueued ? { status: 200 as const, body: { isQueued: true as const } } : notFound
  }

  const queued = { 200: { description: 'Queued', json: z.object({ isQueued: z.literal(true) }) } }
  const closed = { 200: { description: 'Closed', json: z.object({ isClosed: z.literal(true) }) } }
  const created = { 201: { description: 'The link, and where it was sent', json: made } }
  const listed = { 200: { description: 'Newest first', json: pendingList } }
  const ofTheCommune = shapes.communePath.extend({ invitationId: z.uuid() })
  const ofTheOrganisation = organisationPath.extend({ invitationId: z.uuid() })

  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/invitations',
      who: { may: 'people:write' },
      tag,
      summary: 'The invitations that nobody accepted yet',
      params: shapes.communePath,
      replies: listed,
      handle: ({ place, caller }) => list(place, caller),
    }),
    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/invitations',
      who: { may: 'people:write' },
      tag,
      summary: 'A one-time link for one more person, by mail or to hand over',
      params: shapes.communePath,
      body: z.object({ role: z.enum(communeRoles), ...addressee }),
      replies: created,
      handle: ({ place, caller, body }) => invite(place, caller, body),
    }),
    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/invitations/{invitationId}/letter',
      who: { may: 'people:write' },
      tag,
      summary: 'Send the letter of an invitation again',
      params: ofTheCommune,
      replies: queued,
      handle: ({ place, caller, params }) => sendAgain(place, caller, params.invitationId),
    }),
    route({
      method: 'delete',
      path: '/api/v1/communes/{insee}/invitations/{invitationId}',
      who: { may: 'people:write' },
      tag,
      summary: 'Close an invitation: its link leads nowhere from now on',
      params: ofTheCommune,
      replies: closed,
      handle: ({ place, caller, params }) => close(place, caller, params.invitationId),
    }),
    route({
      method: 'get',
      path: '/api/v1/organisations/{organisationId}/invitations',
      who: { seat: 'administrator' },
      tag,
      summary: 'The invitations to the organisation that nobody accepted yet',
      params: organisationPath,
      replies: listed,
      handle: ({ office, caller }) => list(office, caller),
    }),
    route({
      method: 'post',
      path: '/api/v1/organisations/{organisationId}/invitations',
      who: { seat: 'administrator' },
      tag,
      summary: 'A one-time link for one more person of the organisation, by mail or to hand over',
      params: organisationPath,
      body: z.object({ role: z.enum(servingRoles), ...addressee }),
      replies: created,
      handle: ({ office, caller, body }) => invite(office, caller, body),
    }),
    route({
      method: 'post',
      path: '/api/v1/organisations/{organisationId}/invitations/{invitationId}/letter',
      who: { seat: 'administrator' },
      tag,
      summary: 'Send the letter of an invitation to the organisation again',
      params: ofTheOrganisation,
      replies: queued,
      handle: ({ office, caller, params }) => sendAgain(office, caller, params.invitationId),
    }),
    route({
      method: 'delete',
      path: '/api/v1/organisations/{organisationId}/invitations/{invitationId}',
      who: { seat: 'administrator' },
      tag,
      summary: 'Close an invitation to the organisation',
      params: ofTheOrganisation,
      replies: closed,
      handle: ({ office, caller, params }) => close(office, caller, params.invitationId),
    }),
  ]
}

const shown = (state: InvitationState) => ({
  ...state,
  role: roleNamed(state.role),
  wasOpened: state.openedAt !== null,
  isExpired: state.state === 'expired',
  createdAt: state.createdAt.toISOString(),
  expiresAt: state.expiresAt.toISOString(),
})
