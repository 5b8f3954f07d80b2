import { z } from '@hono/zod-openapi'
import { notFound, versionNeeded } from '../../platform/http/common-problems.ts'
import { problem } from '../../platform/http/problem.ts'
import { type Route, route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import { beginAssessment, type KeptAnswer, keepGroups, saveAnswer } from './assessment-store.ts'
import type { FrameworkAnswer, FrameworkQuestion } from './domain/framework.ts'
import { groupsToChoose } from './domain/scope.ts'
import { standingIn } from './domain/standing.ts'
import { assessmentIdIn, type Hall, mayErase, organisationIn } from './halls.ts'
import { librariesFor } from './library-store.ts'
import { newerVersion } from './newer-version.ts'
import { openAssessment } from './opened.ts'
import { answerOutOfPlace, changedMeanwhile } from './problems.ts'
import * as shapes from './shapes.ts'
import type { Shelf } from './shelf.ts'
import { showAnswer, showAssessment, showSection } from './views.ts'

const tag = 'frameworks'

/** Answering a framework, one section at a time; saved as one goes. */
export function assessmentRoutes({ db, clock }: Platform, hall: Hall, shelf: Shelf): Route[] {
  const params = hall.params.extend({ assessmentId: z.uuid() })
  const path = `${hall.path}/framework-assessments/{assessmentId}`

  return [
    route({
      method: 'post',
      path: `${hall.path}/framework-assessments`,
      who: hall.write,
      tag,
      summary: 'Begin to answer a framework; the one that was begun when there is one',
      params: hall.params,
      body: z.object({ libraryId: z.uuid(), frameworkUrn: z.string().max(400) }),
      replies: { 201: { description: 'Begun', json: z.object({ assessmentId: z.string() }) } },
      async handle(call) {
        const organisationId = organisationIn(call)
        const { caller, body } = call
        return db.asPerson(caller, async (tx) => {
          const isOffered = (await librariesFor(tx, organisationId)).some(({ id }) => id === body.libraryId)
          const framework = isOffered
            ? (await shelf.take(tx, body.libraryId))?.frameworks.get(body.frameworkUrn)?.framework
            : undefined
          if (framework === undefined) return notFound
          const keptGroups = framework.groups
            .filter(({ isSelectedAtFirst }) => isSelectedAtFirst)
            .map(({ refId }) => refId)
          const by = { personId: caller.personId, name: caller.name, at: clock() }
          const assessmentId = await beginAssessment(tx, organisationId, { ...body, keptGroups }, by)
          return { status: 201 as const, body: { assessmentId } }
        })
      },
    }),

    route({
      method: 'get',
      path,
      who: hall.read,
      tag,
      summary: 'One assessment: its sections, how far each is, the groups kept',
      params,
      replies: { 200: { description: 'Without its questions', json: shapes.assessment } },
      async handle(call) {
        const organisationId = organisationIn(call)
        return db.asPerson(call.caller, async (tx) => {
          const opened = await openAssessment(tx, organisationId, assessmentIdIn(call), shelf)
          if (opened === null) return notFound
          const standing = standingIn(opened.prepared, opened.assessment.keptGroups, opened.answers)
          const newer = await newerVersion(tx, organisationId, opened)
          const shown = newer && { libraryId: newer.id, version: newer.version }
          return {
            status: 200 as const,
            body: showAssessment(opened, standing, { newer: shown, mayRemove: mayErase(call) }),
          }
        })
      },
    }),

    route({
      method: 'put',
      path: `${path}/groups`,
      who: hall.write,
      tag,
      summary:
        'Say which parts of the framework concern the organisation (If-Match: version of the assessment)',
      params,
      body: z.object({ groups: z.array(z.string().max(200)).max(500) }),
      replies: { 200: { description: 'Kept', json: z.object({ version: z.number().int() }) } },
      async handle(call) {
        const { ifMatch } = call
        if (ifMatch === null) return versionNeeded
        return db.asPerson(call.caller, async (tx) => {
          const opened = await openAssessment(tx, organisationIn(call), assessmentIdIn(call), shelf)
          if (opened === null) return notFound
          const known = new Set(groupsToChoose(opened.prepared.framework).map(({ refId }) => refId))
          const groups = [...new Set(call.body.groups)]
          if (groups.some((group) => !known.has(group)))
            return answerOutOfPlace('Cette partie n’existe pas dans ce référentiel.')
          const version = await keepGroups(tx, opened.assessment.id, ifMatch, groups)
          return version === null ? changedMeanwhile : { status: 200 as const, body: { version } }
        })
      },
    }),

    route({
      method: 'get',
      path: `${path}/sections/{number}`,
      who: hall.read,
      tag,
      summary: 'One section with its questions and answers',
      params: params.extend({ number: z.coerce.number().int().min(1).max(100_000) }),
      replies: { 200: { description: '25 requirements at most', json: shapes.shownSection } },
      async handle(call) {
        return db.asPerson(call.caller, async (tx) => {
          const opened = await openAssessment(tx, organisationIn(call), assessmentIdIn(call), shelf)
          if (opened === null) return notFound
          const standing = standingIn(opened.prepared, opened.assessment.keptGroups, opened.answers)
          const here = standing.sections.find(({ section }) => section.number === call.params.number)
          if (here === undefined) return notFound
          return { status: 200 as const, body: showSection(opened, standing, here) }
        })
      },
    }),

    route({
      method: 'put',
      path: `${path}/answers`,
      who: hall.write,
      tag,
      summary: 'Save one answer (If-Match; "0": never answered). A 412 carries `saved` and `yours`',
      params,
      body: shapes.answerChange,
      replies: { 200: { description: 'Saved, with its new version as ETag', json: shapes.keptAnswer } },
      async handle(call) {
        const { ifMatch, caller } = call
        if (ifMatch === null) return versionNeeded
        const organisationId = organisationIn(call)
        const { choices, ...rest } = call.body
        const said = { ...rest, choiceUrns: [...new Set(choices)] }
        return db.asPerson(caller, async (tx) => {
          const opened = await openAssessment(tx, organisationId, assessmentIdIn(call), shelf)
          if (opened === null) return notFound
          const question = opened.prepared.questions.get(said.questionUrn)
          const fault = question === undefined ? 'Cette question n’existe pas.' : faultIn(said, question)
          if (fault !== null) return answerOutOfPlace(fault)
          const by = { personId: caller.personId, name: caller.name, at: clock() }
          const saving = await saveAnswer(tx, organisationId, opened.assessment, ifMatch, said, by)
          if (saving.kind === 'conflict') return conflict(saving.row, call.body)
          return {
            status: 200 as const,
            body: showAnswer(saving.row),
            headers: { etag: `"${saving.row.version}"` },
          }
        })
      },
    }),
  ]
}

/** What does not fit the question, in words; null when all does. Nothing at all takes an answer back. */
function faultIn(said: FrameworkAnswer, question: FrameworkQuestion): string | null {
  if (said.isUnknown && (said.choiceUrns.length > 0 || said.value !== null))
    return 'Une réponse est donnée, ou n’est pas connue : pas les deux.'
  const isWritten = question.type === 'text' || question.type === 'date'
  if (isWritten) {
    if (said.choiceUrns.length > 0) return 'Cette question ne propose pas de choix.'
    if (question.type === 'date' && said.value !== null && !z.iso.date().safeParse(said.value).success)
      return 'Indiquez une date, par exemple 2027-02-03.'
    return null
  }
  if (said.value !== null) return 'Choisissez l’une des réponses affichées.'
  if (said.choiceUrns.some((urn) => !question.choices.some((choice) => choice.urn === urn)))
    return 'Choisissez l’une des réponses affichées.'
  return question.type === 'unique_choice' && said.choiceUrns.length > 1
    ? 'Une seule réponse est possible.'
    : null
}

/** Both answers are in the reply: what is saved, by whom, and what the caller sent. */
function conflict(saved: KeptAnswer | null, yours: z.output<typeof shapes.answerChange>) {
  const what =
    saved === null
      ? 'Cette question n’a plus de réponse, alors que votre page en affichait une.'
      : `${saved.answeredBy} a répondu à cette question pendant que vous y répondiez.`
  return problem(
    412,
    'answer-changed',
    'Répondu entre-temps',
    `${what} Les deux réponses sont à l’écran et rien n’a été écrasé. Choisissez celle qui est juste.`,
    {
      extra: {
        saved: saved === null ? null : showAnswer(saved),
        yours,
        currentVersion: saved?.version ?? 0,
      },
    },
  )
}
