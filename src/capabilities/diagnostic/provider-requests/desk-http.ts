import type { z } from '@hono/zod-openapi'
import { tooMany } from '../../../platform/http/common-problems.ts'
import { isProblem, type Problem, problem } from '../../../platform/http/problem.ts'
import { RateLimit } from '../../../platform/http/rate-limit.ts'
import { type Caller, type Route, route } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { NewEvidence } from '../../evidence/index.ts'
import { verdictOfReply } from '../answer-proof.ts'
import type { Sources } from '../assess.ts'
import type { DiagnosticContent } from '../content.ts'
import { declaredSubject, declarerInWords, questionsStillAsked } from '../domain/provider-request.ts'
import { readProofFile } from '../proof-file.ts'
import { repliesForProvider } from './declarations.ts'
import { type Desk, type Held, noteOpenings, openDesk } from './desk.ts'
import { attachFile, type Declarer, saveDraft, sendDrafts } from './reply-store.ts'
import * as requestShapes from './request-shapes.ts'
import { holdRequest, repliesTo } from './request-store.ts'

const tag = 'provider'

/** Of each link: the first of a question, and as many again for those that were chosen badly. */
const filesPerQuestion = 2

/**
 * Where a provider answers, with the secrets of his links or with his account. One reply may go to several town halls
 * at once, those that asked the same and that he chose: each keeps it apart and decides for itself.
 */
