import { z } from 'zod'
import { type Day, dayOf } from '../../kernel/day.ts'
import type { Letterhead } from '../../platform/documents/form.ts'
import type { Assessment, DiagnosticContent, MeasureNow } from '../diagnostic/index.ts'
import type { ActionRow } from './documents/action-plan.ts'
import type { AnnexFinding, AnnexMeasure, ConfidentialAnnexInput } from './documents/confidential-annex.ts'
import type { CouncilDecision, CouncilReportInput } from './documents/council-report.ts'
import { candidateOf, titleOf } from './domain/action-life.ts'
import type { CostOfAWeek } from './domain/cost-of-a-week.ts'
import { measureStanding, type RankedOpen, rankOpen, type Standing } from './standing.ts'
import { costOf } from './views.ts'

/** What the documents of the plan are filled with. */

const byHand = 'Placée à la main.'

/** The open actions, in order, as the printed plan and the spreadsheets show them. */
export function actionRows(content: DiagnosticContent, standing: Standing): ActionRow[] {
  return rankOpen(standing).map((one) => {
    const { kept, now, ranked } = one
    return {
      rank: ranked.position,
      title: titleOf(now.measure, kept.kind),
      measureTitle: now.measure.title,
      theme: themeTitle(content, now.measure.theme),
      isEssential: now.measure.essential,
      state: now.state,
      owner: kept.owner,
      dueOn: kept.dueOn,
      effortInMinutes: effortOf(one),
      cost: costRange(one),
      whyRanked: ranked.why.filter((sentence) => sentence !== byHand).join(' '),
      isRankedByHand: ranked.placedByHand,
      steps: now.measure.steps,
    }
  })
}

/**
 * The public report: themes, figures, costs and dates. Actions of one public title are one line, so that a line
 * tells the council what to decide and tells nobody which gap is open.
 */
export function councilInput(
  letterhead: Letterhead,
  sessionOn: Day | null,
  standing: Standing,
  cost: CostOfAWeek,
): CouncilReportInput {
  const { figures, measures } = standing.seen
  const work = rankOpen(standing).filter(({ kept }) => kept.kind === 'do' || kept.kind === 'renew')
  return {
    letterhead,
    sessionOn,
    essentials: figures.essentials.counts,
    allMeasures: figures.all.counts,
    previous: null,
    costOfNotActing:
      cost.totalInEuros === 0
        ? null
        : {
            eurosPerWeek: cost.totalInEuros,
            lines: cost.lines.flatMap(({ label, amountInEuros }) =>
              amountInEuros === null || amountInEuros === 0 ? [] : [{ label, euros: amountInEuros }],
            ),
          },
    decisions: decisionsOf(work),
    deadlines: renewals(measures, standing),
  }
}

/** One line a public title and a way of paying, in the order of the plan. */
function decisionsOf(work: readonly RankedOpen[]): CouncilDecision[] {
  const lines = new Map<string, CouncilDecision>()
  for (const one of work) {
    const title = one.now.measure.publicTitle
    const cost = costRange(one)
    const key = `${title} ${cost.isYearly}`
    const line = lines.get(key) ?? {
      title,
      effortInMinutes: 0,
      cost: { from: 0, to: 0, isYearly: cost.isYearly },
      dueOn: one.kept.dueOn,
    }
    lines.set(key, {
      title,
      effortInMinutes: line.effortInMinutes + effortOf(one),
      cost: {
        from: line.cost.from + cost.from,
        to: line.cost.to + cost.to,
        isYearly: cost.isYearly,
      },
      dueOn: earliest(line.dueOn, one.kept.dueOn),
    })
  }
  const all = [...lines.values()]
  return all.map((line) => {
    const isSplit = all.some((other) => other !== line && other.title === line.title)
    return isSplit && line.cost.isYearly ? { ...line, title: `${line.title} (chaque année)` } : line
  })
}

/** The next proofs to renew, by public title, soonest first. */
function renewals(measures: readonly MeasureNow[], { timeZone }: Standing) {
  const soonest = new Map<string, Day>()
  for (const { measure, until } of measures) {
    if (until === null) continue
    const day = dayOf(new Date(until), timeZone)
    const known = soonest.get(measure.publicTitle)
    if (known === undefined || day < known) soonest.set(measure.publicTitle, day)
  }
  return [...soonest]
    .map(([title, dueOn]) => ({ title: `Renouveler la preuve : ${title}`, dueOn }))
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
}

