import type { Finding } from '../../../api-client/index.ts'
import type { StateKind } from '../../../ui/show/tones.ts'

export type Verdict = Finding['verdict']

/** The state that each verdict has for the measure it speaks of. */
export const stateOfVerdict = {
  ok: 'proven',
  'to-fix': 'to-do',
  'could-not-tell': 'unknown',
  'not-applicable': 'not-applicable',
} as const satisfies Record<Verdict, StateKind>

/** What asks for something comes first. */
export const verdictOrder = ['to-fix', 'could-not-tell', 'ok', 'not-applicable'] as const satisfies Verdict[]

export type VerdictCounts = Readonly<Record<Verdict, number>>

export function countVerdicts(findings: readonly Pick<Finding, 'verdict'>[]): VerdictCounts {
  const counts = { ok: 0, 'to-fix': 0, 'could-not-tell': 0, 'not-applicable': 0 }
  for (const { verdict } of findings) counts[verdict] += 1
  return counts
}
