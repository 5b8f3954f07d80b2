/**
 * « Cette semaine, trois choses »: three open actions that a busy person can really do, and why these.
 * The sheet to pin on the wall comes first; then the order of the plan, within two hours in all;
 * at least one thing that takes a quarter of an hour and nobody else.
 */
import { durationInWords } from '../../../kernel/duration-in-words.ts'
import type { ActionKind } from './planned-measure.ts'
import type { ActionCandidate, RankedAction } from './rank-actions.ts'

/** An action as the week sees it. */
export interface WeekCandidate extends ActionCandidate {
  readonly kind: ActionKind
  /** True when it needs no other person than the one who reads. */
  readonly isDoneAlone: boolean
}

export interface ThisWeek<A extends WeekCandidate = WeekCandidate> {
  /** At most three, in the order to do them. */
  readonly chosen: readonly { readonly ranked: RankedAction<A>; readonly because: string }[]
  readonly totalMinutes: number
  /** « Cette semaine, trois choses à faire » */
  readonly title: string
  /** « Environ 1 h 20 en tout. Le reste peut attendre. » */
  readonly sentence: string
}

/** The measure of the sheet of numbers to pin on the wall: the one thing that helps when nothing else works. */
export const posterMeasureId = 'contact-sheet-printed'

const thingsAWeek = 3
const minutesAWeek = 120
const quickMinutes = 15

/**
 * `ranked`: the open actions in the order of the plan.
 * Three things are chosen whenever three are open, even where the shortest exceed two hours together.
 */
export function chooseWeek<A extends WeekCandidate>(ranked: readonly RankedAction<A>[]): ThisWeek<A> {
  const chosen = withOneQuick(fill(ranked, startingWith(ranked)), ranked)
  const totalMinutes = minutesOf(chosen)
  const inOrder = [...chosen].sort((a, b) => placeInWeek(a) - placeInWeek(b))
  return {
    chosen: inOrder.map((one) => ({ ranked: one, because: reason(one, inOrder, ranked) })),
    totalMinutes,
    title: titles[chosen.length] ?? titles[0],
    sentence: sentenceFor(totalMinutes, ranked.length - chosen.length),
  }
}

const titles = [
  'Cette semaine, rien à faire',
  'Cette semaine, une chose à faire',
  'Cette semaine, deux choses à faire',
  'Cette semaine, trois choses à faire',
] as const

function sentenceFor(totalMinutes: number, left: number): string {
  if (totalMinutes === 0) return 'Votre plan n’a pas d’action ouverte.'
  const total = `Environ ${durationInWords(totalMinutes)} en tout.`
  return left === 0 ? `${total} C’est tout ce qui reste.` : `${total} Le reste peut attendre.`
}

/** The poster, unless somebody placed it elsewhere, then what somebody placed among the first three. */
function startingWith<A extends WeekCandidate>(ranked: readonly RankedAction<A>[]): RankedAction<A>[] {
  const poster = ranked.filter(isPosterToPin)
  const byHand = ranked.filter(({ placedByHand, position }) => placedByHand && position <= thingsAWeek)
  return [...poster, ...byHand].slice(0, thingsAWeek)
}

function fill<A extends WeekCandidate>(
  ranked: readonly RankedAction<A>[],
  start: readonly RankedAction<A>[],
): RankedAction<A>[] {
  const chosen = [...start]
  for (const one of ranked) {
    const isWithinTime = minutesOf(chosen) + one.action.effortInMinutes <= minutesAWeek
    const isWanted = isReady(one, chosen, ranked) && !repeatsTheLetter(one, chosen)
    if (chosen.length < thingsAWeek && isWithinTime && isWanted) chosen.push(one)
  }
  while (chosen.length < thingsAWeek) {
    const ready = ranked.filter((one) => isReady(one, chosen, ranked))
    const others = ready.filter((one) => !repeatsTheLetter(one, chosen))
    const shortest = (others.length > 0 ? others : ready).sort(
      (a, b) => a.action.effortInMinutes - b.action.effortInMinutes || a.position - b.position,
    )[0]
    if (shortest === undefined) break
    chosen.push(shortest)
  }
  return chosen
}

/** One e-mail asks the provider everything: a second question is not a second thing to do. */
function repeatsTheLetter(one: RankedAction<WeekCandidate>, chosen: readonly RankedAction<WeekCandidate>[]) {
  return one.action.kind === 'ask' && chosen.some(({ action }) => action.kind === 'ask')
}

/** Not chosen yet, and waiting for nothing that is open and not chosen. */
function isReady<A extends WeekCandidate>(
  one: RankedAction<A>,
  chosen: readonly RankedAction<A>[],
  ranked: readonly RankedAction<A>[],
): boolean {
  if (chosen.includes(one)) return false
  const needed = ranked.filter(
    ({ action, position }) => one.action.after.includes(action.measureId) && position < one.position,
  )
  return needed.every((other) => chosen.includes(other))
}

/** Gives up the last one chosen by the plan for the first quick one, where no chosen one is quick. */
function withOneQuick<A extends WeekCandidate>(
  chosen: readonly RankedAction<A>[],
  ranked: readonly RankedAction<A>[],
): RankedAction<A>[] {
  const last = chosen.at(-1)
  if (last === undefined || chosen.some(isQuick) || last.placedByHand) return [...chosen]
  if (isPosterToPin(last)) return [...chosen]
  const others = chosen.slice(0, -1)
  const quick = ranked.find((one) => isQuick(one) && isReady(one, others, ranked))
  return quick === undefined ? [...chosen] : [...others, quick]
}

function isQuick<A extends WeekCandidate>({ action }: RankedAction<A>): boolean {
  return action.isDoneAlone && action.effortInMinutes <= quickMinutes
}

/** Not on the wall as far as we know, and left by everybody at its place. */
function isPosterToPin({ action, placedByHand }: RankedAction<WeekCandidate>): boolean {
  return action.measureId === posterMeasureId && action.kind !== 'prove' && !placedByHand
}

function placeInWeek<A extends WeekCandidate>(one: RankedAction<A>): number {
  return isPosterToPin(one) ? 0 : one.position
}

function reason<A extends WeekCandidate>(
  one: RankedAction<A>,
  chosen: readonly RankedAction<A>[],
  ranked: readonly RankedAction<A>[],
): string {
  if (one.placedByHand) return 'Vous l’avez placée là à la main.'
  if (isPosterToPin(one)) return 'Le jour venu, l’ordinateur sera éteint. Cette fiche doit déjà être au mur.'
  const questions = ranked.filter(({ action }) => action.kind === 'ask').length
  if (one.action.kind === 'ask' && questions > 1) {
    return `Un seul courriel, déjà écrit, pose vos ${questions} questions au prestataire.`
  }
  const longer = ranked.find(
    (other) => other.position < one.position && !chosen.includes(other) && !repeatsTheLetter(other, chosen),
  )
  if (longer === undefined) {
    return one.action.essential
      ? `Mesure essentielle, priorité ${one.priority.inWords}.`
      : `La suite du plan, priorité ${one.priority.inWords}.`
  }
  if (isQuick(one)) return `À faire sans personne d’autre, en ${durationInWords(one.action.effortInMinutes)}.`
  return `Elle tient dans la semaine. « ${longer.action.title} » demande une séance à part.`
}

function minutesOf<A extends WeekCandidate>(chosen: readonly RankedAction<A>[]): number {
  return chosen.reduce((sum, { action }) => sum + action.effortInMinutes, 0)
}
