import { z } from '@hono/zod-openapi'
import { ofCommune } from '../../../kernel/commune-in-words.ts'
import { dayInWords, dayOf } from '../../../kernel/day.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { notFound, versionNeeded } from '../../../platform/http/common-problems.ts'
import { type Problem, problem } from '../../../platform/http/problem.ts'
import { type Caller, type Route, route } from '../../../platform/http/route.ts'
import { optionalText, writtenText } from '../../../platform/http/written-text.ts'
import type { CampaignParts } from '../campaigns/campaign-parts.ts'
import { teamReport } from '../documents/team-report.ts'
import { electionToReview, endingOf, nothingDecided, transfers } from '../domain/team-review.ts'
import * as shapes from '../shapes.ts'
import * as store from './review-store.ts'

const tag = 'team'

const decisions = z.object({
  people: z.array(z.object({ personId: z.uuid(), fate: z.enum(['stays', 'leaves']) })).max(200),
  transferred: z.array(z.enum(transfers)).max(transfers.length),
  accounts: z
    .array(z.object({ name: writtenText(120), holder: writtenText(160), isTransferred: z.boolean() }))
    .max(40, 'Quarante comptes au plus.'),
  notes: optionalText(4000),
})

const review = z.object({
  occasion: z.enum(['election', 'change']),
  startedAt: z.string(),
  startedByName: z.string(),
  finishedAt: z.string().nullable(),
  decisions: z.object({
    people: z.array(z.object({ personId: z.string(), fate: z.enum(['stays', 'leaves']) })),
    transferred: z.array(z.enum(transfers)),
    accounts: z.array(z.object({ name: z.string(), holder: z.string(), isTransferred: z.boolean() })),
    notes: z.string().nullable(),
  }),
  version: z.number().int(),
})

const teamReview = z
  .object({
    election: z
      .object({
        heldOn: z.string(),
        source: z.string(),
        readOn: z.string(),
        confidence: z.enum(['V', 'M', 'U']),
      })
      .nullable(),
    review: review.nullable(),
    people: z.array(
      z.object({ personId: z.string(), name: z.string(), role: z.string(), isYou: z.boolean() }),
    ),
    awaited: z.array(z.object({ id: z.string(), who: z.string(), role: z.string() })),
    mandates: z.array(z.object({ holderName: z.string(), untilOn: z.string() })),
  })
  .openapi('TeamReview')

const nobodyAdministers = problem(
  409,
  'last-administrator',
  'Il faut garder quelqu’un pour administrer',
  'Après ces départs, plus personne n’administrerait la commune. Rien n’a été modifié. Invitez d’abord la personne qui prend la suite et attendez qu’elle ait accepté, ou gardez quelqu’un qui administre.',
)

const changedMeanwhile = problem(
  409,
  'review-changed',
  'Quelqu’un d’autre vient d’enregistrer',
  'La revue a changé entre-temps, ou elle est terminée. Rien n’a été enregistré par vous. Rechargez la page, puis recommencez.',
)

const underWay = problem(
  409,
  'review-under-way',
  'Une revue est déjà en cours',
  'Quelqu’un l’a commencée. Rien n’a été modifié. Rechargez la page pour la reprendre où elle en est.',
)

/** Thrown through the transaction, which a value would not undo. */
class Undone extends Error {
  readonly problem: Problem
  constructor(refusal: Problem) {
    super(refusal.title)
    this.problem = refusal
  }
}

