import { z } from '@hono/zod-openapi'
import type { Tx } from '../../platform/db/database.ts'
import { notFound } from '../../platform/http/common-problems.ts'
import { problem } from '../../platform/http/problem.ts'
import { type Route, route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Territory } from '../territory/index.ts'
import { communeTarget } from './domain/commune-target.ts'
import { applyAnswers, offeredIn } from './notices/apply-answers.ts'
import { noticeAnswers } from './notices/store.ts'
import { visitJob } from './run-visit.ts'
import * as shapes from './shapes.ts'
import { stepsOfFinding } from './steps-of-finding.ts'
import * as store from './store.ts'

const tag = 'watch'

/** What can be seen from outside: asking for a visit, following it, and reading what it found. */
export function watchRoutes({ db, clock, queue }: Platform, territory: Territory): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/visits',
      who: { may: 'presence:write' },
      tag,
      summary: 'Look at the commune from outside; while one visit is under way, that one',
      params: shapes.communePath,
      replies: { 202: { description: 'Under way', json: shapes.visit } },
      async handle({ place, caller }) {
        return db.asPerson(caller, async (tx) => {
          const space = await territory.space(tx, place.organisationId)
          if (space === undefined) return notFound
          const target = communeTarget(space.profile)
          if (target === null) {
            return problem(
              409,
              'presence-unsaid',
              'Il manque votre adresse',
              'Pour vérifier, Beffroi doit savoir si la commune a une messagerie et un site, et leurs adresses. Rien n’a été vérifié. Complétez ces deux renseignements, puis recommencez.',
            )
          }
          const { id, isNew } = await store.requestVisit(tx, place.organisationId, target, {
            personId: caller.personId,
            at: clock(),
          })
          if (isNew)
            await queue.enqueue(tx, visitJob, { organisationId: place.organisationId, visitId: id }, id)
          const visit = await store.visitById(tx, id)
          if (visit === undefined) return notFound
          return { status: 202 as const, body: shapes.visitShown(visit) }
        })
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/visits/latest',
      who: { may: 'presence:read' },
      tag,
      summary: 'The newest visit with its progress, and what the last finished one found',
      params: shapes.communePath,
      replies: {
        200: {
          description: 'Null before the first',
          json: z.object({
            newest: shapes.visit.nullable(),
            last: z.object({ visit: shapes.visit, findings: z.array(shapes.finding) }).nullable(),
          }),
        },
      },
      async handle({ place, caller }) {
        const { newest, last } = await db.asPerson(caller, async (tx) => ({
          newest: await store.newestVisit(tx, place.organisationId),
          last: await lastVisitAnswered(tx, place.organisationId),
        }))
        return {
          status: 200,
          body: {
            newest: newest === undefined ? null : shapes.visitShown(newest),
            last:
              last === undefined
                ? null
                : { visit: shapes.visitShown(last.visit), findings: last.findings.map(shapes.findingShown) },
          },
        }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/findings/{code}',
      who: { may: 'presence:read' },
      tag,
      summary: 'One finding with its raw evidence, and every time it was looked at',
      params: shapes.communePath.extend({
        code: z.string().regex(/^[a-z0-9.-]{1,60}$/, 'Un code de constat, par exemple 2.7.'),
      }),
      replies: {
        200: {
          description: 'Newest first; where to click to repair the newest, provider by provider',
          json: z.object({
            findings: z.array(shapes.finding).min(1),
            steps: z.array(shapes.stepsAt),
            toConfirm: shapes.toConfirm.nullable(),
          }),
        },
      },
      async handle({ place, caller, params }) {
        const { kept, answers, host } = await db.asPerson(caller, async (tx) => ({
          answers: await noticeAnswers(tx, place.organisationId),
          kept: await store.findingHistory(tx, place.organisationId, params.code),
          host: (await store.findingHistory(tx, place.organisationId, 'dns-host', 1))[0],
        }))
        const findings = applyAnswers(kept, answers)
        const [newest] = findings
        if (newest === undefined) return notFound
        const offered = kept[0] === undefined ? null : offeredIn(kept[0])
        const said = answers.find(({ code }) => code === params.code)
        return {
          status: 200,
          body: {
            findings: findings.map(shapes.findingShown),
            steps: stepsOfFinding(newest, host).map((each) => ({ ...each, steps: [...each.steps] })),
            toConfirm:
              offered === null
                ? null
                : {
                    candidates: offered.candidates,
                    said:
                      said === undefined || newest.reason === 'needs-a-person'
                        ? null
                        : { answer: said.answer, url: said.url, by: said.answeredBy, at: said.answeredAt },
                  },
          },
        }
      },
    }),
  ]
}

/** The newest visit that ended, its findings as people's answers leave them. */
export async function lastVisitAnswered(
  tx: Tx,
  organisationId: string,
): Promise<{ visit: store.Visit; findings: store.KeptFinding[] } | undefined> {
  const last = await store.lastVisit(tx, organisationId)
  if (last === undefined) return undefined
  return { ...last, findings: applyAnswers(last.findings, await noticeAnswers(tx, organisationId)) }
}
