import { z } from '@hono/zod-openapi'
import { notFound } from '../../../platform/http/common-problems.ts'
import { problem } from '../../../platform/http/problem.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { EvidenceDoor, NewEvidence } from '../../evidence/index.ts'
import type { NoticeAnswer } from '../domain/notice-answer.ts'
import * as shapes from '../shapes.ts'
import { findingHistory, type KeptFinding } from '../store.ts'
import { applyAnswers, offeredIn } from './apply-answers.ts'
import { noticeAnswers, saveNoticeAnswer } from './store.ts'

const notice = z.enum(['legal-notice', 'accessibility-statement'])

const notOffered = problem(
  422,
  'invalid-input',
  'Saisie à corriger',
  'Cette adresse n’est pas l’une de celles que la dernière vérification a trouvées. Rien n’a été enregistré. Choisissez l’une des réponses affichées.',
  { errors: [{ pointer: '/url', detail: 'Choisissez l’une des réponses affichées.' }] },
)

const nothingToAnswer = problem(
  409,
  'nothing-to-answer',
  'Rien à confirmer',
  'La dernière vérification n’a pas pu voir la page d’accueil : il n’y a rien à confirmer. Rien n’a été enregistré. Vérifiez de nouveau, puis répondez.',
)

const proofOf = { ok: 'supports', 'to-fix': 'denies' } as const

/** What a person says of the pages that the law asks for. Nothing but a person answers. */
export function noticeRoutes({ db, clock, live }: Platform, evidence: EvidenceDoor): Route[] {
  return [
    route({
      method: 'put',
      path: '/api/v1/communes/{insee}/findings/{notice}/answer',
      who: { may: 'presence:write' },
      tag: 'watch',
      summary: 'Say whether a page found is the legal notice, or the accessibility statement',
      params: shapes.communePath.extend({ notice }),
      body: z.object({
        answer: z
          .enum(['yes', 'no', 'no-page'])
          .describe('yes: `url` is the page; no: none of those found; no-page'),
        url: z.string().max(4096).nullable(),
      }),
      replies: { 200: { description: 'The finding as it stands now', json: shapes.finding } },
      async handle({ place: { organisationId }, caller, params, body }) {
        const by = { personId: caller.personId, name: caller.name, at: clock() }
        const told = await db.asPerson(caller, async (tx) => {
          const [newest] = await findingHistory(tx, organisationId, params.notice, 1)
          if (newest === undefined) return notFound
          const offered = offeredIn(newest)?.candidates.map(({ url }) => url)
          if (offered === undefined) return nothingToAnswer
          const url = body.answer === 'yes' ? body.url : null
          if (body.answer === 'yes' && (url === null || !offered.includes(url))) return notOffered
          const said = { answer: body.answer, url, offered }
          await saveNoticeAnswer(tx, organisationId, params.notice, said, {
            ...by,
            findingSeenAt: newest.observedAt,
          })
          const [finding] = applyAnswers([newest], await noticeAnswers(tx, organisationId))
          if (finding === undefined) return notFound
          await evidence.record(tx, organisationId, [proof(finding, said, by)])
          return finding
        })
        if ('status' in told) return told
        live.tell(organisationId, 'watch')
        return { status: 200, body: shapes.findingShown(told) }
      },
    }),
  ]
}

/** Declared by a person: it holds until they, or what the site offers, say otherwise. */
function proof(
  { code, verdict, title, meaning }: KeptFinding,
  said: NoticeAnswer,
  by: { readonly personId: string; readonly at: Date },
): NewEvidence {
  return {
    subject: `check:${code}`,
    verdict: verdict === 'ok' || verdict === 'to-fix' ? proofOf[verdict] : 'could-not-tell',
    source: 'person',
    observedAt: by.at,
    expiresAt: null,
    summary: `${title} : ${meaning}`,
    detail: { code, ...said },
    personId: by.personId,
  }
}
