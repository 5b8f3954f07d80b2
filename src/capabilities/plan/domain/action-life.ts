/**
 * The life of the actions: each measure has at most one, which opens, changes and closes with what is seen and said.
 *
 * | state of the measure | action |
 * |---|---|
 * | to-do | `do` |
 * | unknown, somebody said so | `ask`: a question to the provider, with a date |
 * | unknown, nobody was asked | left alone: the questionnaire comes first |
 * | expired | `renew` the proof |
 * | declared | `prove`, after everything essential, only if the measure is essential and a document can prove it |
 * | proven, not-applicable | none |
 *
 * An action done by hand without proof stays done until something newer denies it.
 * Sentences are for the history of the action, in French.
 */
import { dayInWords, dayOf } from '../../../kernel/day.ts'
import type { ActionKind, Basis, MeasureStanding, PlannedMeasure } from './planned-measure.ts'
import type { Exposure } from './priority.ts'
import type { WeekCandidate } from './this-week.ts'

export interface PlanAction {
  readonly id: string
  readonly measureId: string
  readonly kind: ActionKind
  /** `done`: somebody said so, nothing proves it yet. `closed`: what is seen or said says so. */
  readonly status: 'open' | 'done' | 'closed'
  /** ISO instant, UTC; null unless done or closed. */
  readonly endedAt: string | null
}

export type ActionChange =
  | { readonly kind: 'open'; readonly measureId: string; readonly as: ActionKind; readonly sentence: string }
  | {
      readonly kind: 'close'
      readonly actionId: string
      readonly because: 'proven' | 'declared' | 'not-applicable'
      readonly sentence: string
    }
  | { readonly kind: 'reopen'; readonly actionId: string; readonly as: ActionKind; readonly sentence: string }
  | {
      readonly kind: 'change-kind'
      readonly actionId: string
      readonly from: ActionKind
      readonly to: ActionKind
      readonly sentence: string
    }

/** What the state asks for. `wait`: nothing is decided, leave things as they are. */
function wanted(measure: PlannedMeasure, standing: MeasureStanding): ActionKind | 'nothing' | 'wait' {
  switch (standing.state) {
    case 'to-do':
      return 'do'
    case 'expired':
      return 'renew'
    case 'unknown':
      return standing.basis === null ? 'wait' : 'ask'
    case 'declared':
      return isWorthProving(measure) ? 'prove' : 'nothing'
    case 'proven':
    case 'not-applicable':
      return 'nothing'
  }
}

function isWorthProving({ essential, proofs }: PlannedMeasure): boolean {
  return essential && proofs.some(({ subject }) => subject.startsWith('document:'))
}

/**
 * What changes, at most once per measure, in the order of `measures`. Applying the changes and asking again gives none.
 * A measure without standing is left alone: an absence of news closes nothing.
 * `existing`: the open action of each measure, else its latest one. `timeZone`: the commune's own.
 */
export function reconcile(
  existing: readonly PlanAction[],
  measures: readonly PlannedMeasure[],
  standings: readonly MeasureStanding[],
  timeZone: string,
): ActionChange[] {
  const actions = new Map(existing.map((action) => [action.measureId, action]))
  const known = new Map(standings.map((standing) => [standing.measureId, standing]))
  return measures.flatMap((measure) => {
    const standing = known.get(measure.id)
    if (standing === undefined) return []
    return changeFor(actions.get(measure.id), measure, standing, timeZone) ?? []
  })
}

function changeFor(
  action: PlanAction | undefined,
  measure: PlannedMeasure,
  standing: MeasureStanding,
  timeZone: string,
): ActionChange | null {
  const want = wanted(measure, standing)
  if (want === 'wait') return null
  const told = toldBy(standing.basis, timeZone)

  if (action === undefined) {
    if (want === 'nothing') return null
    return { kind: 'open', measureId: measure.id, as: want, sentence: `Ouverte : ${opening[want](told)}` }
  }
  if (want === 'nothing') return closing(action, standing.state, told)
  switch (action.status) {
    case 'open':
      if (action.kind === want) return null
      return {
        kind: 'change-kind',
        actionId: action.id,
        from: action.kind,
        to: want,
        sentence: capital(opening[want](told)),
      }
    case 'closed':
      return {
        kind: 'reopen',
        actionId: action.id,
        as: want,
        sentence: `Rouverte : ${reopening[want](told)}`,
      }
    case 'done':
      // A declared measure is what « done by hand » means: nothing contradicts it.
      if (want === 'prove' || !isNewer(standing.basis, action.endedAt)) return null
      return {
        kind: 'reopen',
        actionId: action.id,
        as: want,
        sentence: `Rouverte : ${reopening[want](told)}`,
      }
  }
}

