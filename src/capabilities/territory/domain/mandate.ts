import { addDays, type Day, dayOf } from '../../../kernel/day.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'

export const grantedHows = ['on-line', 'on-paper', 'by-letter'] as const
export type GrantedHow = (typeof grantedHows)[number]
/** Who ended it; `replaced` when other scopes took its place. */
export const endedBy = ['commune', 'holder', 'replaced'] as const
export type EndedBy = (typeof endedBy)[number]

export const mandateStates = [
  'proposed',
  /** Nobody answered before its last day. */
  'lapsed',
  'declined',
  'withdrawn',
  /** Granted, its first day is still to come. */
  'to-come',
  'in-force',
  'over',
  'revoked',
  'given-back',
  'replaced',
] as const
export type MandateState = (typeof mandateStates)[number]

export interface MandateLife {
  readonly fromOn: Day
  readonly untilOn: Day
  readonly grantedAt: Date | null
  readonly revokedAt: Date | null
  readonly revokedSide: EndedBy | null
}

/** Where a mandate stands on a day. One that ran to its end stays *over*, whatever was pressed afterwards. */
export function stateOfMandate(mandate: MandateLife, today: Day): MandateState {
  const { fromOn, untilOn, grantedAt, revokedAt, revokedSide } = mandate
  if (grantedAt === null) {
    if (revokedAt !== null) return revokedSide === 'commune' ? 'declined' : 'withdrawn'
    return today > untilOn ? 'lapsed' : 'proposed'
  }
  if (revokedAt !== null && dayOf(revokedAt) <= untilOn) {
    if (revokedSide === 'replaced') return 'replaced'
    return revokedSide === 'holder' ? 'given-back' : 'revoked'
  }
  if (today > untilOn) return 'over'
  return today < fromOn ? 'to-come' : 'in-force'
}

/** May still open or be opened: what can be revoked, refused, withdrawn or given back. */
export function isStanding(state: MandateState): boolean {
  return state === 'proposed' || state === 'to-come' || state === 'in-force'
}

/** As long as a municipal council sits: the next one decides anew. */
export const longestInYears = 6
export const defaultBreachNoticeHours = 24

export interface TermProblem {
  readonly field: 'fromOn' | 'untilOn'
  readonly detail: string
}

/** The days of a mandate about to be proposed or granted. The error is the field at fault and a sentence in French. */
export function checkTerm(term: { fromOn: Day; untilOn: Day }, today: Day): Result<true, TermProblem> {
  const { fromOn, untilOn } = term
  if (untilOn <= fromOn) {
    return fail({ field: 'untilOn', detail: 'Le dernier jour doit venir après le premier.' })
  }
  if (untilOn < today) return fail({ field: 'untilOn', detail: 'Ce dernier jour est déjà passé.' })
  if (untilOn > yearsLater(fromOn, longestInYears)) {
    return fail({
      field: 'untilOn',
      detail: `Un mandat dure ${longestInYears} ans au plus, le temps d’un conseil municipal.`,
    })
  }
  return ok(true)
}

/** The day a paper was signed; the error is a sentence in French. */
export function checkSignedOn(signedOn: Day, today: Day): Result<true, string> {
  if (signedOn > today) return fail('Une signature ne peut pas être datée de demain ou plus tard.')
  if (signedOn < yearsLater(today, -longestInYears)) {
    return fail('Cette signature est trop ancienne : un mandat dure six ans au plus.')
  }
  return ok(true)
}

/** The 29th of February becomes the 1st of March. */
function yearsLater(day: Day, years: number): Day {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0')
  const sameDay = `${year}${day.slice(4)}`
  return addDays(sameDay, 0)
}
