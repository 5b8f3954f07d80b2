import type { Day } from '../../../kernel/day.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { type Deadline, deadlineOf, type Limit, type Where } from './clock-limit.ts'
import { localTimeOf } from './clock-time.ts'
import type { Citation, Condition, IncidentKind, Situation } from './playbook.ts'

/** An instant that a delay may run from. */
export const starts = ['seen', 'breach-certain', 'theft-known', 'significant-incident', 'notified'] as const
export type Start = (typeof starts)[number]

export interface ClockRule {
  readonly id: string
  readonly title: string
  /** One line for « À faire avant ». */
  readonly short: string
  readonly whom: string
  /** `directive`: not law for a commune until France transposes it. */
  readonly standing: 'law' | 'contract' | 'directive'
  /** Any of these may start it; the earliest one does, until somebody says otherwise with a reason. */
  readonly starts: readonly Start[]
  /** `null` where the law says « sans délai »; `declared` where the contract says. */
  readonly limit: Limit | { readonly unit: 'declared' } | null
  readonly when: Condition | null
  readonly kinds: readonly IncidentKind[]
  /** First day on which it is law; null when it is not, or when a contract decides. */
  readonly validFrom: Day | null
  readonly binds: readonly ('commune' | 'epci')[]
  readonly why: string
  readonly stopsWhen: string
  readonly sources: readonly Citation[]
}

/** A start taken instead of the cautious one: reasoned, by somebody, and written in the log. */
export interface StartChoice {
  readonly start: Start
  readonly reason: string
  readonly by: string
  readonly chosenAt: Date
}

export interface ClockFacts {
  readonly kind: IncidentKind
  readonly organisation: 'commune' | 'epci'
  readonly where: Where
  readonly situation: Situation
  readonly instants: Readonly<Partial<Record<Start, Date>>>
  readonly choices: Readonly<Record<string, StartChoice>>
  /** What the contract of the insurer says; null while nobody has looked. */
  readonly declared: Limit | null
  /** When each clock was stopped, by its identifier. */
  readonly stopped: Readonly<Record<string, Date>>
}

export type ClockState =
  | {
      readonly kind: 'not-concerned'
      readonly because: 'incident' | 'situation' | 'organisation' | 'not-law'
    }
  | { readonly kind: 'waiting'; readonly for: readonly Start[] }
  | { readonly kind: 'without-delay'; readonly sinceMinutes: number }
  | { readonly kind: 'limit-unknown'; readonly sinceMinutes: number }
  | { readonly kind: 'runs'; readonly leftMinutes: number }
  | { readonly kind: 'late'; readonly byMinutes: number }
  | { readonly kind: 'stopped'; readonly at: Date; readonly lateByMinutes: number }

export interface Clock {
  readonly rule: ClockRule
  readonly state: ClockState
  readonly start: {
    readonly name: Start
    readonly at: Date
    /** Null while the cautious start holds. */
    readonly choice: StartChoice | null
    /** In the future, or older than a year: some phone has a wrong clock. */
    readonly isDoubtful: boolean
  } | null
  readonly deadline: Deadline | null
  /** Its condition is not settled: shown, with « si ». */
  readonly isPending: boolean
}

/** One rule in one case, at this instant. */
export function clockOf(rule: ClockRule, facts: ClockFacts, now: Date): Clock {
  const start = startOf(rule, facts, now)
  const limit = rule.limit?.unit === 'declared' ? facts.declared : rule.limit
  const deadline = start === null || limit === null ? null : deadlineOf(start.at, limit, facts.where)
  return {
    rule,
    start,
    deadline,
    isPending: rule.when !== null && (facts.situation[rule.when] ?? 'unknown') === 'unknown',
    state: stateOf(rule, facts, start?.at ?? null, deadline?.at ?? null, now),
  }
}

/** All that concern the case: late first, then by deadline, then those without one. Those of no concern come apart. */
export function clocksOf(
  rules: readonly ClockRule[],
  facts: ClockFacts,
  now: Date,
): { readonly concerned: readonly Clock[]; readonly notConcerned: readonly Clock[] } {
  const all = rules.map((rule) => clockOf(rule, facts, now))
  return {
    concerned: all
      .filter(({ state }) => state.kind !== 'not-concerned')
      .sort((a, b) => rankOf(a) - rankOf(b) || endOfClock(a) - endOfClock(b)),
    notConcerned: all.filter(({ state }) => state.kind === 'not-concerned'),
  }
}

