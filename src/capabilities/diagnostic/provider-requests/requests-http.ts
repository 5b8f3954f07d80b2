import { z } from '@hono/zod-openapi'
import { addDays, dayInWords, dayOf } from '../../../kernel/day.ts'
import { notFound } from '../../../platform/http/common-problems.ts'
import { type Problem, problem } from '../../../platform/http/problem.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import { hashOfToken, newToken } from '../../../platform/secret-token.ts'
import { assess, type Sources } from '../assess.ts'
import { applicableQuestions } from '../domain/next-questions.ts'
import { questionsForProvider } from '../domain/provider-letter.ts'
import { lastDayOf, mostDays, stateOfRequest } from '../domain/provider-request.ts'
import * as shapes from '../shapes.ts'
import { showDeclaration } from './declarations.ts'
import * as requestShapes from './request-shapes.ts'
import { declaredOf, keepRequest, openingsOf, requestsOf, takeBack } from './request-store.ts'

const tag = 'provider'

const usualDays = 15

/** The end of a day in mainland France; in summer an hour more, which nobody minds. */
const endOf = (day: string): Date => new Date(`${day}T22:59:59Z`)

/** Where a provider answers, with the secret after `#`: browsers never send that part to a server. */
const deskPath = '/prestataire'

/** The links by which a commune asks its provider, and what came back. */
export function providerRequestRoutes({ db, clock, live, publicUrl }: Platform, sources: Sources): Route[] {
  const { content, territory, evidence } = sources
  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/provider-requests',
      who: { may: 'diagnostic:read' },
      tag,
      summary: 'What was asked of providers by links, and what they declared',
      params: shapes.communePath,
      replies: { 200: { description: 'Newest first', json: requestShapes.requests } },
      async handle({ place, caller }) {
        const now = clock()
        return db.asPerson(caller, async (tx) => {
          const seen = await assess(tx, place.organisationId, sources)
          if (seen === null) return notFound
          const kept = await requestsOf(tx, place.organisationId)
          const declared = await declaredOf(tx, place.organisationId)
          const { questions } = content
          const unknown = questionsForProvider({ questions, answers: seen.answers, profile: seen.profile })
          return {
            status: 200 as const,
            body: {
              requests: kept.map(
                ({ questionIds, organisationId: _, fileCount: __, communeName: ___, ...one }) => {
                  const sentQuestionIds = declared
                    .filter(({ requestId }) => requestId === one.id)
                    .map(({ questionId }) => questionId)
                  return {
                    ...one,
                    questions: questions
                      .filter(({ id }) => questionIds.includes(id))
                      .map(({ id, text }) => ({ id, text, isAnswered: sentQuestionIds.includes(id) })),
                    state: stateOfRequest({ ...one, questionIds, sentQuestionIds }, now),
                  }
                },
              ),
              declarations: declared.flatMap((one) => showDeclaration(content, seen, one, now)),
              askable: applicableQuestions(content, seen.profile).map(({ id, text }) => ({
                id,
                text,
                isUnknown: unknown.some((one) => one.id === id),
              })),
              providers: (await territory.providers(tx, place.organisationId)).map(
                ({ providerId, name }) => ({
                  providerId,
                  name,
                }),
              ),
              latestExpiresOn: addDays(dayOf(now), mostDays),
              usualExpiresOn: addDays(dayOf(now), usualDays),
            },
          }
        })
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/provider-requests',
      who: { may: 'diagnostic:write' },
      tag,
      summary: 'Make a link that shows a provider these questions and nothing else, until a day',
      params: shapes.communePath,
      body: requestShapes.newRequest,
      replies: {
        201: {
          description: 'The link, shown once',
          json: z.object({ requestId: z.string(), link: z.string(), expiresAt: z.string() }),
        },
      },
      async handle({ place, caller, body }) {
        const at = clock()
        const lastDay = lastDayOf(body.expiresOn, dayOf(at))
        if (!lastDay.ok) return wrongField('/expiresOn', lastDay.error)
        const questionIds = content.questions
          .map(({ id }) => id)
          .filter((id) => body.questionIds.includes(id))
        if (questionIds.length !== new Set(body.questionIds).size)
          return wrongField('/questionIds', 'Une de ces questions n’existe pas dans le questionnaire.')
        const token = newToken()
        const expiresAt = endOf(lastDay.value)
        const made = await db.asPerson(caller, async (tx) => {
          const space = await territory.space(tx, place.organisationId)
          if (space === undefined) return notFound
          const named = await territory.providers(tx, place.organisationId)
          const { providerId } = body
          if (providerId !== null && !named.some((one) => one.providerId === providerId))
            return wrongField('/providerId', 'Ce prestataire n’est pas de ceux que votre commune a désignés.')
          const requestId = await keepRequest(
            tx,
            place.organisationId,
            {
              tokenHash: hashOfToken(token),
              communeName: space.name,
              questionIds,
              addressee: body.addressee,
              providerId,
              expiresAt,
            },
            { personId: caller.personId, name: caller.name, at },
          )
          await evidence.record(tx, place.organisationId, [
            {
              subject: 'letter:provider',
              verdict: 'could-not-tell',
              source: 'person',
              observedAt: at,
              expiresAt: null,
              summary: `${caller.name} a préparé un lien pour que le prestataire réponde à ${questionIds.length === 1 ? 'une question' : `${questionIds.length} questions`}, jusqu’au ${dayInWords(lastDay.value)}.`,
              detail: { questionIds, dueOn: lastDay.value, by: caller.name },
              personId: caller.personId,
            },
          ])
          return {
            status: 201 as const,
            body: {
              requestId,
              link: `${publicUrl()}${deskPath}#${token}`,
              expiresAt: expiresAt.toISOString(),
            },
          }
        })
        live.tell(place.organisationId, 'diagnostic')
        return made
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/provider-requests/{requestId}/openings',
      who: { may: 'diagnostic:read' },
      tag,
      summary: 'When a link was opened',
      params: requestShapes.requestPath,
      replies: {
        200: {
          description: 'Newest first',
          json: z.object({ openings: z.array(z.object({ at: z.string() })) }),
        },
      },
      async handle({ place, caller, params }) {
        return db.asPerson(caller, async (tx) => {
          const known = await requestsOf(tx, place.organisationId)
          if (!known.some(({ id }) => id === params.requestId)) return notFound
          const openings = await openingsOf(tx, place.organisationId, params.requestId)
          return { status: 200 as const, body: { openings } }
        })
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/provider-requests/{requestId}/revoke',
      who: { may: 'diagnostic:write' },
      tag,
      summary: 'Take a link back: it shows nothing from now on. What was sent stays',
      params: requestShapes.requestPath,
      replies: { 200: { description: 'Taken back', json: z.object({ revoked: z.literal(true) }) } },
      async handle({ place, caller, params }) {
        const by = { personId: caller.personId, name: caller.name, at: clock() }
        const isKnown = await db.asPerson(caller, (tx) =>
          takeBack(tx, place.organisationId, params.requestId, by),
        )
        return isKnown ? { status: 200 as const, body: { revoked: true as const } } : notFound
      },
    }),
  ]
}

function wrongField(pointer: string, detail: string): Problem {
  return problem(
    422,
    'invalid-input',
    'Saisie à corriger',
    `${detail} Rien n’a été enregistré, votre saisie est encore à l’écran.`,
    { errors: [{ pointer, detail }] },
  )
}
