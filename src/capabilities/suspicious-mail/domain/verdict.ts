import { type Reason, type Weight, weights } from './reason.ts'

export const verdicts = ['dangerous', 'suspicious', 'could-not-tell', 'nothing-unusual'] as const
/** Never « safe »: nobody can say that of a mail. */
export type MailVerdict = (typeof verdicts)[number]

type Counts = Readonly<Record<Weight, number>>

interface Rule {
  readonly verdict: MailVerdict
  readonly holds: (counts: Counts) => boolean
  readonly because: string
}

/**
 * The first rule that holds decides. Codes are counted, not occurrences: ten links of one kind are one reason. Something
 * that could not be examined outweighs finding nothing, and never outweighs what was found.
 */
export const rules: readonly Rule[] = [
  { verdict: 'dangerous', holds: ({ decisive }) => decisive >= 1, because: 'one-decisive' },
  { verdict: 'dangerous', holds: ({ strong }) => strong >= 2, because: 'two-strong' },
  { verdict: 'suspicious', holds: ({ strong }) => strong === 1, because: 'one-strong' },
  {
    verdict: 'suspicious',
    holds: ({ light, eases }) => light - Math.min(eases, 1) >= 2,
    because: 'several-light',
  },
  { verdict: 'could-not-tell', holds: ({ blind }) => blind >= 1, because: 'not-all-examined' },
  { verdict: 'nothing-unusual', holds: () => true, because: 'nothing-found' },
]

export interface Concluded {
  readonly verdict: MailVerdict
  /** Which rule decided. */
  readonly because: string
}

export function conclude(reasons: readonly Reason[]): Concluded {
  const counts = { decisive: 0, strong: 0, light: 0, eases: 0, blind: 0 }
  for (const code of new Set(reasons.map((reason) => reason.code))) counts[weights[code]] += 1
  const rule = rules.find(({ holds }) => holds(counts))
  if (rule === undefined) throw new Error('the last rule always holds')
  return { verdict: rule.verdict, because: rule.because }
}

/** Of a mail and those attached to it: the gravest, so that no harmless one hides another. */
export const gravest = (all: readonly MailVerdict[]): MailVerdict =>
  verdicts.find((verdict) => all.includes(verdict)) ?? 'could-not-tell'
