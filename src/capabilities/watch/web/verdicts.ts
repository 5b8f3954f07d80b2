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
