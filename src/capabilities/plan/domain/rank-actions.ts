/**
 * The order of the plan. Essential measures first, then the highest priority, then the identifier;
 * whatever an action needs comes just before it. What a person moved stays where she put it.
 */
import { type Priority, priorityOf, type Weighed } from './priority.ts'

export interface ActionCandidate extends Weighed {
  /** One open action per measure: the measure names it. */
  readonly measureId: string
  readonly title: string
  readonly essential: boolean
  /** Measures to do first. Those without an open action are done, or not ours to wait for. */
  readonly after: readonly string[]
}

/** An action moved by hand to a place in the list, from 1. */
export interface Placed {
  readonly measureId: string
  readonly position: number
}

export interface RankedAction<A extends ActionCandidate = ActionCandidate> {
  readonly action: A
  /** From 1. */
  readonly position: number
  readonly placedByHand: boolean
  readonly priority: Priority
  /** Sentences in French: why it stands here. */
  readonly why: readonly string[]
  /** Measures that should come first and come later, because somebody moved one of them: shown as a warning. */
  readonly beforePrerequisites: readonly string[]
}

/** A total order, the same whatever the order of `candidates` and `placed`. Cycles of `after` cannot loop. */
export function rankActions<A extends ActionCandidate>(
  candidates: readonly A[],
  placed: readonly Placed[] = [],
): RankedAction<A>[] {
  const weighed = candidates.map((action) => ({ action, priority: priorityOf(action) })).sort(byPriority)
  const { ordered, broughtForward } = withPrerequisitesFirst(weighed)
  const slots = placeByHand(ordered, placed)
  const positions = new Map(slots.map(({ item }, index) => [item.action.measureId, index + 1]))
  const titles = new Map(candidates.map(({ measureId, title }) => [measureId, title]))

  return slots.map(({ item: { action, priority }, placedByHand }, index) => {
    const beforePrerequisites = action.after
      .filter((id) => id !== action.measureId && (positions.get(id) ?? 0) > index + 1)
      .sort(order)
    return {
      action,
      position: index + 1,
      placedByHand,
      priority,
      why: [
        ...(placedByHand ? ['Placée à la main.'] : []),
        ...waitingFor(broughtForward.get(action.measureId), titles, placedByHand),
        ...(action.essential ? ['Mesure essentielle, elle passe devant.'] : []),
        `${priority.formula} : priorité ${priority.inWords}.`,
        ...beforePrerequisites.map(
          (id) => `Attention, elle demande d’abord « ${titles.get(id)} », placée plus loin.`,
        ),
      ],
      beforePrerequisites,
    }
  })
}

interface Item<A> {
  readonly action: A
  readonly priority: Priority
}

function byPriority(a: Item<ActionCandidate>, b: Item<ActionCandidate>): number {
  return (
    Number(b.action.essential) - Number(a.action.essential) ||
    b.priority.score - a.priority.score ||
    order(a.action.measureId, b.action.measureId)
  )
}

/** Takes the actions by priority and puts before each one what it needs. */
function withPrerequisitesFirst<A extends ActionCandidate>(
  sorted: readonly Item<A>[],
): { ordered: Item<A>[]; broughtForward: Map<string, string> } {
  const ordered: Item<A>[] = []
  const broughtForward = new Map<string, string>()
  const visited = new Set<string>()

  const visit = (item: Item<A>, neededBy: string | null) => {
    const { measureId, after } = item.action
    if (visited.has(measureId)) return
    visited.add(measureId)
    for (const needed of sorted) if (after.includes(needed.action.measureId)) visit(needed, measureId)
    if (neededBy !== null) broughtForward.set(measureId, neededBy)
    ordered.push(item)
  }
  for (const item of sorted) visit(item, null)
  return { ordered, broughtForward }
}

interface Slot<A> {
  readonly item: Item<A>
  readonly placedByHand: boolean
}

/** The moved actions at their places, the others flowing around them in their own order. */
function placeByHand<A extends ActionCandidate>(
  ordered: readonly Item<A>[],
  placed: readonly Placed[],
): Slot<A>[] {
  const pinned = pinnedSlots(ordered, placed)
  const pinnedIds = new Set([...pinned.values()].map(({ action }) => action.measureId))
  const waiting = ordered.filter(({ action }) => !pinnedIds.has(action.measureId))
  const done = new Set<string>()
  return ordered.map((_, index) => {
    const pin = pinned.get(index)
    const item = pin ?? nextReady(waiting, pinnedIds, done)
    done.add(item.action.measureId)
    if (pin === undefined) waiting.splice(waiting.indexOf(item), 1)
    return { item, placedByHand: pin !== undefined }
  })
}

/** The first that needs nothing still to come; failing that, the first that waits only for what was moved by hand. */
function nextReady<A extends ActionCandidate>(
  waiting: readonly Item<A>[],
  pinnedIds: ReadonlySet<string>,
  done: ReadonlySet<string>,
): Item<A> {
  const open = new Set([...waiting.map(({ action }) => action.measureId), ...pinnedIds])
  const isComing = (id: string) => open.has(id) && !done.has(id)
  const next =
    waiting.find(({ action }) => !action.after.some(isComing)) ??
    waiting.find(({ action }) => !action.after.some((id) => isComing(id) && !pinnedIds.has(id))) ??
    waiting[0]
  if (next === undefined) throw new Error('more places than actions')
  return next
}

/** Place (from 0) of each moved action: the asked one, else the nearest free one. Moves of closed actions are ignored. */
function pinnedSlots<A extends ActionCandidate>(
  ordered: readonly Item<A>[],
  placed: readonly Placed[],
): Map<number, Item<A>> {
  const items = new Map(ordered.map((item) => [item.action.measureId, item]))
  const wanted = [...placed]
    .filter(({ measureId }) => items.has(measureId))
    .sort((a, b) => a.position - b.position || order(a.measureId, b.measureId))
  const slots = new Map<number, Item<A>>()
  let free = 0
  for (const [rank, { measureId, position }] of wanted.entries()) {
    const item = items.get(measureId)
    if (item === undefined) continue
    // Leave room at the end for the moved actions that follow.
    const last = ordered.length - (wanted.length - rank)
    const slot = Math.min(Math.max(position - 1, free), last)
    slots.set(slot, item)
    free = slot + 1
  }
  return slots
}

function waitingFor(
  neededBy: string | undefined,
  titles: ReadonlyMap<string, string>,
  placedByHand: boolean,
): string[] {
  if (neededBy === undefined || placedByHand) return []
  return [`À faire avant « ${titles.get(neededBy)} ».`]
}

function order(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