/** The guided review of a team: who leaves, who comes, what is handed over; then everything at once, or nothing. */
export function reviewRoutes(parts: CampaignParts): Route[] {
  const { platform, territory, identity } = parts
  const { db, clock, documents, config } = platform

  async function read(tx: Tx, organisationId: string) {
    const people = await territory.reach.peopleOf(tx, organisationId)
    const names = await identity.names(
      tx,
      people.map(({ personId }) => personId),
    )
    return {
      latest: await store.latestReview(tx, organisationId),
      openedAt: await territory.reach.openedAt(tx, organisationId),
      people: people.map((one) => ({ ...one, name: names.get(one.personId)?.name ?? 'Compte supprimé' })),
      awaited: (await identity.invitations.pendingOf(tx, organisationId)).filter(
        ({ state }) => state === 'valid',
      ),
      mandates: await territory.reach.mandatesInForce(tx, organisationId),
    }
  }

  async function finish(tx: Tx, organisationId: string, version: number, caller: Caller) {
    const { latest, people, awaited, mandates } = await read(tx, organisationId)
    if (latest === undefined || latest.finishedAt !== null) throw new Undone(changedMeanwhile)
    const ending = endingOf(people, latest.decisions, caller.personId)
    if (ending.kind === 'nobody-administers') throw new Undone(nobodyAdministers)
    const leavers = new Set(ending.leavers)
    const outcome: store.Outcome = {
      left: people.filter(({ personId }) => leavers.has(personId)).map(({ name }) => name),
      stayed: people
        .filter(({ personId }) => !leavers.has(personId))
        .map(({ name, role }) => ({ name, role })),
      awaited: awaited.map(({ invitedName, address }) => invitedName ?? address ?? 'Une personne invitée'),
      mandates: mandates.map(({ holderName, untilOn }) => ({ holderName, untilOn })),
    }
    const by = { name: caller.name, at: clock() }
    if (!(await store.finishReview(tx, organisationId, version, outcome, by)))
      throw new Undone(changedMeanwhile)
    if (!(await territory.reach.removePeople(tx, organisationId, ending.leavers)))
      throw new Undone(nobodyAdministers)
    return leavers.has(caller.personId)
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/team-review',
      who: { may: 'people:read' },
      tag,
      summary: 'The review of the team: whether an election calls for one, and where it stands',
      params: shapes.communePath,
      replies: { 200: { description: 'Found', json: teamReview } },
      async handle({ place, caller }) {
        const seen = await db.asPerson(caller, (tx) => read(tx, place.organisationId))
        const { latest, openedAt, people, awaited } = seen
        const reviewedOn = latest?.finishedAt ? dayOf(latest.finishedAt) : null
        const election = electionToReview(dayOf(openedAt), reviewedOn, dayOf(clock()))
        return {
          status: 200,
          body: {
            election,
            review:
              latest === undefined
                ? null
                : {
                    ...latest,
                    decisions: {
                      ...latest.decisions,
                      people: [...latest.decisions.people],
                      transferred: [...latest.decisions.transferred],
                      accounts: [...latest.decisions.accounts],
                    },
                    startedAt: latest.startedAt.toISOString(),
                    finishedAt: latest.finishedAt?.toISOString() ?? null,
                  },
            people: people.map((one) => ({ ...one, isYou: one.personId === caller.personId })),
            awaited: awaited.map(({ id, invitedName, address, role }) => ({
              id,
              role,
              who: invitedName ?? address ?? 'Une personne invitée',
            })),
            mandates: seen.mandates,
          },
        }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/team-review',
      who: { may: 'people:write' },
      tag,
      summary: 'Begin a review of the team',
      params: shapes.communePath,
      body: z.object({ occasion: z.enum(['election', 'change']) }),
      replies: { 201: { description: 'Begun', json: z.object({ isStarted: z.literal(true) }) } },
      async handle({ place, caller, body }) {
        const started = { organisationId: place.organisationId, ...body, decisions: nothingDecided }
        const isStarted = await db.asPerson(caller, (tx) =>
          store.startReview(tx, started, { ...caller, at: clock() }),
        )
        return isStarted ? { status: 201 as const, body: { isStarted: true as const } } : underWay
      },
    }),

    route({
      method: 'put',
      path: '/api/v1/communes/{insee}/team-review',
      who: { may: 'people:write' },
      tag,
      summary: 'Save what is decided so far; nobody loses access yet',
      params: shapes.communePath,
      body: decisions,
      replies: { 200: { description: 'Saved', json: z.object({ version: z.number().int() }) } },
      async handle({ place, caller, body, ifMatch }) {
        if (ifMatch === null) return versionNeeded
        const version = await db.asPerson(caller, (tx) =>
          store.saveDecisions(tx, place.organisationId, ifMatch, body),
        )
        return version === null ? changedMeanwhile : { status: 200 as const, body: { version } }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/team-review/finish',
      who: { may: 'people:write' },
      tag,
      summary: 'End the review: those who leave lose their access, all at once',
      params: shapes.communePath,
      replies: { 200: { description: 'Ended', json: z.object({ youLeft: z.boolean() }) } },
      async handle({ place, caller, ifMatch }) {
        if (ifMatch === null) return versionNeeded
        try {
          const youLeft = await db.asPerson(caller, (tx) => finish(tx, place.organisationId, ifMatch, caller))
          return { status: 200 as const, body: { youLeft } }
        } catch (error) {
          if (error instanceof Undone) return error.problem
          throw error
        }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/team-review/report.pdf',
      who: { may: 'people:read' },
      tag,
      summary: 'The report of the last review that ended',
      params: shapes.communePath,
      replies: { 200: { description: 'PDF/UA-1', media: 'application/pdf' } },
      async handle({ place, caller }) {
        const { latest, name } = await db.asPerson(caller, async (tx) => ({
          latest: await store.latestReview(tx, place.organisationId),
          name: (await territory.reach.nameOf(tx, place.organisationId)) ?? place.insee,
        }))
        if (latest?.finishedAt == null || latest.outcome === null) return notFound
        const endedOn = dayOf(latest.finishedAt)
        const pdf = await documents.renderPdf(teamReport, {
          letterhead: {
            organisation: `Commune ${ofCommune(name)}`,
            writtenOn: endedOn,
            isDemonstration: config.demonstration,
          },
          occasion: latest.occasion,
          endedBy: latest.finishedByName ?? '',
          endedOnInWords: dayInWords(endedOn),
          decisions: latest.decisions,
          outcome: latest.outcome,
        })
        const fileName = `Revue de l’équipe - ${name} - ${endedOn}.pdf`
        return {
          raw: new Uint8Array(pdf),
          headers: {
            'content-type': 'application/pdf',
            'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(fileName)}`,
          },
        }
      },
    }),
  ]
}
