import {
  readPolicies,
  restrictsFrames,
  type ScriptRule,
  saysWhoFrames,
  scriptRule,
} from './content-security-policy.ts'
import { listOf, valuesOf } from './headers.ts'
import type { HttpAnswer } from './visit.ts'

/** What the headers of a page ask of browsers, to protect its readers. */
export interface Protections {
  /** May anybody show the page inside another one, to have people click where they do not want to? */
  readonly framing: 'restricted' | 'open'
  /** Do browsers take files for what the server says they are (`nosniff`)? */
  readonly types: 'as-said' | 'guessed'
  /** What other sites learn of the page a reader comes from. Browsers tell the origin only when nothing is said. */
  readonly referrer: 'limited' | 'everything'
  readonly scripts: ScriptRule
  /** Whether camera, position and such are given or refused expressly; browsers ask the person otherwise. */
  readonly saysPermissions: boolean
}

/** Reads what the answer says; `metaPolicies` are the `<meta>` ones of the page, where `frame-ancestors` does not count. */
export function readProtections(answer: HttpAnswer, metaPolicies: readonly string[]): Protections {
  const policies = readPolicies(valuesOf(answer, 'content-security-policy'))
  const all = [...policies, ...readPolicies(metaPolicies)]
  return {
    // A page whose policy says who may frame it has its X-Frame-Options ignored (HTML standard, section 7.7).
    framing: (saysWhoFrames(policies) ? restrictsFrames(policies) : refusesFrames(answer))
      ? 'restricted'
      : 'open',
    types: listOf(answer, 'x-content-type-options')[0]?.toLowerCase() === 'nosniff' ? 'as-said' : 'guessed',
    referrer: tellsEverything(answer) ? 'everything' : 'limited',
    scripts: scriptRule(all),
    saysPermissions: valuesOf(answer, 'permissions-policy').some((value) => value.trim() !== ''),
  }
}

/**
 * `DENY` and `SAMEORIGIN` only: `ALLOW-FROM` was never understood by all browsers and is no longer by any. Values
 * that contradict each other refuse, as long as one of them is understood (HTML standard, section 7.7).
 */
function refusesFrames(answer: HttpAnswer): boolean {
  const values = new Set(listOf(answer, 'x-frame-options').map((value) => value.toLowerCase()))
  const isUnderstood = values.has('deny') || values.has('sameorigin')
  return isUnderstood || (values.size > 1 && values.has('allowall'))
}

const referrerPolicies = new Set([
  'no-referrer',
  'no-referrer-when-downgrade',
  'same-origin',
  'origin',
  'strict-origin',
  'origin-when-cross-origin',
  'strict-origin-when-cross-origin',
  'unsafe-url',
])

/** The last value that is understood counts (Referrer Policy, section 8.1). */
function tellsEverything(answer: HttpAnswer): boolean {
  const understood = listOf(answer, 'referrer-policy')
    .map((value) => value.toLowerCase())
    .filter((value) => referrerPolicies.has(value))
  const last = understood.at(-1)
  return last === 'unsafe-url' || last === 'no-referrer-when-downgrade'
}
