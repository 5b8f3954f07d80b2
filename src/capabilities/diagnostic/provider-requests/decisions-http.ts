import { dayInWords, dayOf } from '../../../kernel/day.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { notFound, versionNeeded } from '../../../platform/http/common-problems.ts'
import { type Problem, problem } from '../../../platform/http/problem.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import { proofOfAnswer } from '../answer-proof.ts'
import { answerConflict } from '../answers-http.ts'
import { assess, type Sources } from '../assess.ts'
import { declaredSubject, declarerInWords, noteOfConfirmed } from '../domain/provider-request.ts'
import type { Reply } from '../domain/question.ts'
import { saveAnswer } from '../store.ts'
import { repliesForProvider, showDeclaration } from './declarations.ts'
import { decideReply } from './reply-store.ts'
import * as requestShapes from './request-shapes.ts'
import { declaredOf, type KeptReply } from './request-store.ts'

const tag = 'provider'

const alreadyDecided = problem(
  409,
  'already-decided',
  'Déjà décidé',
  'Quelqu’un de votre commune a déjà décidé de cette réponse. Rien n’a été modifié. Rechargez la page pour voir ce qui a été décidé.',
)

/** The commune keeps what its provider declares, or does not agree. Nothing becomes its answer without it. */
export function providerDecisionRoutes({ db, clock, live }: Platform, sources: Sources): Route[] {
  const { content, evidence } = sources

  const sentReply = async (tx: Tx, organisationId: string, replyId: string): Promise<KeptReply | null> =>
    (await declaredOf(tx, organisationId)).find(({ id }) => id === replyId) ?? null

  async function shown(tx: Tx, organisationId: string, replyId: string) {
    const seen = await assess(tx, organisationId, sources)
    const kept = await sentReply(tx, organisationId, replyId)
    const [body] = seen === null || kept === null ? [] : showDeclaration(content, seen, kept, clock())
    return body === undefined ? notFound : { status: 200 as const, body }
  }

  return [
    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/provider-replies/{replyId}/confirm',
      who: { may: 'diagnostic:write' },
      tag,
      summary: 'Make it the answer of the commune (If-Match: the version of its own answer, "0" without one)',
      params: requestShapes.replyPath,
      replies: {
        200: { description: 'Confirmed: the answer is « déclaré »', json: requestShapes.declaration },
      },
      async handle({ place, caller, params, ifMatch }) {
        if (ifMatch === null) return versionNeeded
        const by = { personId: caller.personId, name: caller.name, at: clock() }
        const reply = await db
          .asPerson(caller, async (tx) => {
            const kept = await sentReply(tx, place.organisationId, params.replyId)
            const question = content.questions.find(({ id }) => id === kept?.questionId)
            if (kept === null || kept.reply === null || kept.sentAt === null || question === undefined)
              return notFound
            if (kept.decision === 'confirmed') return shown(tx, place.organisationId, kept.id)
            const who = declarerInWords(kept.personName ?? '', kept.companyName)
            const day = dayInWords(dayOf(new Date(kept.sentAt)))
            const said = {
              reply: kept.reply as Reply,
              reason: kept.reply === 'not-concerned' ? noteOfConfirmed(who, day, kept.note, 500) : null,
              note: noteOfConfirmed(who, day, kept.note, 2000),
            }
            const isMine = await decideReply(
              tx,
              place.organisationId,
              kept.id,
              { decision: 'confirmed', note: null },
              by,
            )
            if (!isMine) return alreadyDecided
            const saving = await saveAnswer(tx, place.organisationId, question.id, ifMatch, said, by)
            if (saving.kind === 'conflict') throw new AnsweredMeanwhile(answerConflict(saving.row, said))
            if (saving.kind === 'saved') {
              const label =
                repliesForProvider(content, question).find((one) => one.reply === kept.reply)?.label ?? ''
              await evidence.record(tx, place.organisationId, [
                proofOfAnswer(question, saving.row, label, by),
              ])
            }
            return shown(tx, place.organisationId, kept.id)
          })
          .catch(conflictOf)
        live.tell(place.organisationId, 'diagnostic')
        return reply
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/provider-replies/{replyId}/contest',
      who: { may: 'diagnostic:write' },
      tag,
      summary: 'Say that the commune does not agree, and why. Its own answer stays as it is',
      params: requestShapes.replyPath,
      body: requestShapes.contest,
      replies: { 200: { description: 'Noted', json: requestShapes.declaration } },
      async handle({ place, caller, params, body }) {
        const by = { personId: caller.personId, name: caller.name, at: clock() }
        const reply = await db.asPerson(caller, async (tx) => {
          const kept = await sentReply(tx, place.organisationId, params.replyId)
          const question = content.questions.find(({ id }) => id === kept?.questionId)
          if (kept === null || question === undefined) return notFound
          const decision = { decision: 'contested' as const, note: body.note }
          if (!(await decideReply(tx, place.organisationId, kept.id, decision, by))) return alreadyDecided
          await evidence.record(tx, place.organisationId, [
            {
              subject: declaredSubject(question.id),
              verdict: 'could-not-tell',
              source: 'person',
              observedAt: by.at,
              expiresAt: null,
              summary: `${caller.name} n’est pas d’accord avec ce que déclare ${declarerInWords(kept.personName ?? '', kept.companyName)} : ${body.note}`,
              detail: { replyId: kept.id, by: caller.name },
              personId: caller.personId,
            },
          ])
          return shown(tx, place.organisationId, kept.id)
        })
        live.tell(place.organisationId, 'diagnostic')
        return reply
      },
    }),
  ]
}

/** Undoes the whole transaction: the decision is not kept when the answer could not be. */
class AnsweredMeanwhile extends Error {
  readonly problem: Problem
  constructor(refusal: Problem) {
    super('the commune answered meanwhile')
    this.problem = refusal
  }
}

function conflictOf(error: unknown): Problem {
  if (error instanceof AnsweredMeanwhile) return error.problem
  throw error
}
