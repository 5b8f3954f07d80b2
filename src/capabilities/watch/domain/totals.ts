import type { Verdict } from './verdict.ts'

/** How many findings have each verdict; a finding is in one of the four and in no other. */
export type VerdictTotals = Readonly<Record<Verdict, number>>

export function totalsOf(findings: readonly { readonly verdict: Verdict }[]): VerdictTotals {
  const totals = { ok: 0, 'to-fix': 0, 'could-not-tell': 0, 'not-applicable': 0 }
  for (const { verdict } of findings) totals[verdict] += 1
  return totals
}

/** « 3 à corriger, 2 que nous n’avons pas pu voir, 12 en ordre, 4 sans objet »; what is none is left out. */
export function totalsInWords(totals: VerdictTotals): string {
  return [
    [totals['to-fix'], 'à corriger'],
    [totals['could-not-tell'], 'que nous n’avons pas pu voir'],
    [totals.ok, 'en ordre'],
    [totals['not-applicable'], 'sans objet'],
  ]
    .flatMap(([count, words]) => (count === 0 ? [] : [`${count} ${words}`]))
    .join(', ')
}
