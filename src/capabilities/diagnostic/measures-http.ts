import { z } from '@hono/zod-openapi'
import { notFound } from '../../platform/http/common-problems.ts'
import { problem } from '../../platform/http/problem.ts'
import { type Route, route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import { assess, type Sources } from './assess.ts'
import * as shapes from './shapes.ts'
import { showMeasure, showSummary, subjectsOf } from './views.ts'
import { stateWords } from './words.ts'

const tag = 'measures'

export const measurePath = shapes.communePath.extend({ measureId: z.string() })

export const unknownMeasure = problem(
  404,
  'unknown-measure',
  'Mesure inconnue',
  'Cette mesure n’existe pas, ou plus. Rien n’a changé. Revenez à la liste des mesures pour la retrouver.',
)

/** Where the commune stands: the state of each measure, why, and everything that was seen or said of it. */
export function measureRoutes({ db, clock }: Platform, sources: Sources): Route[] {
  const { content, evidence } = sources
  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/measures',
      who: { may: 'diagnostic:read' },
      tag,
      summary: 'The state of every measure, and the two figures',
      params: shapes.communePath,
      replies: { 200: { description: 'In the order of the content', json: shapes.measures } },
      async handle({ place, caller }) {
        const seen = await db.asPerson(caller, (tx) => assess(tx, place.organisationId, sources))
        if (seen === null) return notFound
        return {
          status: 200,
          body: {
            figures: seen.figures,
            states: shapes.state.options.map((state) => ({ state, ...stateWords[state] })),
            themes: content.themes.map(({ id, title }) => ({ id, title })),
            measures: seen.measures.map((now) => showSummary(content, now)),
          },
        }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/measures/{measureId}',
      who: { may: 'diagnostic:read' },
      tag,
      summary: 'One measure: what it is, its state and why, its history',
      params: measurePath,
      replies: { 200: { description: 'The measure', json: shapes.measure } },
      async handle({ place, caller, params }) {
        const measure = content.measures.find(({ id }) => id === params.measureId)
        if (measure === undefined) return unknownMeasure
        return db.asPerson(caller, async (tx) => {
          const seen = await assess(tx, place.organisationId, sources)
          const now = seen?.measures.find((one) => one.measure === measure)
          if (seen === null || now === undefined) return notFound
          const history = await evidence.history(tx, place.organisationId, subjectsOf(content, measure))
          return { status: 200 as const, body: showMeasure(content, now, seen.answers, history, clock()) }
        })
      },
    }),
  ]
}
