/** One commune, as the figures of a year count it. What it did not open is null. */
export interface CountedCommune {
  readonly population: number
  /** The mandate in force opens the plan. */
  readonly seesPlan: boolean
  readonly seesPresence: boolean
  readonly known: number | null
  readonly proven: number | null
  readonly provenBefore: number | null
  readonly essentialsMissing: number | null
  readonly isEssentialLevel: boolean | null
}

/** Below this many communes a figure could be that of one of them. */
export const smallestGroup = 5

export interface SizeClass {
  readonly from: number
  /** Null: and more. */
  readonly below: number | null
}

/** Sizes at which the duties and the means of a commune change (CGCT: 500, 2 000 and 10 000 inhabitants). */
const sizes: readonly SizeClass[] = [
  { from: 0, below: 500 },
  { from: 500, below: 2_000 },
  { from: 2_000, below: 10_000 },
  { from: 10_000, below: null },
]

export interface GroupFigures {
  readonly size: SizeClass
  readonly communes: number
  readonly medianKnown: number
  readonly medianProven: number
  readonly medianProvenBefore: number | null
  /** Share of communes with no essential measure missing. */
  readonly shareComplete: number
}

/** Null: fewer than five communes agreed, and nothing may be said of them together. */
export function planFigures(communes: readonly CountedCommune[]): {
  readonly all: GroupFigures
  readonly bySize: readonly GroupFigures[]
} | null {
  const counted = communes.filter(isCounted)
  if (counted.length < smallestGroup) return null
  return {
    all: figuresOf({ from: 0, below: null }, counted),
    bySize: grouped(counted).map(({ size, members }) => figuresOf(size, members)),
  }
}

/** Share of the communes visited that reach the essential level seen from outside; null below five. */
export function presenceFigures(
  communes: readonly CountedCommune[],
): { readonly communes: number; readonly shareEssential: number } | null {
  const told = communes.filter((one) => one.seesPresence && one.isEssentialLevel !== null)
  if (told.length < smallestGroup) return null
  const reached = told.filter(({ isEssentialLevel }) => isEssentialLevel === true).length
  return { communes: told.length, shareEssential: reached / told.length }
}

type Counted = CountedCommune & { readonly known: number; readonly proven: number }

function isCounted(one: CountedCommune): one is Counted {
  return one.seesPlan && one.known !== null && one.proven !== null
}

/**
 * Neighbouring sizes are put together until each group has five communes. A group left out beside a total would be found
 * by subtraction; here every group is shown and every commune is in one.
 */
function grouped(communes: readonly Counted[]): { size: SizeClass; members: Counted[] }[] {
  const groups: { size: SizeClass; members: Counted[] }[] = []
  let waiting: { size: SizeClass; members: Counted[] } | null = null
  for (const size of sizes) {
    const members = communes.filter(({ population }) => isOf(population, size))
    const merged: { size: SizeClass; members: Counted[] } =
      waiting === null
        ? { size, members }
        : { size: { from: waiting.size.from, below: size.below }, members: [...waiting.members, ...members] }
    if (merged.members.length >= smallestGroup) {
      groups.push(merged)
      waiting = null
    } else waiting = merged
  }
  const last = groups.at(-1)
  if (waiting === null || last === undefined) return groups
  return [
    ...groups.slice(0, -1),
    {
      size: { from: last.size.from, below: waiting.size.below },
      members: [...last.members, ...waiting.members],
    },
  ]
}

const isOf = (population: number, { from, below }: SizeClass): boolean =>
  population >= from && (below === null || population < below)

function figuresOf(size: SizeClass, members: readonly Counted[]): GroupFigures {
  const before = members.flatMap(({ provenBefore }) => (provenBefore === null ? [] : [provenBefore]))
  return {
    size,
    communes: members.length,
    medianKnown: median(members.map(({ known }) => known)),
    medianProven: median(members.map(({ proven }) => proven)),
    medianProvenBefore: before.length < smallestGroup ? null : median(before),
    shareComplete: members.filter(({ essentialsMissing }) => essentialsMissing === 0).length / members.length,
  }
}

/** Half of the values are at least this much. Of an even number: the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]]
  return low === undefined || high === undefined ? 0 : (low + high) / 2
}