function closing(action: PlanAction, state: MeasureStanding['state'], told: Told): ActionChange | null {
  if (action.status === 'closed') return null
  switch (state) {
    case 'proven':
      return {
        kind: 'close',
        actionId: action.id,
        because: 'proven',
        sentence: `Fermée : ${told.who} le montre.`,
      }
    case 'not-applicable':
      return {
        kind: 'close',
        actionId: action.id,
        because: 'not-applicable',
        sentence: 'Fermée : cette mesure ne concerne pas, ou plus, votre commune.',
      }
    default:
      if (action.status === 'done') return null
      return {
        kind: 'close',
        actionId: action.id,
        because: 'declared',
        sentence: `Fermée : ${told.who} dit que c’est fait.`,
      }
  }
}

/** `who`: « la vérification du 3 février 2027 », with its capital still to come. `since`: « depuis le … ». */
interface Told {
  readonly who: string
  readonly since: string
}

const expired = ({ since }: Told) => `la preuve est périmée${since}, il faut la refaire.`
const declared = ({ who }: Told) => `${who} dit que c’est fait, il reste à le prouver.`

const opening: Readonly<Record<ActionKind, (told: Told) => string>> = {
  do: ({ who }) => `${who} montre que ce n’est pas fait.`,
  ask: ({ who }) => `${who} dit que personne ne le sait encore, il faut le demander.`,
  renew: expired,
  prove: declared,
}

const reopening: Readonly<Record<ActionKind, (told: Told) => string>> = {
  do: ({ who }) => `${who} montre l’inverse.`,
  ask: ({ who }) => `${who} dit que personne ne le sait plus, il faut le demander.`,
  renew: expired,
  prove: declared,
}

const sources = { check: 'la vérification', document: 'la preuve', answer: 'votre réponse' } as const

function toldBy(basis: Basis | null, timeZone: string): Told {
  if (basis === null) return { who: 'ce que nous savons', since: '' }
  const day = dayInWords(dayOf(new Date(basis.at), timeZone))
  return { who: `${sources[basis.source]} du ${day}`, since: ` depuis le ${day}` }
}

function isNewer(basis: Basis | null, endedAt: string | null): boolean {
  return basis !== null && (endedAt === null || Date.parse(basis.at) > Date.parse(endedAt))
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

/** Minutes to read a ready e-mail again and send it; to find a document and file it. */
const minutesOf = { ask: 5, prove: 15 } as const

/** The open action as the plan ranks it. Asking and proving need nothing done before. */
export function candidateOf(
  measure: PlannedMeasure,
  kind: ActionKind,
  standing: MeasureStanding,
): WeekCandidate {
  const isLight = kind === 'ask' || kind === 'prove'
  return {
    measureId: measure.id,
    kind,
    title: titleOf(measure, kind),
    // What is already in place, if not proven, waits until the essential gaps are closed.
    essential: measure.essential && kind !== 'prove',
    riskWeight: measure.risk.weight,
    riskLabel: measure.risk.label,
    exposure: exposureOf(kind, standing.basis),
    effortInMinutes: isLight ? minutesOf[kind] : measure.effortInMinutes,
    cost: isLight ? { to: 0 } : measure.cost,
    after: isLight ? [] : measure.after,
    isDoneAlone: isLight || measure.doneBy === 'secretary' || measure.doneBy === 'mayor',
  }
}

function exposureOf(kind: ActionKind, basis: Basis | null): Exposure {
  switch (kind) {
    case 'do':
      return basis === null || basis.source === 'answer' ? 'known' : 'seen'
    case 'ask':
      return 'unknown'
    case 'renew':
      return 'expired'
    case 'prove':
      return 'declared'
  }
}

/** The action in the imperative: the measure's own, or what its kind asks for. */
export function titleOf(measure: Pick<PlannedMeasure, 'action' | 'title'>, kind: ActionKind): string {
  switch (kind) {
    case 'do':
      return measure.action
    case 'ask':
      return `Poser la question : ${decapitalised(measure.title)} ?`
    case 'renew':
      return `Prouver de nouveau : ${decapitalised(measure.title)}`
    case 'prove':
      return `Joindre la preuve : ${decapitalised(measure.title)}`
  }
}

/** Leaves acronyms and names of two capitals as they are: « DMARC… ». */
function decapitalised(title: string): string {
  return /^\p{Lu}\p{Ll}/u.test(title) || /^\p{Lu}[’ ]/u.test(title)
    ? title.charAt(0).toLowerCase() + title.slice(1)
    : title
}
