import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { LookAlikeSeen } from '../domain/look-alikes/registration.ts'
import type { LookAlikeCounts, Sorting } from '../domain/look-alikes/standing.ts'
import type { SearchedName } from './search.ts'

export interface LookAlikeSearch {
  readonly id: string
  readonly status: 'waiting' | 'running' | 'done' | 'failed'
  readonly requestedAt: string
  readonly finishedAt: string | null
  readonly namesDone: number
  readonly namesTotal: number
  /** In A-labels. */
  readonly untold: string[]
}

export interface OtherCommune {
  readonly insee: string
  readonly name: string
  readonly departement: string
}

export interface KeptLookAlike {
  readonly name: string
  readonly shown: string
  readonly kind: string
  readonly was: string
  readonly is: string
  readonly firstSeenAt: string
  readonly lastSeenAt: string
  readonly goneAt: string | null
  readonly seen: LookAlikeSeen
  readonly otherCommune: OtherCommune | null
  readonly sortedAs: Sorting | null
  readonly sortedBy: string | null
  readonly sortedAt: string | null
  readonly note: string | null
  readonly version: number
}

/** A search ends in a minute and a half; past this it died with its program. */
const longestSearchInMs = 10 * 60_000

/** ISO, UTC. */
const instant = (column: string) => sql`to_json(${sql.ref(column)} at time zone 'UTC') #>> '{}' || 'Z'`

const searchColumns = sql`s.id, s.status, s.names_done as "namesDone", s.names_total as "namesTotal", s.untold,
  ${instant('s.requested_at')} as "requestedAt", ${instant('s.finished_at')} as "finishedAt"`

const nameColumns = sql`n.name, n.shown, n.kind, n.was, n.is_now as "is", n.seen, n.other_commune as "otherCommune",
  n.sorted_as as "sortedAs", n.sorted_by_name as "sortedBy", n.note, n.version,
  ${instant('n.first_seen_at')} as "firstSeenAt", ${instant('n.last_seen_at')} as "lastSeenAt",
  ${instant('n.gone_at')} as "goneAt", ${instant('n.sorted_at')} as "sortedAt"`

