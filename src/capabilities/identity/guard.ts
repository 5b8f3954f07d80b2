import { keyedHash } from '../../platform/secret-token.ts'
import { type Counted, delaysInSeconds, forgottenAfterHours } from './domain/attempts.ts'
import type { Machine } from './machine.ts'
import * as store from './store.ts'

/** Something whose failures are counted. */
export interface Subject {
  readonly counted: Counted
  readonly name: string
}

/** Slows down guessing. The counts are in the database: a restart forgives nobody. */
export interface Guard {
  /** Counts a failure in advance, so that many guesses at once count too. 0, or the seconds to wait. */
  begin(subjects: readonly Subject[]): Promise<number>
  /** The guess was right: what was counted in advance is taken back. */
  succeed(subjects: readonly Subject[]): Promise<void>
}

const hour = 60 * 60 * 1000

export function openGuard({ db, clock, secrets }: Machine): Guard {
  const keyOf = ({ counted, name }: Subject) => keyedHash(secrets.sessionKey, counted, name)
  return {
    begin(subjects) {
      const now = clock()
      const forgottenBefore = new Date(now.getTime() - forgottenAfterHours * hour)
      return db.asSystem('count a sign-in attempt', async (tx) => {
        const keys = subjects.map(keyOf)
        const waiting = secondsUntil(await store.retryAt(tx, keys), now)
        if (waiting > 0) return waiting
        let isCounted = true
        for (const [index, key] of keys.entries()) {
          const delays = delaysInSeconds(subjects[index]?.counted ?? 'account')
          isCounted = (await store.countFailure(tx, key, delays, now, forgottenBefore)) && isCounted
        }
        return isCounted ? 0 : Math.max(1, secondsUntil(await store.retryAt(tx, keys), now))
      })
    },
    succeed(subjects) {
      return db.asSystem('forgive sign-in attempts', async (tx) => {
        const own = subjects.filter(({ counted }) => counted !== 'address')
        await store.forgetFailures(tx, own.map(keyOf))
        for (const subject of subjects) {
          if (subject.counted === 'address') await store.takeBackFailure(tx, keyOf(subject), clock())
        }
      })
    },
  }
}

function secondsUntil(instant: Date | null, now: Date): number {
  return instant === null ? 0 : Math.max(0, Math.ceil((instant.getTime() - now.getTime()) / 1000))
}
