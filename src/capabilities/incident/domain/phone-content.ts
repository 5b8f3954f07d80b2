import type { ClockRule, Start } from './clock.ts'
import type { CriticalActivity } from './damage.ts'
import type { CallOrder, KnownNumber } from './number.ts'
import type { Playbook } from './playbook.ts'
import type { TriageTree } from './triage.ts'

interface Precaution {
  readonly id: string
  readonly label: string
  readonly why: string
  readonly call: string
}

/** Where a phone may be, as far as it was told. */
export interface Region {
  readonly code: string
  readonly name: string
  /** Whose public holidays count there; those of mainland France for a région of several départements. */
  readonly departement: string
}

/** All that a phone needs with the server dead and the network gone: made when the pages are built. */
export interface PhoneContent {
  /** The newest day on which some of this was written: a phone that shows an earlier one has a wrong clock. */
  readonly writtenOn: string
  readonly triage: {
    readonly words: Readonly<
      Record<'human' | 'unsure' | 'back' | 'falseAlarm' | 'falseAlarmHint' | 'promise', string>
    >
    readonly tree: TriageTree
    readonly provider: Readonly<Record<'text' | 'hint' | 'yes' | 'no' | 'unsure' | 'none', string>>
    readonly alreadyDone: { readonly title: string; readonly hint: string }
  }
  readonly playbooks: readonly Playbook[]
  /** What unplugging the box does to the telephone, as far as the commune said. */
  readonly box: Readonly<Record<'title' | 'unknown' | 'yes' | 'no', string>>
  readonly neverUnplugAlone: readonly Precaution[]
  readonly calls: CallOrder & {
    readonly words: Readonly<
      Record<
        'open' | 'closed' | 'unknown' | 'missing' | 'nobodyAnswers' | 'nextIs' | 'nobodyLeft' | 'callBack',
        string
      >
    >
  }
  readonly regions: readonly Region[]
  /** Numbers of the centre of a région; a région that is not here has none. */
  readonly regional: Readonly<Record<string, readonly KnownNumber[]>>
  readonly national: readonly KnownNumber[]
  readonly clocks: { readonly rules: readonly ClockRule[]; readonly starts: Readonly<Record<Start, string>> }
  readonly services: readonly CriticalActivity[]
}
