import { z } from '@hono/zod-openapi'
import { dayOf } from '../../kernel/day.ts'
import { notFound } from '../../platform/http/common-problems.ts'
import { type Caller, type Route, route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import { answerLines } from './answer-lines.ts'
import { answersAsCsv, answersAsXlsx } from './documents/answers-table.ts'
import { standingIn } from './domain/standing.ts'
import { assessmentIdIn, type Hall, organisationIn } from './halls.ts'
import { openAssessment } from './opened.ts'
import * as shapes from './shapes.ts'
import type { Shelf } from './shelf.ts'
import { showStanding } from './views.ts'

const tag = 'frameworks'

const tables = [
  { ending: 'csv', media: 'text/csv; charset=utf-8', write: answersAsCsv },
  {
    ending: 'xlsx',
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: answersAsXlsx,
  },
] as const

/** Where an organisation stands in a framework, on a page and as a table. */
export function resultRoutes({ db, clock }: Platform, hall: Hall, shelf: Shelf): Route[] {
  const params = hall.params.extend({ assessmentId: z.uuid() })
  const path = `${hall.path}/framework-assessments/{assessmentId}`

  const read = (caller: Caller, organisationId: string, assessmentId: string) =>
    db.asPerson(caller, async (tx) => {
      const opened = await openAssessment(tx, organisationId, assessmentId, shelf)
      if (opened === null) return null
      return { opened, standing: standingIn(opened.prepared, opened.assessment.keptGroups, opened.answers) }
    })

  return [
    route({
      method: 'get',
      path: `${path}/results`,
      who: hall.read,
      tag,
      summary: 'Results by section, by the rules of the format',
      params,
      replies: { 200: { description: 'As of now', json: shapes.standing } },
      async handle(call) {
        const found = await read(call.caller, organisationIn(call), assessmentIdIn(call))
        if (found === null) return notFound
        return { status: 200 as const, body: showStanding(found.opened, found.standing) }
      },
    }),

    ...tables.map(({ ending, media, write }) =>
      route({
        method: 'get',
        path: `${path}/answers.${ending}`,
        who: hall.read,
        tag,
        summary: `Every question and its answer (${ending.toUpperCase()})`,
        params,
        replies: { 200: { description: 'A table', media } },
        async handle(call) {
          const found = await read(call.caller, organisationIn(call), assessmentIdIn(call))
          if (found === null) return notFound
          const name = `${found.opened.prepared.framework.name.slice(0, 80)} - ${dayOf(clock())}.${ending}`
          return {
            raw: new Uint8Array(await write(answerLines(found.opened, found.standing))),
            headers: {
              'content-type': media,
              'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name.replaceAll(/[/\\]/g, '-'))}`,
            },
          }
        },
      }),
    ),
  ]
}
