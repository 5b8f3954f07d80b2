import { z } from '@hono/zod-openapi'
import type { Tx } from '../../platform/db/database.ts'
import { notFound } from '../../platform/http/common-problems.ts'
import { problem } from '../../platform/http/problem.ts'
import { type Route, route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import { reduceAnswers, removeAnswers, turnTo } from './assessment-store.ts'
import { type Carried, carryOver, wordsOf } from './domain/carry-over.ts'
import type { PreparedFramework } from './domain/prepared.ts'
import { groupsToChoose } from './domain/scope.ts'
import { assessmentIdIn, type Hall, organisationIn } from './halls.ts'
import { newerVersion } from './newer-version.ts'
import { type Opened, openAssessment } from './opened.ts'
import { changedMeanwhile } from './problems.ts'
import * as shapes from './shapes.ts'
import type { Shelf } from './shelf.ts'

const tag = 'frameworks'

const upToDate = problem(
  409,
  'framework-up-to-date',
  'Rien à reprendre',
  'Ce questionnaire suit déjà la version la plus récente du référentiel. Vos réponses n’ont pas changé. Revenez au questionnaire.',
)

interface Turn {
  readonly opened: Opened
  readonly to: PreparedFramework
  readonly libraryId: string
  readonly version: number
  readonly carried: readonly Carried[]
}

/** From one version of a framework to the next: first what would become of each answer, then the turn itself. */
export function carryOverRoutes({ db }: Platform, hall: Hall, shelf: Shelf): Route[] {
  const params = hall.params.extend({ assessmentId: z.uuid() })
  const path = `${hall.path}/framework-assessments/{assessmentId}/carry-over`

  async function turnFor(
    tx: Tx,
    organisationId: string,
    assessmentId: string,
  ): Promise<Turn | null | 'unknown'> {
    const opened = await openAssessment(tx, organisationId, assessmentId, shelf)
    if (opened === null) return 'unknown'
    const newer = await newerVersion(tx, organisationId, opened)
    const shelved = newer === null ? null : await shelf.take(tx, newer.id)
    const to = shelved?.frameworks.get(opened.assessment.frameworkUrn)
    if (newer === null || to === undefined) return null
    const carried = carryOver(opened.prepared.framework, to.framework, [...opened.answers.values()])
    return { opened, to, libraryId: newer.id, version: newer.version, carried }
  }

  return [
    route({
      method: 'get',
      path,
      who: hall.read,
      tag,
      summary: 'What would become of each answer in the newest version',
      params,
      replies: { 200: { description: 'Nothing is changed yet', json: shapes.carryOver } },
      async handle(call) {
        return db.asPerson(call.caller, async (tx) => {
          const turn = await turnFor(tx, organisationIn(call), assessmentIdIn(call))
          if (turn === 'unknown') return notFound
          return turn === null ? upToDate : { status: 200 as const, body: showTurn(turn) }
        })
      },
    }),

    route({
      method: 'post',
      path,
      who: hall.write,
      tag,
      summary: 'Turn to the newest version, with the answers that have a place in it',
      params,
      body: z.object({ libraryId: z.uuid(), assessmentVersion: z.number().int() }),
      replies: { 200: { description: 'Turned', json: shapes.carryOver } },
      async handle(call) {
        return db.asPerson(call.caller, async (tx) => {
          const turn = await turnFor(tx, organisationIn(call), assessmentIdIn(call))
          if (turn === 'unknown') return notFound
          if (turn === null) return upToDate
          const { opened, to, libraryId, carried } = turn
          const isAsShown =
            libraryId === call.body.libraryId && opened.assessment.version === call.body.assessmentVersion
          const known = new Set(groupsToChoose(to.framework).map(({ refId }) => refId))
          const groups = opened.assessment.keptGroups.filter((group) => known.has(group))
          if (!isAsShown || !(await turnTo(tx, opened.assessment, libraryId, groups))) return changedMeanwhile
          await removeAnswers(
            tx,
            opened.assessment.id,
            carried.flatMap((one) => (one.kind === 'lost' ? [one.questionUrn] : [])),
          )
          await reduceAnswers(
            tx,
            opened.assessment.id,
            carried.flatMap((one) => (one.kind === 'reduced' ? [one.answer] : [])),
          )
          return { status: 200 as const, body: showTurn(turn) }
        })
      },
    }),
  ]
}

function showTurn({ opened, to, libraryId, version, carried }: Turn) {
  const before = opened.prepared.questions
  return {
    fromVersion: opened.library.version,
    toVersion: version,
    libraryId,
    assessmentVersion: opened.assessment.version,
    keptCount: carried.filter(({ kind }) => kind === 'kept' || kind === 'reworded').length,
    reworded: carried.flatMap((one) =>
      one.kind === 'reworded'
        ? [`${one.question.text} : ${wordsOf(one.answer, one.question).join(' ; ')}`]
        : [],
    ),
    reduced: carried.flatMap((one) =>
      one.kind === 'reduced' ? [{ question: one.question.text, lost: [...one.lost] }] : [],
    ),
    lost: carried.flatMap((one) =>
      one.kind === 'lost' ? [{ question: one.question, lost: [...one.lost] }] : [],
    ),
    newQuestionCount: [...to.questions.keys()].filter((urn) => !before.has(urn)).length,
  }
}
