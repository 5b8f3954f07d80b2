import { z } from '@hono/zod-openapi'
import { addDays, dayInWords, dayOf } from '../../kernel/day.ts'
import { notFound } from '../../platform/http/common-problems.ts'
import { problem } from '../../platform/http/problem.ts'
import { type Route, route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Assessment, assess, type Sources } from './assess.ts'
import { type ProviderLetter, writeProviderLetter } from './domain/provider-letter.ts'
import * as shapes from './shapes.ts'
import { keepSentLetter, sentLetters } from './store.ts'

const tag = 'questionnaire'

const answerWithinDays = 15

const letterNow = z
  .object({
    letter: shapes.letter.nullable().describe('Null when there is nothing to ask'),
    questions: z.array(z.object({ id: z.string(), text: z.string(), askProvider: z.string() })),
    newQuestionIds: z.array(z.string()).describe('Those that no letter has asked yet'),
    sent: z.array(shapes.sentLetter).describe('Newest first'),
  })
  .openapi('ProviderLetterNow')

/** The ready e-mail that asks the provider what the commune does not know. Beffroi sends nothing: a person does. */
export function letterRoutes({ db, clock, live }: Platform, sources: Sources): Route[] {
  const { content, territory, evidence } = sources

  function write({ space, profile, answers }: Assessment, senderName: string): ProviderLetter | null {
    const { questions } = content
    return writeProviderLetter({
      questions,
      answers,
      profile,
      communeName: space.name,
      senderName,
      today: dayOf(clock()),
      withinDays: answerWithinDays,
    })
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/provider-letter',
      who: { may: 'diagnostic:read' },
      tag,
      summary: 'The e-mail to the provider, made of what is not known',
      params: shapes.communePath,
      replies: { 200: { description: 'Ready to read again and send', json: letterNow } },
      async handle({ place, caller }) {
        return db.asPerson(caller, async (tx) => {
          const seen = await assess(tx, place.organisationId, sources)
          if (seen === null) return notFound
          const letter = write(seen, caller.name)
          const sent = await sentLetters(tx, place.organisationId)
          const contacts = await territory.contacts(tx, place.organisationId)
          const to = contacts.find(({ role }) => role === 'provider')?.mail ?? null
          const ids = letter?.questionIds ?? []
          return {
            status: 200 as const,
            body: {
              letter:
                letter === null
                  ? null
                  : { ...letter, questionIds: [...ids], to, mailto: to === null ? null : mailto(to, letter) },
              questions: content.questions
                .filter(({ id }) => ids.includes(id))
                .map(({ id, text, askProvider }) => ({ id, text, askProvider })),
              newQuestionIds: ids.filter((id) => !sent.some(({ questionIds }) => questionIds.includes(id))),
              sent,
            },
          }
        })
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/provider-letter/sent',
      who: { may: 'diagnostic:write' },
      tag,
      summary: 'Say that the e-mail went today: it dates the questions in the plan',
      params: shapes.communePath,
      body: shapes.letterSent,
      replies: { 200: { description: 'Noted', json: shapes.sentLetter } },
      async handle({ place, caller, body }) {
        const questionIds = content.questions
          .map(({ id }) => id)
          .filter((id) => body.questionIds.includes(id))
        if (questionIds.length === 0) return unknownQuestions
        const at = clock()
        const sentOn = dayOf(at)
        const sent = { questionIds, sentOn, dueOn: addDays(sentOn, answerWithinDays), sentBy: caller.name }
        const noted = await db.asPerson(caller, async (tx) => {
          const [last] = await sentLetters(tx, place.organisationId)
          const isRepeated = last?.sentOn === sentOn && String(last.questionIds) === String(questionIds)
          if (last !== undefined && isRepeated) return last
          const { sentBy: _, ...letter } = sent
          await keepSentLetter(tx, place.organisationId, letter, {
            personId: caller.personId,
            name: caller.name,
            at,
          })
          // A dated fact like any other: it supports nothing, and wakes the plan in the same transaction.
          await evidence.record(tx, place.organisationId, [
            {
              subject: 'letter:provider',
              verdict: 'could-not-tell',
              source: 'person',
              observedAt: at,
              expiresAt: null,
              summary: `${caller.name} a envoyé ${questionIds.length === 1 ? 'une question' : `${questionIds.length} questions`} au prestataire, qui a jusqu’au ${dayInWords(sent.dueOn)} pour répondre.`,
              detail: { questionIds, dueOn: sent.dueOn, by: caller.name },
              personId: caller.personId,
            },
          ])
          return sent
        })
        live.tell(place.organisationId, 'diagnostic')
        return { status: 200, body: noted }
      },
    }),
  ]
}

const unknownQuestions = problem(
  422,
  'invalid-input',
  'Saisie à corriger',
  'Aucune de ces questions n’existe dans le questionnaire. Rien n’a été noté. Rechargez le courriel, puis recommencez.',
  { errors: [{ pointer: '/questionIds', detail: 'Questions inconnues.' }] },
)

/** RFC 6068: lines end with %0D%0A. */
function mailto(to: string, { subject, body }: ProviderLetter): string {
  const encoded = (text: string) => encodeURIComponent(text.toWellFormed().replaceAll('\n', '\r\n'))
  return `mailto:${encodeURIComponent(to.toWellFormed()).replaceAll('%40', '@')}?subject=${encoded(subject)}&body=${encoded(body)}`
}
