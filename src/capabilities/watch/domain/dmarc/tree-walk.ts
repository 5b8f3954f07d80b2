import type { LookUp } from '../look-up.ts'
import { recordsOf } from '../look-up.ts'
import { type DmarcRecord, soleDmarc } from './record.ts'

/** Asks for the TXT of a name. */
export type AskTxt = (name: string) => Promise<LookUp<string>>

export type LookUpFailed = Extract<LookUp<string>, { kind: 'could-not-tell' }>

/** One question of the walk and what came. */
export interface WalkStep {
  /** Where the policy would stand, without `_dmarc.`. */
  readonly domain: string
  /** The name asked. */
  readonly name: string
  readonly told: LookUp<string>
  /** The only record of the name; null when there is none, several, or nobody knows. */
  readonly record: DmarcRecord | null
  /** Records that cancel each other out. */
  readonly several: readonly DmarcRecord[]
}

/** Names of more than eight labels are cut to seven after the first question (RFC 9989 section 4.10, step 4). */
const mostLabels = 8
const labelsAfterCut = 7
const longestName = 253

/** The domains the walk asks at, the starting one first: eight at most (section 4.10). */
export function namesOfWalk(domain: string): readonly string[] {
  const labels = domain.split('.')
  const above = labels.length > mostLabels ? labels.slice(-labelsAfterCut) : labels.slice(1)
  return [domain, ...above.map((_, index) => above.slice(index).join('.'))]
}

/**
 * The tree walk of section 4.10 from `domain` up to its ending. It stops at a record with `psd=y` or `psd=n`, and, when
 * `isOwnEnough`, at a record of the domain itself: the first question of policy discovery (section 4.10.1).
 */
export async function walkTree(
  domain: string,
  ask: AskTxt,
  isOwnEnough = false,
): Promise<readonly WalkStep[]> {
  const steps: WalkStep[] = []
  for (const each of namesOfWalk(domain)) {
    const step = await askAt(each, ask)
    steps.push(step)
    if (step.record !== null && (step.record.psd !== 'u' || (isOwnEnough && each === domain))) break
  }
  return steps
}

async function askAt(domain: string, ask: AskTxt): Promise<WalkStep> {
  const name = `_dmarc.${domain}`
  // No DNS name is that long: nobody can have published there.
  const told: LookUp<string> =
    name.length > longestName ? { kind: 'no-such-name', isAuthenticated: false } : await ask(name)
  return { domain, name, told, ...soleDmarc(recordsOf(told) ?? []) }
}

/** A record met in the walk. */
export interface DmarcMet {
  readonly domain: string
  readonly record: DmarcRecord
}

/** Which record holds for the domain; `doubt` is the look-up without which nobody can say. */
export type Discovery =
  | { readonly met: DmarcMet | null; readonly doubt: null }
  | { readonly met: null; readonly doubt: LookUpFailed }

/** Policy discovery (section 4.10.1): the domain's own record, else its organisation's, else its public suffix's. */
export function discoverPolicy(steps: readonly WalkStep[]): Discovery {
  const [own] = steps
  if (own !== undefined && own.record !== null) return { met: { ...own, record: own.record }, doubt: null }
  const doubt = doubtIn(steps)
  if (doubt !== null) return { met: null, doubt }
  const met = metIn(steps)
  const organization = organizationOf(steps)
  const held =
    met.find(({ domain }) => domain === organization) ?? met.find(({ record }) => record.psd === 'y')
  return { met: held ?? null, doubt: null }
}

/** The organisational domain (section 4.10.2), by a walk that did not stop at the domain's own record for its own sake. */
export function organizationalDomain(
  steps: readonly WalkStep[],
):
  | { readonly domain: string; readonly doubt: null }
  | { readonly domain: null; readonly doubt: LookUpFailed } {
  const doubt = doubtIn(steps)
  return doubt === null ? { domain: organizationOf(steps), doubt } : { domain: null, doubt }
}

function organizationOf(steps: readonly WalkStep[]): string {
  const start = steps[0]?.domain ?? ''
  const met = metIn(steps)
  const declared = met.find(({ record }) => record.psd === 'n')
  if (declared !== undefined) return declared.domain
  const suffix = met.find(({ domain, record }) => record.psd === 'y' && domain !== start)
  if (suffix !== undefined) {
    const labels = suffix.domain.split('.').length + 1
    return start.split('.').slice(-labels).join('.')
  }
  return met.at(-1)?.domain ?? start
}

const metIn = (steps: readonly WalkStep[]): readonly DmarcMet[] =>
  steps.flatMap(({ domain, record }) => (record === null ? [] : [{ domain, record }]))

/**
 * The first failed look-up that leaves the answer open: a record there, with `psd=n`, would be the one that counts.
 * An ending (`fr`) organises nobody: it can only be a public suffix, which changes nothing when the name just below it
 * has a record; and a server that refuses the ending, or points elsewhere, is one that only holds names below it.
 */
function doubtIn(steps: readonly WalkStep[]): LookUpFailed | null {
  for (const [index, { domain, told }] of steps.entries()) {
    if (told.kind !== 'could-not-tell') continue
    const isEnding = index > 0 && !domain.includes('.')
    const isElsewhere = told.reason === 'refused' || told.reason === 'referral'
    if (isEnding && (isElsewhere || steps[index - 1]?.record)) continue
    return told
  }
  return null
}
