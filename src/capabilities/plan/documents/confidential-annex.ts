import { type Day, dayInWords } from '../../../kernel/day.ts'
import {
  type DocumentContent,
  type DocumentForm,
  headOf,
  type Letterhead,
} from '../../../platform/documents/form.ts'
import { shortened } from '../../../platform/documents/printable-text.ts'
import { confidentialAudience } from './audience.ts'
import { applicable, type ShownState, type StateCounts, statesInOrder } from './shown-state.ts'

export interface ConfidentialAnnexInput {
  readonly letterhead: Letterhead
  /** In the order they should be read; grouped by theme, themes in order of first appearance. */
  readonly measures: readonly AnnexMeasure[]
  /** What was seen from outside, in the order of the checks. */
  readonly findings: readonly AnnexFinding[]
}

export interface AnnexMeasure {
  readonly title: string
  readonly theme: string
  readonly isEssential: boolean
  readonly state: ShownState
  /** Why it is in this state, in one sentence. */
  readonly explanation: string
  /** The newest proof, if there is one: what was seen, when, and until when it holds. */
  readonly proof: {
    readonly summary: string
    readonly observedOn: Day
    readonly expiresOn: Day | null
  } | null
  /** `recyf:10.B.5`, `hygiene:13` */
  readonly references: readonly string[]
}

export type FindingVerdict = 'ok' | 'to-fix' | 'could-not-tell' | 'not-applicable'

export interface AnnexFinding {
  /** « 2.6 » */
  readonly code: string
  readonly title: string
  readonly verdict: FindingVerdict
  readonly meaning: string
  readonly observedOn: Day
  /** Raw lines: DNS records, certificate, answers. */
  readonly evidence: readonly string[]
  readonly ask: { readonly who: string; readonly what: string } | null
  /** A DNS record that fixes it. */
  readonly record: {
    readonly name: string
    readonly type: string
    readonly value: string
    readonly replaces?: readonly string[] | undefined
  } | null
}

const evidenceLinesShown = 12

export const confidentialAnnex: DocumentForm<ConfidentialAnnexInput> = {
  file: new URL('./confidential-annex.typ', import.meta.url),
  fill: fillConfidentialAnnex,
}

export function fillConfidentialAnnex(
  input: ConfidentialAnnexInput,
): DocumentContent & Record<string, unknown> {
  const counts = countByState(input.measures)
  const themes = [...new Set(input.measures.map(({ theme }) => theme))]
  return {
    ...headOf('Annexe confidentielle au rapport', input.letterhead, confidentialAudience),
    applicable: applicable(counts),
    counts: statesInOrder
      .filter((state) => counts[state] > 0)
      .map((state) => ({ state, count: counts[state] })),
    themes: themes.map((theme) => ({
      theme: shortened(theme, 120),
      measures: input.measures.filter((measure) => measure.theme === theme).map(describeMeasure),
    })),
    findings: input.findings.map(describeFinding),
    totals: countInWords(input.findings),
  }
}

const totalWords = {
  'to-fix': 'à corriger',
  'could-not-tell': 'que nous n’avons pas pu voir',
  ok: 'en ordre',
  'not-applicable': 'sans objet',
} as const satisfies Record<FindingVerdict, string>

/** « 3 à corriger, 2 que nous n’avons pas pu voir, 12 en ordre, 4 sans objet »: no verdict counts for another. */
function countInWords(findings: readonly AnnexFinding[]): string {
  return Object.entries(totalWords)
    .map(([verdict, words]) => ({ words, count: findings.filter((one) => one.verdict === verdict).length }))
    .flatMap(({ words, count }) => (count === 0 ? [] : [`${count} ${words}`]))
    .join(', ')
}

function countByState(measures: readonly AnnexMeasure[]): StateCounts {
  const count = (state: ShownState) => measures.filter((measure) => measure.state === state).length
  return {
    proven: count('proven'),
    declared: count('declared'),
    'to-do': count('to-do'),
    unknown: count('unknown'),
    expired: count('expired'),
    'not-applicable': count('not-applicable'),
  }
}

function describeMeasure({ title, isEssential, state, explanation, proof, references }: AnnexMeasure) {
  return {
    title: shortened(title, 300),
    isEssential,
    state,
    explanation: shortened(explanation, 700),
    proof:
      proof === null
        ? null
        : `${shortened(proof.summary, 400)} Vu le ${dayInWords(proof.observedOn)}${
            proof.expiresOn === null ? '.' : `, valable jusqu’au ${dayInWords(proof.expiresOn)}.`
          }`,
    references: references.join(' · '),
  }
}

function describeFinding(finding: AnnexFinding) {
  const { evidence } = finding
  const hidden = evidence.length - evidenceLinesShown
  return {
    // Only the points of the reference have a number that others know.
    title: shortened(/^\d/.test(finding.code) ? `${finding.code} · ${finding.title}` : finding.title, 200),
    verdict: finding.verdict,
    meaning: shortened(finding.meaning, 900),
    seen: `Vu le ${dayInWords(finding.observedOn)}`,
    evidence: [
      ...evidence.slice(0, evidenceLinesShown).map((line) => shortened(line, 600)),
      ...(hidden > 0 ? [`… et ${hidden} autres lignes, lisibles dans Beffroi`] : []),
    ],
    ask: finding.ask === null ? null : { who: finding.ask.who, what: shortened(finding.ask.what, 600) },
    record:
      finding.record === null
        ? null
        : {
            ...finding.record,
            action: finding.record.replaces ? 'Enregistrement à remplacer' : 'Enregistrement à ajouter',
            replaces: (finding.record.replaces ?? []).join(' et '),
          },
  }
}