export type StartFault =
  | { readonly kind: 'not-a-start-of-this-clock' }
  | { readonly kind: 'instant-unknown' }
  | { readonly kind: 'in-the-future' }
  | { readonly kind: 'reason-missing' }

/** Takes another start than the cautious one. What it returns is to be written in the log, with its reason and author. */
export function chooseStart(
  rule: ClockRule,
  facts: ClockFacts,
  choice: StartChoice,
): Result<ClockFacts, StartFault> {
  if (!rule.starts.includes(choice.start)) return fail({ kind: 'not-a-start-of-this-clock' })
  const at = facts.instants[choice.start]
  if (at === undefined) return fail({ kind: 'instant-unknown' })
  if (at > choice.chosenAt) return fail({ kind: 'in-the-future' })
  if (choice.reason.trim().length < 3) return fail({ kind: 'reason-missing' })
  return ok({ ...facts, choices: { ...facts.choices, [rule.id]: choice } })
}

const inMinutes = 60_000
const yearInMilliseconds = 366 * 24 * 60 * inMinutes

function startOf(rule: ClockRule, facts: ClockFacts, now: Date): Clock['start'] {
  const choice = facts.choices[rule.id] ?? null
  const known = rule.starts.flatMap((name) => {
    const at = facts.instants[name]
    return at === undefined ? [] : [{ name, at }]
  })
  const chosen = known.find(({ name }) => name === choice?.start)
  const [earliest] = [...known].sort((a, b) => a.at.getTime() - b.at.getTime())
  const taken = chosen ?? earliest
  if (taken === undefined) return null
  const age = now.getTime() - taken.at.getTime()
  return {
    ...taken,
    choice: chosen === undefined ? null : choice,
    isDoubtful: age < -5 * inMinutes || age > yearInMilliseconds,
  }
}

function stateOf(
  rule: ClockRule,
  facts: ClockFacts,
  start: Date | null,
  deadline: Date | null,
  now: Date,
): ClockState {
  const because = unconcernedBecause(rule, facts, now)
  if (because !== null) return { kind: 'not-concerned', because }
  const stoppedAt = facts.stopped[rule.id]
  if (stoppedAt !== undefined) {
    const lateByMinutes = deadline === null ? 0 : Math.max(0, minutesBetween(deadline, stoppedAt))
    return { kind: 'stopped', at: stoppedAt, lateByMinutes }
  }
  if (start === null) return { kind: 'waiting', for: rule.starts }
  const sinceMinutes = Math.max(0, minutesBetween(start, now))
  if (rule.limit === null) return { kind: 'without-delay', sinceMinutes }
  if (deadline === null) return { kind: 'limit-unknown', sinceMinutes }
  return now >= deadline
    ? { kind: 'late', byMinutes: minutesBetween(deadline, now) }
    : { kind: 'runs', leftMinutes: minutesBetween(now, deadline) }
}

type Because = Extract<ClockState, { kind: 'not-concerned' }>['because']

function unconcernedBecause(rule: ClockRule, facts: ClockFacts, now: Date): Because | null {
  if (!rule.kinds.includes(facts.kind)) return 'incident'
  if (!rule.binds.includes(facts.organisation)) return 'organisation'
  const today = localTimeOf(now, facts.where.timeZone).day
  const isInForce = rule.standing === 'contract' || (rule.validFrom !== null && rule.validFrom <= today)
  if (!isInForce) return 'not-law'
  return rule.when !== null && facts.situation[rule.when] === 'no' ? 'situation' : null
}

function minutesBetween(from: Date, to: Date): number {
  return Math.floor((to.getTime() - from.getTime()) / inMinutes)
}

function rankOf({ state }: Clock): number {
  const ranks = { late: 0, runs: 1, 'without-delay': 2, 'limit-unknown': 2, waiting: 3, stopped: 4 } as const
  return state.kind === 'not-concerned' ? 5 : ranks[state.kind]
}

function endOfClock({ deadline }: Clock): number {
  return deadline?.at.getTime() ?? Number.MAX_SAFE_INTEGER
}
