import { mostVoidLookUps, openLedger, type SpfAsked, type SpfLedger, type SpfLookUp } from './asked.ts'
import { explain } from './explain.ts'
import type { IpBytes } from './ip-address.ts'
import { canBeAsked, type MacroString } from './macro-string.ts'
import { matchHosts } from './match-hosts.ts'
import { expandName, type Message } from './message.ts'
import type { Match, SpfProblem, SpfResult } from './outcome.ts'
import { readSpf } from './read-record.ts'
import { type Include, isSpf, type Mechanism, needsLookUp, type Redirect } from './record.ts'

export interface SpfQuestion {
  readonly ip: IpBytes
  /** The address of MAIL FROM; empty for the null sender, whose identity is `postmaster@` the HELO (section 2.4). */
  readonly sender: string
  readonly helo: string
  /** Whose record is evaluated, when it is not the domain of the sender. */
  readonly domain?: string
  /** The name of the receiver, for the macro `r`. */
  readonly receiver?: string
  readonly now: Date
}

export interface SpfEvaluation {
  readonly result: SpfResult
  /** What the domain says to the sender of a message that fails; null when it says nothing usable (section 6.2). */
  readonly explanation: string | null
  readonly problem: SpfProblem | null
  /** The domain whose record was looked for. */
  readonly domain: string
  /** The term that decided, and the domain whose record holds it; null when none did. */
  readonly matched: { readonly domain: string; readonly term: string } | null
  readonly lookUps: readonly SpfAsked[]
  readonly lookUpCount: number
  readonly voidLookUpCount: number
}

/** What `check_host()` tells of one domain; `exp` is that of the record that decided. */
interface Verdict {
  readonly result: SpfResult
  readonly problem: SpfProblem | null
  readonly matched: SpfEvaluation['matched']
  readonly exp: { readonly domain: string; readonly target: MacroString } | null
}

/**
 * Evaluates a message by RFC 7208. Never throws for what a domain publishes; the DNS is asked through `lookUp` alone, at
 * most some 120 times whatever is published.
 */
export async function evaluateSpf(question: SpfQuestion, lookUp: SpfLookUp): Promise<SpfEvaluation> {
  const ledger = openLedger(lookUp)
  const message = readMessage(question)
  const domain = (question.domain ?? message.senderDomain).replace(/\.$/, '')
  const { result, problem, matched, exp } = isMailDomain(domain)
    ? await checkHost(domain, message, ledger, null)
    : none
  const explanation =
    result === 'fail' && exp !== null
      ? await explain(exp.target, { ...message, domain: exp.domain }, ledger.forTerm(null))
      : null
  const { asked, lookUpCount, voidCount } = ledger
  return {
    result,
    explanation,
    problem,
    domain,
    matched,
    lookUps: asked,
    lookUpCount,
    voidLookUpCount: voidCount,
  }
}

/** Who says to be the sender (sections 2.4 and 4.3). */
function readMessage({ ip, sender, helo, receiver = 'unknown', now }: SpfQuestion): Omit<Message, 'domain'> {
  const given = sender === '' ? helo : sender
  const at = given.lastIndexOf('@')
  const localPart = sender === '' || at <= 0 ? 'postmaster' : given.slice(0, at)
  const senderDomain = sender === '' ? helo : given.slice(at + 1)
  return { ip, localPart, senderDomain, helo, receiver, now }
}

/** A name of several labels, as hosts and mail domains have them (section 4.3): anything else has the result « none ». */
const isMailDomain = (domain: string) => /^[\w-]+(?:\.[\w-]+)+$/.test(domain) && canBeAsked(domain)

const none: Verdict = { result: 'none', problem: null, matched: null, exp: null }

const failing = (problem: SpfProblem): Verdict => ({
  ...none,
  result: problem.kind === 'dns' ? 'temperror' : 'permerror',
  problem,
})

const results = { '+': 'pass', '-': 'fail', '~': 'softfail', '?': 'neutral' } as const

async function checkHost(
  domain: string,
  sent: Omit<Message, 'domain'>,
  ledger: SpfLedger,
  askedBy: string | null,
): Promise<Verdict> {
  if (!canBeAsked(domain) || !domain.includes('.')) return none
  const told = await ledger.forTerm(askedBy)(domain, 'TXT')
  if (told.kind === 'could-not-tell')
    return failing({ kind: 'dns', domain, term: askedBy, name: domain, type: 'TXT', reason: told.reason })
  const [text, ...others] = told.kind === 'answer' ? told.records.filter(isSpf) : []
  if (text === undefined) return none
  if (others.length > 0) return failing({ kind: 'several-records', domain })
  const reading = readSpf(text)
  if (reading.kind === 'faulty') return failing({ kind: 'syntax', domain, ...reading.problems[0] })

  const { mechanisms, redirect, exp } = reading.record
  const message: Message = { ...sent, domain }
  for (const mechanism of mechanisms) {
    const { text: term, qualifier } = mechanism
    if (needsLookUp(mechanism) && !ledger.spend()) return failing({ kind: 'too-many-look-ups', domain, term })
    const match = await matches(mechanism, message, ledger)
    if (ledger.voidCount > mostVoidLookUps && match.kind !== 'problem')
      return failing({ kind: 'too-many-void-look-ups', domain, term })
    if (match.kind === 'problem') return failing(match.problem)
    if (match.isMatch) {
      return {
        result: results[qualifier],
        problem: null,
        matched: { domain, term },
        exp: exp && { domain, target: exp.target },
      }
    }
  }
  if (redirect !== null) return follow(redirect, message, ledger)
  return { ...none, result: 'neutral' }
}

/** `redirect` (section 6.1): the other domain takes the place of this one, its `exp` too. */
async function follow(
  { text: term, target }: Redirect,
  message: Message,
  ledger: SpfLedger,
): Promise<Verdict> {
  const { domain } = message
  if (!ledger.spend()) return failing({ kind: 'too-many-look-ups', domain, term })
  const name = await expandName(target, message, ledger.forTerm(term))
  const verdict = await checkHost(name, message, ledger, term)
  return verdict.result === 'none' ? failing({ kind: 'no-record', domain, term, target: name }) : verdict
}

async function matches(mechanism: Mechanism, message: Message, ledger: SpfLedger): Promise<Match> {
  if (mechanism.name === 'include') return include(mechanism, message, ledger)
  return matchHosts(mechanism, message, ledger.forTerm(mechanism.text))
}

/** The table of section 5.2. */
async function include({ text: term, target }: Include, message: Message, ledger: SpfLedger): Promise<Match> {
  const name = await expandName(target, message, ledger.forTerm(term))
  const { result, problem } = await checkHost(name, message, ledger, term)
  if (problem !== null) return { kind: 'problem', problem }
  if (result === 'none')
    return { kind: 'problem', problem: { kind: 'no-record', domain: message.domain, term, target: name } }
  return { kind: 'told', isMatch: result === 'pass' }
}