export function annexInput(
  letterhead: Letterhead,
  content: DiagnosticContent,
  { seen, timeZone }: Standing,
): ConfidentialAnnexInput {
  return {
    letterhead,
    measures: seen.measures.map((now) => annexMeasure(content, now, seen, timeZone)),
    findings: findingsOf(seen, timeZone),
  }
}

function annexMeasure(
  content: DiagnosticContent,
  { measure, state, because }: MeasureNow,
  { proofs }: Assessment,
  timeZone: string,
): AnnexMeasure {
  const subjects = measure.proofs.map(({ subject }) => subject)
  const [newest] = proofs
    .filter(({ subject }) => subjects.includes(subject))
    .toSorted((a, b) => Date.parse(b.observedAt) - Date.parse(a.observedAt))
  const day = (instant: string) => dayOf(new Date(instant), timeZone)
  return {
    title: measure.title,
    theme: themeTitle(content, measure.theme),
    isEssential: measure.essential,
    state,
    explanation: because[0] ?? '',
    proof:
      newest === undefined
        ? null
        : {
            summary: newest.summary,
            observedOn: day(newest.observedAt),
            expiresOn: newest.expiresAt === null ? null : day(newest.expiresAt),
          },
    references: measure.references,
  }
}

/** What a check recorded beside its verdict, as far as the annex prints it. Whatever is missing is left out. */
const findingDetail = z.object({
  title: z.string().optional().catch(undefined),
  verdict: z.enum(['ok', 'to-fix', 'could-not-tell', 'not-applicable']).optional().catch(undefined),
  meaning: z.string().optional().catch(undefined),
  evidence: z.unknown(),
  fix: z
    .object({
      who: z.string(),
      ask: z.string(),
      record: z
        .object({
          name: z.string(),
          type: z.string(),
          value: z.string(),
          replaces: z.array(z.string()).optional(),
        })
        .optional(),
    })
    .nullish()
    .catch(null),
})

const verdicts = {
  supports: 'ok',
  denies: 'to-fix',
  'could-not-tell': 'could-not-tell',
  'not-applicable': 'not-applicable',
} as const

/** The newest observation of each check, in the order of the checks. */
function findingsOf({ proofs, measures }: Assessment, timeZone: string): AnnexFinding[] {
  const newest = new Map<string, (typeof proofs)[number]>()
  for (const proof of proofs) {
    const known = newest.get(proof.subject)
    if (!proof.subject.startsWith('check:')) continue
    if (known === undefined || known.observedAt < proof.observedAt) newest.set(proof.subject, proof)
  }
  return [...newest.values()]
    .toSorted((a, b) => a.subject.localeCompare(b.subject, 'fr', { numeric: true }))
    .map(({ subject, verdict, summary, detail, observedAt }) => {
      const known = findingDetail.safeParse(detail).data
      const measure = measures.find((now) => now.measure.proofs.some((proof) => proof.subject === subject))
      return {
        code: subject.slice('check:'.length),
        title: known?.title ?? measure?.measure.title ?? subject,
        // What was seen, as on the screen; what it says of a measure may be less.
        verdict: known?.verdict ?? verdicts[verdict],
        meaning: known?.meaning ?? summary,
        observedOn: dayOf(new Date(observedAt), timeZone),
        evidence: linesOf(known?.evidence ?? detail),
        ask: known?.fix == null ? null : { who: known.fix.who, what: known.fix.ask },
        record: known?.fix?.record ?? null,
      }
    })
}

/** Raw evidence as lines: « mx: 10 mail.exemple.fr ». */
function linesOf(seen: unknown, name = ''): string[] {
  const prefix = name === '' ? '' : `${name} : `
  if (Array.isArray(seen)) return seen.flatMap((one) => linesOf(one, name))
  if (typeof seen === 'object' && seen !== null) {
    return Object.entries(seen).flatMap(([key, value]) =>
      linesOf(value, name === '' ? key : `${name}.${key}`),
    )
  }
  return seen === null || seen === undefined || seen === '' ? [] : [`${prefix}${String(seen)}`]
}

function effortOf({ kept, now }: RankedOpen): number {
  return candidateOf(now.measure, kept.kind, measureStanding(now)).effortInMinutes
}

function costRange({ kept, now }: RankedOpen) {
  const { from, to, yearly } = costOf(kept, now)
  return { from, to, isYearly: yearly }
}

function earliest(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}

function themeTitle({ themes }: DiagnosticContent, theme: string): string {
  return themes.find(({ id }) => id === theme)?.title ?? theme
}
