import type { Day } from '../../../kernel/day.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { EndedBy, GrantedHow } from '../domain/mandate.ts'
import type { MandateScope } from '../domain/rights.ts'

/** A mandate began or ended. A proposal that is refused or withdrawn never was one. */
export interface MandateTurn {
  readonly kind: 'granted' | 'ended'
  readonly mandateId: string
  readonly communeId: string
  readonly communeName: string
  readonly insee: string
  readonly holderId: string
  readonly holderName: string
  readonly scopes: readonly MandateScope[]
  readonly fromOn: Day
  readonly untilOn: Day
  /** How it was granted, or who ended it. */
  readonly how: GrantedHow | EndedBy
}

/** Runs in the transaction that granted or ended the mandate: queue, do no work. */
export type MandateListener = (tx: Tx, turn: MandateTurn) => Promise<void>

const turnsOf = new WeakMap<Tx, MandateTurn[]>()

/** Notes what the store has just written, to be told when the transaction has done all it had to. */
export function noteTurn(tx: Tx, turn: MandateTurn): void {
  const turns = turnsOf.get(tx)
  if (turns === undefined) turnsOf.set(tx, [turn])
  else turns.push(turn)
}

/** The platform as the routes of mandates use it: what a transaction changed is told before it counts. */
export function tellingOfMandates(platform: Platform, listeners: readonly MandateListener[]): Platform {
  const told =
    <T>(work: (tx: Tx) => Promise<T>) =>
    async (tx: Tx): Promise<T> => {
      const outcome = await work(tx)
      for (const turn of turnsOf.get(tx) ?? []) for (const listener of listeners) await listener(tx, turn)
      return outcome
    }
  const { db } = platform
  return {
    ...platform,
    db: {
      ...db,
      asPerson: (who, work) => db.asPerson(who, told(work)),
      asSystem: (reason, work) => db.asSystem(reason, told(work)),
    },
  }
}
