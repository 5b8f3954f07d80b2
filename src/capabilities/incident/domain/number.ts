import { localTimeOf } from './clock-time.ts'
import { isPublicHolidayIn } from './number-holidays.ts'
import type { Confidence, IncidentKind, Situation } from './playbook.ts'

/** `days` are 1 Monday to 7 Sunday, times « HH:MM » on the wall where the phone rings. Null: no source says. */
export type Hours =
  | 'always'
  | {
      readonly timeZone: string
      readonly slots: readonly {
        readonly days: readonly number[]
        readonly from: string
        readonly to: string
      }[]
    }
  | null

/** Who is called, as `content/numbers.fr.yaml` names them. */
export interface Role {
  readonly id: string
  readonly label: string
  /** What to say, once somebody answers. */
  readonly say: string
  /** Costs money: stands after the insurer. */
  readonly isPaid: boolean
}

export interface KnownNumber {
  readonly role: string
  readonly name: string | null
  readonly phone: string | null
  /** Without « https:// ». */
  readonly web: string | null
  readonly hours: Hours
  readonly hoursInWords: string | null
  /** Whose public holidays count there. */
  readonly departement: string
  /** Null for a number that the commune wrote itself. */
  readonly source: {
    readonly text: string
    readonly checkedOn: string
    readonly confidence: Confidence
  } | null
}

export type Openness = 'open' | 'closed' | 'unknown'

export interface CallLine {
  readonly role: Role
  readonly number: KnownNumber
  readonly way: 'voice' | 'web'
  readonly open: Openness
}

export interface CallOrder {
  readonly roles: readonly Role[]
  readonly order: readonly string[]
  readonly orderOf: Readonly<Partial<Record<IncidentKind, readonly string[]>>>
}

export interface CallFacts {
  readonly kind: IncidentKind
  readonly situation: Situation
  /** The relay does not answer, or is attacked too: the second printed number takes its place. */
  readonly isRelayDown: boolean
}

/**
 * Does somebody answer at this instant? On a public holiday of the place where the phone rings, weekly hours say
 * nothing: `unknown`, never a guess.
 */
export function isAnsweredAt(instant: Date, hours: Hours, departement: string): Openness {
  if (hours === null) return 'unknown'
  if (hours === 'always') return 'open'
  const { day, time } = localTimeOf(instant, hours.timeZone)
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7
  const isWithin = hours.slots.some(
    ({ days, from, to }) => days.includes(weekday) && from <= time && time < to,
  )
  if (!isWithin) return 'closed'
  return isPublicHolidayIn(day, departement) ? 'unknown' : 'open'
}

/** Whom to call in this case, in order, and the roles of which no number is known. */
export function numbersToCall(
  { roles, order, orderOf }: CallOrder,
  facts: CallFacts,
  known: readonly KnownNumber[],
  now: Date,
): { readonly lines: readonly CallLine[]; readonly toComplete: readonly Role[] } {
  const wanted = (orderOf[facts.kind] ?? order)
    .filter((id) => isCalled(id, facts))
    .flatMap((id) => roles.filter((role) => role.id === id))
  const lines = wanted.flatMap((role) =>
    known
      .filter((number) => number.role === role.id && (number.phone ?? number.web) !== null)
      .map((number) => ({
        role,
        number,
        way: number.phone === null ? ('web' as const) : ('voice' as const),
        open: isAnsweredAt(now, number.hours, number.departement),
      })),
  )
  const reached = new Set(lines.map(({ role }) => role.id))
  return { lines, toComplete: wanted.filter(({ id }) => !reached.has(id)) }
}

/**
 * « Personne ne répond »: the next to try among those not tried yet. Voices that are not known to be closed come first,
 * then web pages, then closed ones (some have an answering machine). Null when everybody was tried.
 */
export function nextToTry(lines: readonly CallLine[], tried: ReadonlySet<CallLine>): CallLine | null {
  const left = lines.filter((line) => !tried.has(line))
  return (
    left.find(({ way, open }) => way === 'voice' && open !== 'closed') ??
    left.find(({ way }) => way === 'web') ??
    left[0] ??
    null
  )
}

/** What is wrong with an order, in words: unknown roles, paid work before the insurer, a role named twice. */
export function callOrderFaults({ roles, order, orderOf }: CallOrder): readonly string[] {
  const named = Object.entries({ usual: order, ...orderOf })
  return named.flatMap(([kind, ids]) => {
    const insurer = ids.indexOf('insurer')
    return ids.flatMap((id, index) => {
      const role = roles.find((one) => one.id === id)
      if (role === undefined) return [`${kind}: no role « ${id} »`]
      if (ids.indexOf(id) !== index) return [`${kind}: ${id} stands twice`]
      return role.isPaid && (insurer < 0 || index < insurer)
        ? [`${kind}: ${id} costs money, before the insurer`]
        : []
    })
  })
}

function isCalled(role: string, { situation, isRelayDown }: CallFacts): boolean {
  if (role === 'provider') return situation['provider-affected'] !== 'yes'
  if (role === 'relay' || role === 'relay-on-call') return !isRelayDown
  if (role === 'insurer') return situation.insured !== 'no'
  return true
}
