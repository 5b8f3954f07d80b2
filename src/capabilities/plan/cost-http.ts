import type { z } from '@hono/zod-openapi'
import type { Tx } from '../../platform/db/database.ts'
import { notFound, versionNeeded } from '../../platform/http/common-problems.ts'
import { problem } from '../../platform/http/problem.ts'
import { type Route, route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import type { CommuneSpace, Territory } from '../territory/index.ts'
import { costOfAWeekTable } from './content.ts'
import { type CostOfAWeek, costOfAWeek } from './domain/cost-of-a-week.ts'
import * as shapes from './shapes.ts'
import { saveWeekCost, weekCostOf } from './store.ts'

const tag = 'plan'

/** A week without computers in this commune, with what it corrected. */
export async function weekCost(
  tx: Tx,
  organisationId: string,
  { profile, population, structures }: CommuneSpace,
): Promise<{ readonly cost: CostOfAWeek; readonly version: number }> {
  const { adjustments, version } = await weekCostOf(tx, organisationId)
  const commune = {
    population,
    staff: profile.staffCount,
    workstations: profile.workstations,
    structures,
  }
  return { cost: costOfAWeek(costOfAWeekTable().lines, commune, adjustments), version }
}

export function costRoutes({ db, clock, live }: Platform, territory: Territory): Route[] {
  async function show(tx: Tx, organisationId: string): Promise<z.input<typeof shapes.weekCost> | null> {
    const space = await territory.space(tx, organisationId)
    if (space === undefined) return null
    const { cost, version } = await weekCost(tx, organisationId, space)
    const { notice, cases } = costOfAWeekTable()
    return { ...cost, lines: [...cost.lines], notice, cases, version }
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/cost-of-a-week',
      who: { may: 'plan:read' },
      tag,
      summary: 'What a week without computers costs, line by line',
      params: shapes.communePath,
      replies: { 200: { description: 'With the version of its corrections as ETag', json: shapes.weekCost } },
      async handle({ place, caller }) {
        const shown = await db.asPerson(caller, (tx) => show(tx, place.organisationId))
        if (shown === null) return notFound
        return { status: 200, body: shown, headers: { etag: `"${shown.version}"` } }
      },
    }),

    route({
      method: 'put',
      path: '/api/v1/communes/{insee}/cost-of-a-week',
      who: { may: 'plan:write' },
      tag,
      summary: 'Correct quantities and prices (If-Match; "0": never corrected). A 412 carries `saved`',
      params: shapes.communePath,
      body: shapes.weekCostChange,
      replies: { 200: { description: 'Saved, with its new version as ETag', json: shapes.weekCost } },
      async handle({ place, caller, body, ifMatch }) {
        if (ifMatch === null) return versionNeeded
        const known = new Set(costOfAWeekTable().lines.map(({ id }) => id))
        const unknown = Object.keys(body.adjustments).filter((id) => !known.has(id))
        if (unknown.length > 0) return unknownLines(unknown)
        const adjustments = Object.fromEntries(
          Object.entries(body.adjustments).map(([id, { quantity, unitCostInEuros }]) => [
            id,
            {
              ...(quantity === undefined ? {} : { quantity }),
              ...(unitCostInEuros === undefined ? {} : { unitCostInEuros }),
            },
          ]),
        )
        const by = { personId: caller.personId, at: clock() }
        const { isSaved, shown } = await db.asPerson(caller, async (tx) => ({
          isSaved: await saveWeekCost(tx, place.organisationId, ifMatch, adjustments, by),
          shown: await show(tx, place.organisationId),
        }))
        if (shown === null) return notFound
        if (!isSaved) {
          return problem(
            412,
            'cost-changed',
            'Modifié entre-temps',
            'Quelqu’un d’autre a corrigé ce calcul pendant que vous y travailliez. Votre saisie est encore à l’écran et rien n’a été écrasé. Relisez la version enregistrée, puis enregistrez de nouveau.',
            { extra: { saved: shown, yours: body, currentVersion: shown.version } },
          )
        }
        live.tell(place.organisationId, 'plan')
        return { status: 200, body: shown, headers: { etag: `"${shown.version}"` } }
      },
    }),
  ]
}

function unknownLines(ids: readonly string[]) {
  return problem(
    422,
    'invalid-input',
    'Saisie à corriger',
    'Une ligne de ce calcul n’existe pas. Rien n’a été enregistré. Rechargez la page, puis recommencez.',
    { errors: ids.map((id) => ({ pointer: `/adjustments/${id}`, detail: 'Ligne inconnue.' })) },
  )
}
