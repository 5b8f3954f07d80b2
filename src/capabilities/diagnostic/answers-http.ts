import { notFound, versionNeeded } from '../../platform/http/common-problems.ts'
import { type Problem, problem } from '../../platform/http/problem.ts'
import { type Route, route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import { proofOfAnswer } from './answer-proof.ts'
import { assess, type Sources } from './assess.ts'
import { firstVisitQuestions, nextQuestions, remainingMinutes } from './domain/next-questions.ts'
import { offeredReplies } from './domain/replies.ts'
import * as shapes from './shapes.ts'
import { type KeptAnswer, type Said, saveAnswer } from './store.ts'
import { showAnswer, showQuestions } from './views.ts'

const tag = 'questionnaire'

const questionPath = shapes.communePath.extend({ questionId: shapes.answer.shape.questionId })

const unknownQuestion = problem(
  404,
  'unknown-question',
  'Question inconnue',
  'Cette question n’existe pas dans le questionnaire. Vos réponses n’ont pas changé. Revenez au questionnaire pour la retrouver.',
)

/** Both answers are in the reply: what is saved, by whom, and what the caller sent. */
export function answerConflict(saved: KeptAnswer | null, yours: Said): Problem {
  const what =
    saved === null
      ? 'Cette question n’a pas encore de réponse, alors que votre page en affichait une.'
      : `${saved.answeredBy} a répondu à cette question pendant que vous y répondiez.`
  return problem(
    412,
    'answer-changed',
    'Répondu entre-temps',
    `${what} Les deux réponses sont à l’écran et rien n’a été écrasé. Choisissez celle qui est juste, puis enregistrez.`,
    {
      extra: {
        saved: saved === null ? null : showAnswer(saved),
        yours,
        currentVersion: saved?.version ?? 0,
      },
    },
  )
}

/** The questionnaire, and the answers saved as one goes. */
export function answerRoutes({ db, clock, live }: Platform, sources: Sources): Route[] {
  const { content, evidence } = sources
  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/questionnaire',
      who: { may: 'diagnostic:read' },
      tag,
      summary: 'The questions that can concern this commune, with its answers',
      params: shapes.communePath,
      replies: { 200: { description: 'In order', json: shapes.questionnaire } },
      async handle({ place, caller }) {
        const seen = await db.asPerson(caller, (tx) => assess(tx, place.organisationId, sources))
        if (seen === null) return notFound
        const questions = showQuestions(content, seen).filter(({ isApplicable }) => isApplicable)
        return {
          status: 200,
          body: {
            themes: content.themes
              .map(({ id, title }) => ({
                id,
                title,
                questionIds: questions.filter(({ theme }) => theme === id).map((question) => question.id),
              }))
              .filter(({ questionIds }) => questionIds.length > 0),
            questions,
            firstVisit: firstVisitQuestions(content, seen.profile).map(({ id }) => id),
            thisWeek: nextQuestions(content, seen).map(({ id }) => id),
            answeredCount: questions.filter(({ isOpen }) => !isOpen).length,
            totalCount: questions.length,
            remainingMinutes: remainingMinutes(content, seen),
          },
        }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/questions/{questionId}',
      who: { may: 'diagnostic:read' },
      tag,
      summary: 'One question with its answer',
      params: questionPath,
      replies: { 200: { description: 'With the version of the answer as ETag', json: shapes.question } },
      async handle({ place, caller, params }) {
        const seen = await db.asPerson(caller, (tx) => assess(tx, place.organisationId, sources))
        if (seen === null) return notFound
        const question = showQuestions(content, seen).find(({ id }) => id === params.questionId)
        if (question === undefined) return unknownQuestion
        return { status: 200, body: question, headers: { etag: `"${question.answer?.version ?? 0}"` } }
      },
    }),

    route({
      method: 'put',
      path: '/api/v1/communes/{insee}/answers/{questionId}',
      who: { may: 'diagnostic:write' },
      tag,
      summary: 'Save an answer (If-Match; "0": never answered). A 412 carries `saved` and `yours`',
      params: questionPath,
      body: shapes.answerChange,
      replies: { 200: { description: 'Saved, with its new version as ETag', json: shapes.answer } },
      async handle({ place, caller, params, body, ifMatch }) {
        const question = content.questions.find(({ id }) => id === params.questionId)
        if (question === undefined) return unknownQuestion
        if (ifMatch === null) return versionNeeded
        // A page opened before the commune said that it has no provider may still say that they know.
        const offered = offeredReplies(question, content.replies, { hasProvider: true })
        const chosen = offered.find(({ reply }) => reply === body.reply)
        if (chosen === undefined) return notOffered
        const said = { ...body, reason: body.reply === 'not-concerned' ? body.reason : null }
        if (said.reply === 'not-concerned' && said.reason === null) return reasonNeeded

        const by = { personId: caller.personId, name: caller.name, at: clock() }
        const saving = await db.asPerson(caller, async (tx) => {
          const outcome = await saveAnswer(tx, place.organisationId, question.id, ifMatch, said, by)
          if (outcome.kind === 'saved') {
            const proof = proofOfAnswer(question, outcome.row, chosen.label, by)
            await evidence.record(tx, place.organisationId, [proof])
          }
          return outcome
        })
        if (saving.kind === 'conflict') return answerConflict(saving.row, said)
        if (saving.kind === 'saved') live.tell(place.organisationId, 'diagnostic')
        return {
          status: 200,
          body: showAnswer(saving.row),
          headers: { etag: `"${saving.row.version}"` },
        }
      },
    }),
  ]
}

const notOffered = problem(
  422,
  'invalid-input',
  'Saisie à corriger',
  'Cette réponse n’est pas proposée pour cette question. Rien n’a été enregistré. Choisissez l’une des réponses affichées.',
  { errors: [{ pointer: '/reply', detail: 'Choisissez l’une des réponses affichées.' }] },
)

const reasonNeeded = problem(
  422,
  'invalid-input',
  'Saisie à corriger',
  'Pour « pas concernés », il faut dire pourquoi. Rien n’a été enregistré, votre saisie est encore à l’écran. Ajoutez quelques mots, puis enregistrez.',
  { errors: [{ pointer: '/reason', detail: 'Dites pourquoi en quelques mots.' }] },
)
