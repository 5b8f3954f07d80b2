/** The yearly reload of the directory: what changed, and what becomes of the communes that have a space here. */
import type { AliasRow, CommuneRow, Directory } from './directory.ts'

export interface DirectoryChanges {
  readonly added: readonly CommuneRow[]
  /** Gone without the directory saying where: nobody's space may follow by itself. */
  readonly removed: readonly CommuneRow[]
  readonly renamed: readonly { readonly insee: string; readonly from: string; readonly to: string }[]
  /** Joined a new or an existing commune. */
  readonly merged: readonly { readonly from: string; readonly into: string }[]
  /** Was part of `from` last year and stands alone again. */
  readonly restored: readonly { readonly insee: string; readonly from: string }[]
  /** Same legal person (SIREN), other code: a commune that changed département. */
  readonly recoded: readonly { readonly from: string; readonly to: string }[]
  readonly epciChanged: readonly {
    readonly insee: string
    readonly from: string | null
    readonly to: string | null
  }[]
}

type Compared = Pick<Directory, 'communes' | 'aliases'>

/** Differences between two editions, each list in the order of the INSEE codes. */
export function compareDirectories(before: Compared, after: Compared): DirectoryChanges {
  const old = byInsee(before.communes)
  const current = byInsee(after.communes)
  const recoded = recodedCommunes(before.communes, after.communes, old, current)
  const recodedCodes = new Set(recoded.flatMap(({ from, to }) => [from, to]))
  const leadsTo = targets(after.aliases)
  const ledTo = targets(before.aliases)

  const gone = sorted(before.communes.filter(({ insee }) => !current.has(insee) && !recodedCodes.has(insee)))
  const come = sorted(after.communes.filter(({ insee }) => !old.has(insee) && !recodedCodes.has(insee)))
  const kept = sorted(after.communes).flatMap((now) => {
    const then = old.get(now.insee)
    return then === undefined ? [] : [{ then, now }]
  })

  return {
    added: come.filter(({ insee }) => !ledTo.has(insee)),
    removed: gone.filter(({ insee }) => !leadsTo.has(insee)),
    renamed: kept
      .filter(({ then, now }) => then.name !== now.name)
      .map(({ then, now }) => ({ insee: now.insee, from: then.name, to: now.name })),
    merged: gone.flatMap(({ insee }) => pair(insee, leadsTo, (into) => ({ from: insee, into }))),
    restored: come.flatMap(({ insee }) => pair(insee, ledTo, (from) => ({ insee, from }))),
    recoded,
    epciChanged: kept
      .filter(({ then, now }) => then.epciSiren !== now.epciSiren)
      .map(({ then, now }) => ({ insee: now.insee, from: then.epciSiren, to: now.epciSiren })),
  }
}

/** What happens to the space of a commune whose code left the directory. No space is ever deleted. */
export type SpaceMove =
  /** The new commune had no space: this one carries on under the new code, the old code stays as an alias. */
  | { readonly kind: 'carry-on'; readonly from: string; readonly into: string }
  /** The new commune already has one: this one stays readable from there, its code becomes an alias. */
  | { readonly kind: 'attach'; readonly from: string; readonly into: string }
  /** Nothing says where it went: somebody must decide, the space stays as it is. */
  | { readonly kind: 'ask'; readonly from: string }

/** Decides for each space concerned. `inseesWithSpace`: codes as known before the reload. */
export function moveSpaces(changes: DirectoryChanges, inseesWithSpace: readonly string[]): SpaceMove[] {
  const taken = new Set(inseesWithSpace)
  const leaving = [...changes.merged, ...changes.recoded.map(({ from, to }) => ({ from, into: to }))].filter(
    ({ from }) => taken.has(from),
  )
  const moves: SpaceMove[] = []
  for (const { from, into } of leaving.sort((a, b) => order(a.from, b.from))) {
    moves.push({ kind: taken.has(into) ? 'attach' : 'carry-on', from, into })
    taken.add(into)
  }
  const lost = changes.removed.filter(({ insee }) => taken.has(insee))
  return [...moves, ...lost.map(({ insee }): SpaceMove => ({ kind: 'ask', from: insee }))]
}

function recodedCommunes(
  before: readonly CommuneRow[],
  after: readonly CommuneRow[],
  old: ReadonlyMap<string, CommuneRow>,
  current: ReadonlyMap<string, CommuneRow>,
): { from: string; to: string }[] {
  const newBySiren = new Map(
    after.flatMap(({ insee, siren }) => (siren === null || old.has(insee) ? [] : [[siren, insee] as const])),
  )
  return sorted(before.filter(({ insee }) => !current.has(insee))).flatMap(({ insee, siren }) => {
    const to = siren === null ? undefined : newBySiren.get(siren)
    return to === undefined ? [] : [{ from: insee, to }]
  })
}

function pair<T>(insee: string, map: ReadonlyMap<string, string>, make: (other: string) => T): T[] {
  const other = map.get(insee)
  return other === undefined ? [] : [make(other)]
}

function byInsee(rows: readonly CommuneRow[]): Map<string, CommuneRow> {
  return new Map(rows.map((row) => [row.insee, row]))
}

function targets(aliases: readonly AliasRow[]): Map<string, string> {
  return new Map(
    aliases.filter(({ insee, leadsTo }) => insee !== leadsTo).map(({ insee, leadsTo }) => [insee, leadsTo]),
  )
}

function sorted<T extends { readonly insee: string }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => order(a.insee, b.insee))
}

function order(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