/** Asks for a search; when one is already waiting or running, that one. */
export async function requestSearch(
  tx: Tx,
  organisationId: string,
  by: { personId: string | null; at: Date },
): Promise<{ id: string; isNew: boolean }> {
  await tx
    .updateTable('watch.lookAlikeSearch')
    .set({ status: 'failed', finishedAt: by.at })
    .where('organisationId', '=', organisationId)
    .where('status', 'in', ['waiting', 'running'])
    .where('requestedAt', '<', new Date(by.at.getTime() - longestSearchInMs))
    .execute()
  const added = await tx
    .insertInto('watch.lookAlikeSearch')
    .values({ organisationId, status: 'waiting', requestedAt: by.at, requestedBy: by.personId })
    .onConflict((conflict) =>
      conflict.column('organisationId').where('status', 'in', ['waiting', 'running']).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (added !== undefined) return { id: added.id, isNew: true }
  const current = await tx
    .selectFrom('watch.lookAlikeSearch')
    .select('id')
    .where('organisationId', '=', organisationId)
    .where('status', 'in', ['waiting', 'running'])
    .executeTakeFirstOrThrow()
  return { id: current.id, isNew: false }
}

export async function searchById(tx: Tx, id: string): Promise<LookAlikeSearch | undefined> {
  const { rows } =
    await sql<LookAlikeSearch>`select ${searchColumns} from watch.look_alike_search s where s.id = ${id}`.execute(
      tx,
    )
  return rows[0]
}

/** The newest search whatever became of it, and the newest that ended well. */
export async function searchesOf(
  tx: Tx,
  organisationId: string,
): Promise<{ newest: LookAlikeSearch | null; last: LookAlikeSearch | null }> {
  const { rows } = await sql<LookAlikeSearch>`
    (select ${searchColumns} from watch.look_alike_search s where s.organisation_id = ${organisationId}
      order by s.requested_at desc, s.id desc limit 1)
    union all
    (select ${searchColumns} from watch.look_alike_search s
      where s.organisation_id = ${organisationId} and s.status = 'done' order by s.requested_at desc, s.id desc limit 1)`.execute(
    tx,
  )
  return { newest: rows[0] ?? null, last: rows.find(({ status }) => status === 'done') ?? null }
}

export async function markSearching(tx: Tx, id: string, done: number, total: number): Promise<void> {
  await tx
    .updateTable('watch.lookAlikeSearch')
    .set({ status: 'running', namesDone: done, namesTotal: total })
    .where('id', '=', id)
    .where('status', 'in', ['waiting', 'running'])
    .execute()
}

/** Every name ever found, those that ask for something first: unsorted, then suspect; the newest first. */
export async function lookAlikesKept(tx: Tx, organisationId: string): Promise<KeptLookAlike[]> {
  const { rows } = await sql<KeptLookAlike>`select ${nameColumns} from watch.look_alike n
    where n.organisation_id = ${organisationId}
    order by n.gone_at is not null, n.sorted_as is not null, n.sorted_as = 'suspect' desc, n.first_seen_at desc, n.name`.execute(
    tx,
  )
  return rows
}

/** What is there today; a name that vanished asks for nothing. */
export function countNames(names: readonly KeptLookAlike[], last: LookAlikeSearch | null): LookAlikeCounts {
  const count = (sortedAs: Sorting | null) =>
    names.filter((name) => name.goneAt === null && name.sortedAs === sortedAs).length
  return {
    toSort: count(null),
    suspect: count('suspect'),
    ours: count('ours'),
    unrelated: count('unrelated'),
    untold: last?.untold.length ?? 0,
  }
}

export interface FoundName extends SearchedName {
  readonly otherCommune: OtherCommune | null
}

/** Keeps what a search found. False when it had ended already: a job may run twice. How a name was sorted stays. */
export async function keepSearch(
  tx: Tx,
  organisationId: string,
  searchId: string,
  found: readonly FoundName[],
  now: Date,
): Promise<boolean> {
  const named = (state: string) =>
    found.filter(({ registration }) => registration.state === state).map(({ name }) => name)
  const ended = await tx
    .updateTable('watch.lookAlikeSearch')
    .set({
      status: 'done',
      finishedAt: now,
      namesDone: found.length,
      namesTotal: found.length,
      untold: named('could-not-tell'),
    })
    .where('id', '=', searchId)
    .where('status', 'in', ['waiting', 'running'])
    .returning('id')
    .executeTakeFirst()
  if (ended === undefined) return false
  const rows = found.flatMap(({ name, shown, kind, was, is, seen, otherCommune }) =>
    seen === null
      ? []
      : [
          {
            organisationId,
            name,
            shown,
            kind,
            was,
            isNow: is,
            firstSeenAt: now,
            lastSeenAt: now,
            seen: JSON.stringify(seen),
            otherCommune: otherCommune === null ? null : JSON.stringify(otherCommune),
          },
        ],
  )
  if (rows.length > 0) {
    await tx
      .insertInto('watch.lookAlike')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['organisationId', 'name']).doUpdateSet((row) => ({
          lastSeenAt: row.ref('excluded.lastSeenAt'),
          seen: row.ref('excluded.seen'),
          otherCommune: row.ref('excluded.otherCommune'),
          goneAt: null,
        })),
      )
      .execute()
  }
  await sql`update watch.look_alike set gone_at = ${now} where organisation_id = ${organisationId}
    and gone_at is null and name = any(${named('free')}::text[])`.execute(tx)
  return true
}

export type SortingOutcome = 'saved' | 'unchanged' | 'conflict' | 'unknown'

/** Writes where a person puts a name, if nobody did since the version she saw. The same twice is no change. */
export async function sortName(
  tx: Tx,
  organisationId: string,
  name: string,
  version: number,
  said: { readonly sortedAs: Sorting | null; readonly note: string | null },
  by: { readonly personId: string; readonly name: string; readonly at: Date },
): Promise<SortingOutcome> {
  const kept = await tx
    .selectFrom('watch.lookAlike')
    .select(['sortedAs', 'note'])
    .where('organisationId', '=', organisationId)
    .where('name', '=', name)
    .forUpdate()
    .executeTakeFirst()
  if (kept === undefined) return 'unknown'
  if (kept.sortedAs === said.sortedAs && kept.note === said.note) return 'unchanged'
  const saved = await tx
    .updateTable('watch.lookAlike')
    .set({
      ...said,
      sortedBy: by.personId,
      sortedByName: by.name,
      sortedAt: by.at,
      version: version + 1,
    })
    .where('organisationId', '=', organisationId)
    .where('name', '=', name)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  return saved === undefined ? 'conflict' : 'saved'
}
