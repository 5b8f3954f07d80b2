/** One policy: source lists by directive name, in lower case (Content Security Policy Level 3). */
export type SecurityPolicy = ReadonlyMap<string, readonly string[]>

/**
 * The policies of `Content-Security-Policy` headers (CSP3, « parse a serialized CSP list »): several headers, or one
 * with commas, are several policies that all apply. A directive written twice counts once, the first time.
 */
export function readPolicies(headers: readonly string[]): SecurityPolicy[] {
  return headers
    .flatMap((header) => header.split(','))
    .map(readPolicy)
    .filter((policy) => policy.size > 0)
}

function readPolicy(text: string): SecurityPolicy {
  const policy = new Map<string, readonly string[]>()
  for (const written of text.split(';')) {
    const [name, ...values] = written.split(/[\t\n\f\r ]+/).filter((part) => part !== '')
    const key = name?.toLowerCase()
    if (key === undefined || policy.has(key)) continue
    policy.set(key, values)
  }
  return policy
}

/** Does one of the policies say who may put the page in a frame, and not everybody? */
export function restrictsFrames(policies: readonly SecurityPolicy[]): boolean {
  return policies.some((policy) => {
    const ancestors = policy.get('frame-ancestors')
    return ancestors !== undefined && !ancestors.some(isEverybody)
  })
}

export const saysWhoFrames = (policies: readonly SecurityPolicy[]): boolean =>
  policies.some((policy) => policy.has('frame-ancestors'))

/** How far the policies hold back a script that somebody slipped into the page. */
export type ScriptRule = 'none' | 'loose' | 'strict'

/** `loose`: no rule for scripts, or one that allows inline scripts or scripts from anywhere. */
export function scriptRule(policies: readonly SecurityPolicy[]): ScriptRule {
  if (policies.length === 0) return 'none'
  return policies.some(holdsScripts) ? 'strict' : 'loose'
}

function holdsScripts(policy: SecurityPolicy): boolean {
  const sources = policy.get('script-src-elem') ?? policy.get('script-src') ?? policy.get('default-src')
  if (sources === undefined) return false
  const lower = sources.map((source) => source.toLowerCase())
  const isStrictDynamic = lower.includes("'strict-dynamic'")
  // With a nonce, a hash or 'strict-dynamic', browsers ignore 'unsafe-inline' (CSP3 section 6.7.3.2).
  const isMarked = isStrictDynamic || lower.some((source) => /^'(nonce-|sha(256|384|512)-)/.test(source))
  if (lower.includes("'unsafe-inline'") && !isMarked) return false
  return isStrictDynamic || !lower.some(isEverybody)
}

const isEverybody = (source: string) => /^(\*|https?:|wss?:|data:|\*:\*)$/i.test(source)

export const upgradesInsecure = (policies: readonly SecurityPolicy[]): boolean =>
  policies.some((policy) => policy.has('upgrade-insecure-requests'))
