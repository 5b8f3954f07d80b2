import { type Day, dayOf } from '../../../kernel/day.ts'

/** One line of the trail: somebody of another organisation came in under a mandate. */
export interface Access {
  readonly id: string
  readonly personId: string
  readonly personName: string
  readonly holderName: string
  readonly act: 'read' | 'write'
  readonly area: string
  /** In plain French, after « a »: « consulté votre plan d’action ». */
  readonly words: string
  readonly at: Date
}

export interface TrailGroup {
  readonly day: Day
  readonly personId: string
  readonly personName: string
  readonly holderName: string
  readonly accesses: readonly Access[]
}

/** Days and, within one, people in the order the lines came: give them newest first. */
export function groupByDayAndPerson(accesses: readonly Access[]): TrailGroup[] {
  const groups = new Map<string, TrailGroup & { accesses: Access[] }>()
  for (const access of accesses) {
    const { personId, personName, holderName } = access
    const day = dayOf(access.at)
    const key = `${day} ${personId} ${holderName}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { day, personId, personName, holderName, accesses: [access] })
    else group.accesses.push(access)
  }
  return [...groups.values()]
}

/** Kept twelve months: the longest that the CNIL advises for a log of accesses (délibération 2021-122). */
export const trailKeptInMonths = 12

export function trailKeptSince(now: Date): Date {
  const since = new Date(now)
  since.setUTCMonth(since.getUTCMonth() - trailKeptInMonths)
  return since
}
