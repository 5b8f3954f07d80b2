import type { z } from '@hono/zod-openapi'
import { notFound, versionNeeded } from '../../../platform/http/common-problems.ts'
import { problem } from '../../../platform/http/problem.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { EvidenceDoor } from '../../evidence/index.ts'
import type { Territory } from '../../territory/index.ts'
import { findingTexts } from '../content.ts'
import { communePath } from '../shapes.ts'
import { differenceOf } from './finding.ts'
import { searchJob } from './job.ts'
import * as shapes from './shapes.ts'
import { type LookAlikesNow, lookAlikesNow, recordStanding } from './standing.ts'
import * as store from './store.ts'

const tag = 'watch'

/** The names that look like the commune's: searching them, reading the list, sorting one. */
export function lookAlikeRoutes(
  { db, clock, queue, live }: Platform,
  { territory, evidence }: { territory: Territory; evidence: EvidenceDoor },
): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/look-alikes',
      who: { may: 'presence:read' },
      tag,
      summary: 'The domain names close to the commune’s that exist, and how they were sorted',
      params: communePath,
      replies: { 200: { description: 'What asks for something first', json: shapes.lookAlikes } },
      async handle({ place, caller }) {
        const now = await db.asPerson(caller, async (tx) => {
          const space = await territory.space(tx, place.organisationId)
          return space === undefined ? null : lookAlikesNow(tx, place.organisationId, space)
        })
        return now === null ? notFound : { status: 200, body: shown(now) }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/look-alikes/searches',
      who: { may: 'presence:write' },
      tag,
      summary: 'Search the DNS for names close to the commune’s; while one search is under way, that one',
      params: communePath,
      replies: { 202: { description: 'Under way', json: shapes.search } },
      async handle({ place: { organisationId }, caller }) {
        return db.asPerson(caller, async (tx) => {
          const by = { personId: caller.personId, at: clock() }
          const { id, isNew } = await store.requestSearch(tx, organisationId, by)
          if (isNew) await queue.enqueue(tx, searchJob, { organisationId, searchId: id }, id)
          const search = await store.searchById(tx, id)
          return search === undefined ? notFound : { status: 202 as const, body: search }
        })
      },
    }),

    route({
      method: 'put',
      path: '/api/v1/communes/{insee}/look-alikes/{name}',
      who: { may: 'presence:write' },
      tag,
      summary: 'Say whose a name is (If-Match). A 412 carries `saved` and `yours`',
      params: shapes.namePath,
      body: shapes.sorting,
      replies: { 200: { description: 'Saved, with its new version as ETag', json: shapes.lookAlike } },
      async handle({ place: { organisationId }, caller, params: { name }, body, ifMatch }) {
        if (ifMatch === null) return versionNeeded
        const by = { personId: caller.personId, name: caller.name, at: clock() }
        const { outcome, kept } = await db.asPerson(caller, async (tx) => {
          const space = await territory.space(tx, organisationId)
          if (space === undefined) return { outcome: 'unknown' as const, kept: undefined }
          const before = await lookAlikesNow(tx, organisationId, space)
          const outcome = await store.sortName(tx, organisationId, name, ifMatch, body, by)
          const after = await lookAlikesNow(tx, organisationId, space)
          const isOther =
            before.finding.verdict !== after.finding.verdict || before.finding.reason !== after.finding.reason
          if (outcome === 'saved' && isOther) await recordStanding(tx, organisationId, after, evidence, by)
          return { outcome, kept: after.names.find((each) => each.name === name) }
        })
        if (kept === undefined || outcome === 'unknown') return notFound
        const line = lineShown(kept)
        if (outcome === 'conflict') {
          return problem(
            412,
            'look-alike-changed',
            'Trié entre-temps',
            `${kept.sortedBy ?? 'Quelqu’un d’autre'} a trié ce nom pendant que vous le regardiez. Son choix est à l’écran et rien n’a été écrasé. Gardez-le, ou choisissez de nouveau.`,
            { extra: { saved: line, yours: body, currentVersion: kept.version } },
          )
        }
        if (outcome === 'saved') live.tell(organisationId, 'watch')
        return { status: 200, body: line, headers: { etag: `"${kept.version}"` } }
      },
    }),
  ]
}

function shown({ newest, last, names, counts, finding }: LookAlikesNow): z.input<typeof shapes.lookAlikes> {
  return {
    newest,
    last,
    finding,
    counts,
    names: names.map(lineShown),
    untold: last?.untold ?? [],
    steps: findingTexts()['look-alikes'].steps,
  }
}

function lineShown({ kind, was, is, ...kept }: store.KeptLookAlike): z.input<typeof shapes.lookAlike> {
  const { nameServers, mailServers, addresses, isAtOwnSite, isParked } = kept.seen
  return {
    ...kept,
    difference: differenceOf({ kind, was, is }),
    seen: {
      nameServers: [...nameServers],
      mailServers: mailServers === null ? null : [...mailServers],
      addresses: addresses === null ? null : [...addresses],
      isAtOwnSite,
      isParked,
    },
  }
}