export function providerDeskRoutes(platform: Platform, { content, evidence }: Sources): Route[] {
  const { db, clock, live } = platform
  const perAddress = new RateLimit({ calls: 240, perSeconds: 60 })
  const misses = new RateLimit({ calls: 20, perSeconds: 900 })

  async function reach(
    address: string,
    caller: Caller | null,
    tokens: readonly string[],
  ): Promise<Desk | Problem> {
    const wait = perAddress.take(address)
    if (wait > 0) return tooMany(wait)
    const desk = await openDesk(platform, caller, tokens)
    for (let miss = 0; miss < desk.unknownCount; miss++) {
      const waitOfMiss = misses.take(address)
      if (waitOfMiss > 0) return tooMany(waitOfMiss)
    }
    return desk
  }

  /** Those chosen, when every one of them is held and still open (and asks that question); else why not. */
  function chosenOf(desk: Desk, requestIds: readonly string[], questionId?: string): Held[] | Problem {
    const chosen = requestIds.map((id) => desk.held.find(({ request }) => request.id === id))
    const held = chosen.filter((one) => one !== undefined)
    if (held.length < chosen.length) return unknownRequest
    if (held.some(({ state }) => state !== 'open')) return closedRequest
    if (questionId !== undefined && held.some(({ stillAsked }) => !stillAsked.includes(questionId)))
      return unknownRequest
    return held
  }

  return [
    route({
      method: 'post',
      path: '/api/v1/provider-desk',
      who: 'anyone',
      tag,
      summary: 'The questions asked of a provider, by the secrets of his links and by his account',
      body: requestShapes.opened,
      replies: { 200: { description: 'Soonest to expire first', json: requestShapes.desk } },
      async handle({ address, caller, body }) {
        const desk = await reach(address, caller, body.tokens)
        if (isProblem(desk)) return desk
        await noteOpenings(platform, desk)
        return { status: 200 as const, body: showDesk(content, desk, caller) }
      },
    }),

    route({
      method: 'put',
      path: '/api/v1/provider-desk/replies',
      who: 'anyone',
      tag,
      summary:
        'Keep what the provider says of one question, for the town halls he chose. Nothing is sent yet',
      body: requestShapes.draft,
      replies: { 200: { description: 'Kept', json: requestShapes.savedIn } },
      async handle({ address, caller, body }) {
        const { questionId, reply, note } = body
        const desk = await reach(address, caller, body.tokens)
        if (isProblem(desk)) return desk
        const chosen = chosenOf(desk, body.requestIds, questionId)
        if (isProblem(chosen)) return chosen
        const question = content.questions.find(({ id }) => id === questionId)
        if (question === undefined) return unknownRequest
        if (!repliesForProvider(content, question).some((one) => one.reply === reply)) return notOffered
        for (const { request } of chosen) {
          const { id: requestId, organisationId } = request
          await db.asJob(organisationId, (tx) =>
            saveDraft(tx, { organisationId, requestId, questionId }, { reply, note }, clock()),
          )
        }
        return { status: 200, body: { savedIn: chosen.map(({ request }) => request.id) } }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/provider-desk/files',
      who: 'anyone',
      tag,
      summary: 'Join a proof to a reply that is not sent yet, for the town halls he chose',
      body: requestShapes.fileForm,
      multipart: true,
      replies: { 200: { description: 'Kept', json: requestShapes.savedIn } },
      async handle({ address, caller, body }) {
        const lists = requestShapes.listsOfForm.safeParse({
          tokens: listIn(body.tokens),
          requestIds: listIn(body.requestIds),
        })
        if (!lists.success) return unknownRequest
        const { questionId } = body
        const desk = await reach(address, caller, lists.data.tokens)
        if (isProblem(desk)) return desk
        const chosen = chosenOf(desk, lists.data.requestIds, questionId)
        if (isProblem(chosen)) return chosen
        if (chosen.some(({ request }) => request.fileCount >= request.questionIds.length * filesPerQuestion))
          return tooManyFiles
        const file = await readProofFile(body.file)
        if (file === null) return noFile
        if (file.kind === 'refused') return file.problem
        for (const { request } of chosen) {
          const { id: requestId, organisationId } = request
          await db.asJob(organisationId, async (tx) => {
            const by = { personId: caller?.personId ?? null, at: clock() }
            const id = await evidence.keepFile(tx, organisationId, file.content, by)
            const place = { organisationId, requestId, questionId }
            await attachFile(tx, place, { id, name: file.content.name }, clock())
          })
        }
        return { status: 200, body: { savedIn: chosen.map(({ request }) => request.id) } }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/provider-desk/sent',
      who: 'anyone',
      tag,
      summary: 'Send every reply that was kept, under a name. Sent replies are never changed',
      body: requestShapes.sending,
      replies: { 200: { description: 'Sent, town hall by town hall', json: requestShapes.sent } },
      async handle({ address, caller, body }) {
        const desk = await reach(address, caller, body.tokens)
        if (isProblem(desk)) return desk
        const chosen = chosenOf(desk, body.requestIds)
        if (isProblem(chosen)) return chosen
        const unexplained = chosen.some(({ replies }) =>
          replies.some(
            ({ reply, note, sentAt }) => sentAt === null && reply === 'not-concerned' && note === null,
          ),
        )
        if (unexplained) return reasonNeeded
        const { personName, companyName } = body
        const declarer: Declarer = { personName, companyName, personId: caller?.personId ?? null }
        const sent: { communeName: string; count: number }[] = []
        for (const one of chosen) {
          const count = await sendOne(one, declarer)
          if (count > 0) sent.push({ communeName: one.request.communeName, count })
        }
        return sent.length === 0 ? nothingToSend : { status: 200 as const, body: { sent } }
      },
    }),
  ]

  /** How many went; none when the commune took the link back at that instant, or all were sent already. */
  async function sendOne({ request }: Held, declarer: Declarer): Promise<number> {
    const { organisationId } = request
    const at = clock()
    const count = await db.asJob(organisationId, async (tx) => {
      const held = await holdRequest(tx, organisationId, request.id)
      if (held === null) return 0
      const sentQuestionIds = (await repliesTo(tx, [request.id]))
        .filter(({ sentAt }) => sentAt !== null)
        .map(({ questionId }) => questionId)
      if (questionsStillAsked({ ...held, sentQuestionIds }, at).length === 0) return 0
      const replies = await sendDrafts(tx, organisationId, request.id, declarer, at)
      const who = declarerInWords(declarer.personName, declarer.companyName)
      await evidence.record(
        tx,
        organisationId,
        replies.flatMap(({ id, questionId, reply, note, fileId }): NewEvidence[] => {
          const question = content.questions.find((one) => one.id === questionId)
          if (question === undefined) return []
          const label =
            repliesForProvider(content, question).find((one) => one.reply === reply)?.label ?? reply
          return [
            {
              subject: declaredSubject(questionId),
              verdict: verdictOfReply[reply],
              source: 'provider',
              observedAt: at,
              expiresAt: null,
              summary: `Déclaré par ${who} : « ${label} » à la question « ${question.text} »`,
              detail: { reply, note, replyId: id, ...declarer },
              ...(declarer.personId === null ? {} : { personId: declarer.personId }),
              ...(fileId === null ? {} : { fileId }),
            },
          ]
        }),
      )
      return replies.length
    })
    if (count > 0) live.tell(organisationId, 'diagnostic')
    return count
  }
}

function showDesk(
  content: DiagnosticContent,
  { held, unknownCount }: Desk,
  caller: Caller | null,
): z.input<typeof requestShapes.desk> {
  return {
    requests: held
      .toSorted((a, b) => a.request.expiresAt.localeCompare(b.request.expiresAt))
      .map(({ request, replies, state, stillAsked }) => ({
        requestId: request.id,
        communeName: request.communeName,
        askedBy: request.createdBy,
        expiresAt: request.expiresAt,
        state,
        providerId: request.providerId,
        sentCount: replies.filter(({ sentAt }) => sentAt !== null).length,
        questions: content.questions
          .filter(({ id }) => stillAsked.includes(id))
          .map((question) => {
            const said = replies.find(({ questionId }) => questionId === question.id)
            return {
              id: question.id,
              ask: question.askProvider,
              text: question.text,
              replies: repliesForProvider(content, question),
              said:
                said === undefined ? null : { reply: said.reply, note: said.note, fileName: said.fileName },
            }
          }),
      })),
    unknownCount,
    person: caller?.name ?? null,
  }
}

function listIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const unknownRequest = problem(
  404,
  'unknown-request',
  'Demande inconnue',
  'Ce lien ne mène à aucune question, ou cette question n’y est plus. Rien n’a été enregistré. Demandez un nouveau lien à la mairie.',
)

const closedRequest = problem(
  410,
  'request-closed',
  'Demande close',
  'Ce lien n’est plus ouvert : la date est passée, la mairie l’a repris, ou tout est déjà envoyé. Ce que vous avez envoyé est bien arrivé, rien d’autre n’a été enregistré. Demandez un nouveau lien à la mairie.',
)

const invalid = (pointer: string, detail: string) =>
  problem(
    422,
    'invalid-input',
    'Saisie à corriger',
    `${detail} Rien n’a été envoyé, votre saisie est encore à l’écran.`,
    { errors: [{ pointer, detail }] },
  )

const notOffered = invalid('/reply', 'Choisissez l’une des réponses affichées.')
const noFile = invalid('/file', 'Choisissez un fichier.')
const reasonNeeded = invalid(
  '/note',
  'Quand une mairie n’est pas concernée, dites pourquoi en quelques mots.',
)

const tooManyFiles = problem(
  409,
  'too-many-files',
  'Trop de fichiers',
  'Trop de fichiers ont déjà été joints par ce lien. Ceux qui y sont restent joints, le dernier n’a pas été gardé. Envoyez vos réponses, ou demandez un nouveau lien à la mairie.',
)

const nothingToSend = problem(
  409,
  'nothing-to-send',
  'Rien à envoyer',
  'Aucune réponse n’attend d’être envoyée. Ce qui était déjà envoyé est bien arrivé. Répondez à une question, puis envoyez.',
)
