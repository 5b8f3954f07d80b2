import { type SoleText, soleTagged } from './tagged-text.ts'

/** Where the policy of a domain stands (RFC 8461 section 3.3). */
export const policyHostOf = (domain: string) => `mta-sts.${domain}`
export const policyPath = '/.well-known/mta-sts.txt'

/** The record at `_mta-sts.DOMAIN` (RFC 8461 section 3.1). One without a good `id` is malformed. */
export function soleMtaSts(texts: readonly string[]): SoleText {
  const sole = soleTagged(texts, 'STSv1')
  if (sole.kind !== 'one') return sole
  return /^[A-Za-z0-9]{1,32}$/.test(sole.fields.get('id') ?? '')
    ? sole
    : { kind: 'malformed', text: sole.text }
}

export type MtaStsMode = 'enforce' | 'testing' | 'none'

export interface MtaStsPolicy {
  readonly mode: MtaStsMode
  readonly maxAgeInSeconds: number
  /** Names of mail servers, lower case; `*.` stands for one label. */
  readonly mx: readonly string[]
}

/** What makes senders act as if there were no policy. */
export type PolicyFault = 'version' | 'mode' | 'max-age' | 'mx' | 'no-mx'

/** RFC 8461 section 3.2. */
const longestMaxAgeInSeconds = 31_557_600
const pattern = /^(?:\*\.)?[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/i

/**
 * Reads a policy (RFC 8461 section 3.2): `key: value` lines ended by LF or CRLF, keys case-sensitive, unknown ones
 * ignored, the first of each kept but for `mx`. A policy of mode `none` needs no `mx`.
 */
export function readPolicy(
  text: string,
):
  | { readonly ok: true; readonly policy: MtaStsPolicy }
  | { readonly ok: false; readonly fault: PolicyFault } {
  const fields = new Map<string, string>()
  const mx: string[] = []
  for (const line of text.split(/\r?\n/)) {
    const [, key, value] = /^([A-Za-z0-9][A-Za-z0-9_.-]{0,31}):[ \t]*(.*?)[ \t]*$/.exec(line) ?? []
    if (key === undefined || value === undefined) continue
    if (key === 'mx') mx.push(value.toLowerCase())
    else if (!fields.has(key)) fields.set(key, value)
  }
  const fault = (which: PolicyFault) => ({ ok: false, fault: which }) as const
  if (fields.get('version') !== 'STSv1') return fault('version')
  const mode = fields.get('mode')
  if (mode !== 'enforce' && mode !== 'testing' && mode !== 'none') return fault('mode')
  const maxAge = fields.get('max_age') ?? ''
  if (!/^\d{1,10}$/.test(maxAge) || Number(maxAge) > longestMaxAgeInSeconds) return fault('max-age')
  if (!mx.every((each) => each.length <= 255 && pattern.test(each))) return fault('mx')
  if (mx.length === 0 && mode !== 'none') return fault('no-mx')
  return { ok: true, policy: { mode, maxAgeInSeconds: Number(maxAge), mx } }
}

/** Whether a policy allows a mail server: `*.` is the leftmost label alone, and exactly one (RFC 8461 section 4.1). */
export function allowsServer(policy: MtaStsPolicy, host: string): boolean {
  const name = host.toLowerCase()
  const parent = name.slice(name.indexOf('.') + 1)
  return policy.mx.some((each) =>
    each.startsWith('*.') ? name.includes('.') && parent === each.slice(2) : each === name,
  )
}
