/** One kind of record without which the town hall stops (« donnée critique »); the commune fills in the rest of the line. */
export interface CriticalRecord {
  /** kebab-case, stable for ever. */
  readonly id: string
  readonly title: string
  /** What it holds, with examples a secretary recognises. */
  readonly holds: string
  /** Kinds of structures that keep it, as `territory` names them; the line shows where the commune has one of them. */
  readonly structures: readonly string[]
  /** How long a commune usually does without, in hours: proposed, the commune decides. */
  readonly usualOutageInHours: number
  /** What stops, and what is done by hand meanwhile. */
  readonly withoutIt: string
}

/** The town hall itself is always there, even before the commune has listed its structures. */
export function recordApplies(record: CriticalRecord, structures: readonly string[]): boolean {
  return record.structures.some((kind) => kind === 'mairie' || structures.includes(kind))
}
