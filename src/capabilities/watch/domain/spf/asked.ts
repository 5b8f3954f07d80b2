import type { LookUp, LookUpFault, MailServer } from '../look-up.ts'

/** What an evaluation asks the DNS for. */
interface SpfRecordOf {
  TXT: string
  A: string
  AAAA: string
  MX: MailServer
  PTR: string
}

export type SpfRecordType = keyof SpfRecordOf

/** The outside world of SPF. `name` is without final dot and never longer than the DNS allows; nothing throws. */
export type SpfLookUp = <T extends SpfRecordType>(name: string, type: T) => Promise<LookUp<SpfRecordOf[T]>>

/** A question put to the DNS, and what came of it. */
export interface SpfAsked {
  readonly name: string
  readonly type: SpfRecordType
  readonly outcome: LookUp<unknown>['kind']
  /** With `could-not-tell` only. */
  readonly reason?: LookUpFault
  /** The term that asked; null for the record of the domain itself. */
  readonly term: string | null
}

/** RFC 7208 section 4.6.4. */
export const mostLookUps = 10
export const mostVoidLookUps = 2
/** Of one `mx`, and of one `ptr`. */
export const mostNames = 10

/** What one term asks. Its first empty answer makes it a void one, the next of the same term do not. */
export type AskForTerm = SpfLookUp

export interface SpfLedger {
  readonly asked: readonly SpfAsked[]
  /** Terms that needed the DNS. Never above `mostLookUps`. */
  readonly lookUpCount: number
  /** Terms for which the DNS answered that there is nothing. */
  readonly voidCount: number
  /** False when no more term may ask. */
  spend(): boolean
  forTerm(term: string | null): AskForTerm
}

/** Keeps what was asked and counts it. The record of the first domain and `exp` count for nothing. */
export function openLedger(lookUp: SpfLookUp): SpfLedger {
  const asked: SpfAsked[] = []
  let lookUpCount = 0
  let voidCount = 0
  return {
    asked,
    get lookUpCount() {
      return lookUpCount
    },
    get voidCount() {
      return voidCount
    },
    spend() {
      if (lookUpCount === mostLookUps) return false
      lookUpCount += 1
      return true
    },
    forTerm(term) {
      let isVoid = false
      return async (name, type) => {
        const told = await lookUp(name, type)
        const { kind } = told
        asked.push({
          name,
          type,
          outcome: kind,
          ...(kind === 'could-not-tell' ? { reason: told.reason } : {}),
          term,
        })
        const isEmpty = kind === 'no-such-name' || kind === 'no-record'
        if (isEmpty && term !== null && !isVoid) {
          isVoid = true
          voidCount += 1
        }
        return told
      }
    },
  }
}
