import type { Beside, Check, CheckContext, CheckOutcome } from './checks/check.ts'
import { checks } from './checks/table.ts'
import { findingTexts } from './content.ts'
import { judgeCriteria } from './domain/criteria.ts'
import { type IssuesSeen, unknown } from './domain/issue-seen.ts'
import { isMatchNeeded, judgeLevels, type Levels } from './domain/levels.ts'
import { type Criterion, type IssueCode, issueCodes } from './domain/rpnt.ts'
import type { ScanTarget } from './domain/target.ts'
import type { Verdict } from './domain/verdict.ts'
import { type Finding, findingBeside, findingOfCriterion } from './finding.ts'
import { sayWhatIsReplaced } from './proposed-records.ts'
import { makeContext, type ScanEnvironment } from './scan-context.ts'

/** All that was seen of one commune from outside. */
export interface ScanReport extends ScanTarget {
  /** Whether the mail or the site was not given but assumed. */
  readonly assumed: boolean
  /** ISO instant, UTC. */
  readonly scannedAt: string
  readonly criteria: Readonly<Record<Criterion, Verdict>>
  readonly levels: Levels
  /** Sentences to show beside the levels. */
  readonly notes: readonly string[]
  /** The sixteen criteria in their order, then the findings beside them. */
  readonly findings: readonly Finding[]
}

/** `done` of `total` checks are over; `label` names the one that just ended, in French. */
export interface ScanProgress {
  readonly done: number
  readonly total: number
  readonly label: string
}

/**
 * Looks at a commune from outside. Never throws for what the network does. Past the deadline of the environment
 * nothing more is waited for: what was seen stays, the rest is `could-not-tell`.
 */
export async function scanDomain(
  target: ScanTarget,
  environment: ScanEnvironment,
  onProgress: (progress: ScanProgress) => void = () => {},
): Promise<ScanReport> {
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(overdue), environment.deadlineInMs)
  const { cutOff, forget } = openCutOff(environment.deadlineInMs + graceInMs)
  try {
    const context = makeContext(target, environment, deadline.signal)
    let done = 0
    const outcomes = await Promise.all(
      checks.map(async (check) => {
        const outcome = await Promise.race([runCheck(check, context), cutOff])
        done += 1
        onProgress({ done, total: checks.length, label: findingTexts().progress[check.name] ?? check.name })
        return { outcome, observedAt: environment.now() }
      }),
    )
    return makeReport(target, outcomes, environment.now())
  } finally {
    clearTimeout(timer)
    forget()
    // Nothing asked for this scan outlives it.
    deadline.abort(over)
  }
}

/** Why a scan stops. Made once: the usual reason is a fault with its stack, costly to make for each of thousands. */
const overdue = new Error('the deadline of the scan is over')
const over = new Error('the scan is over')

async function runCheck(check: Check, context: CheckContext): Promise<CheckOutcome> {
  return sayWhatIsReplaced(await check.run(context), context)
}

/** Checks that hear the signal of the deadline have this long to say what they saw; the others are left behind. */
const graceInMs = 1000

/** Nothing a check ever gives: it did not end in time. */
const tooLate: CheckOutcome = {}

function openCutOff(afterMs: number): { cutOff: Promise<CheckOutcome>; forget: () => void } {
  const { promise, resolve } = Promise.withResolvers<CheckOutcome>()
  const timer = setTimeout(() => resolve(tooLate), afterMs)
  return { cutOff: promise, forget: () => clearTimeout(timer) }
}

type Observed = { readonly outcome: CheckOutcome; readonly observedAt: Date }

function makeReport(target: ScanTarget, observed: readonly Observed[], scannedAt: Date): ScanReport {
  const seen = gatherIssues(observed.map(({ outcome }) => outcome))
  const judged = judgeCriteria(seen)
  const verdicts = Object.fromEntries(judged.map(({ criterion, verdict }) => [criterion, verdict])) as Record<
    Criterion,
    Verdict
  >
  const levels = judgeLevels(verdicts, isMatchNeeded(seen))
  const besides = observed.flatMap(({ outcome, observedAt }) =>
    outcome.beside === undefined ? [] : besidesOf(outcome.beside, observedAt.toISOString()),
  )
  const { mail, site } = target
  const at = scannedAt.toISOString()
  return {
    ...target,
    assumed: (mail.kind === 'address' && mail.assumed) || (site.kind === 'site' && site.assumed),
    scannedAt: at,
    criteria: verdicts,
    levels,
    notes: levels.a === true && levels['1.a'] !== true ? [findingTexts().notes['a-without-1a']] : [],
    findings: [...judged.map((each) => findingOfCriterion(each, at)), ...besides],
  }
}

const besidesOf = (besides: readonly Beside[], observedAt: string) =>
  besides.map((beside) => findingBeside(beside, observedAt))

/** Each issue is settled by exactly one check; that none is forgotten is verified by `checks/table.test.ts`. */
function gatherIssues(outcomes: readonly CheckOutcome[]): IssuesSeen {
  const settled: Partial<IssuesSeen> = Object.assign({}, ...outcomes.map(({ issues }) => issues ?? {}))
  const missing = issueCodes.filter((code) => settled[code] === undefined)
  if (missing.length > 0 && !outcomes.includes(tooLate)) {
    throw new Error(`no check settles ${missing.join(', ')}`)
  }
  const late = Object.fromEntries(missing.map((code) => [code, unknown('deadline', {})]))
  return { ...settled, ...late } as Record<IssueCode, IssuesSeen[IssueCode]>
}
