import { firstDmarc, strengthenDmarc } from '../dns-records.ts'
import { doubtOfLookUp } from '../doubt.ts'
import { absent, type DnsRecord, type IssueSeen, present, unknown } from '../issue-seen.ts'
import { genericMailDomains } from '../lists.ts'
import type { LookUp } from '../look-up.ts'
import { type PolicyFor, policyForItself } from './outlook.ts'
import { dmarcWeakness } from './policy.ts'
import { strongest } from './record.ts'
import type { WalkStep } from './tree-walk.ts'

/** What was found for a mail domain, from its own name up. */
export interface DmarcSeen {
  readonly domain: string
  /** Where reports may be sent. */
  readonly address: string
  readonly steps: readonly WalkStep[]
  readonly policy: PolicyFor
}

/** `existence` is any look-up of the mail domain (tag `np`). */
export function seenDmarc(
  domain: string,
  address: string,
  steps: readonly WalkStep[],
  existence: LookUp<unknown>,
): DmarcSeen {
  return { domain, address, steps, policy: policyForItself(steps, existence) }
}

/** The walk as evidence: each question, and the DMARC records of the answer. */
export const walkEvidence = (steps: readonly WalkStep[]) =>
  steps.map(({ name, told, record, several }) => ({
    name,
    ...(told.kind === 'could-not-tell'
      ? { kind: told.kind, reason: told.reason, detail: told.detail }
      : { kind: told.kind }),
    records: [...(record === null ? [] : [record]), ...several].map(({ text }) => text),
  }))

/** RPNT 2.6 and 2.7. A record at the domain or one that holds for it from above is enough for 2.6. */
export function judgeDmarc(seen: DmarcSeen): Record<'DNS_DMARC_MISSING' | 'DNS_DMARC_WEAK', IssueSeen> {
  const { domain, steps, policy } = seen
  const evidence = { dmarc: walkEvidence(steps) }
  const words = { mailDomain: domain }
  const isYours = !genericMailDomains.has(domain)
  const none = (variant: string | null, record: DnsRecord) => ({
    DNS_DMARC_MISSING: isYours
      ? present(evidence, words, variant, record)
      : present(evidence, words, 'not-yours'),
    DNS_DMARC_WEAK: absent(evidence),
  })
  const { met, discovery, reader } = policy
  if (discovery.doubt !== null) {
    const doubt = unknown(doubtOfLookUp[discovery.doubt.reason], evidence, words)
    return { DNS_DMARC_MISSING: doubt, DNS_DMARC_WEAK: doubt }
  }
  if (met === null) {
    const several = steps[0]?.several ?? []
    return several.length > 0
      ? none('several', strengthenDmarc(domain, strongest(several)))
      : none(null, firstDmarc(domain, seen.address))
  }
  const weakness = dmarcWeakness(met.record, reader)
  const there = absent(evidence)
  if (weakness === null) return { DNS_DMARC_MISSING: there, DNS_DMARC_WEAK: there }
  const weakWords = { ...words, holder: met.domain, pct: String(met.record.pct) }
  return {
    DNS_DMARC_MISSING: there,
    DNS_DMARC_WEAK: isYours
      ? present(evidence, weakWords, weakness, strengthenDmarc(domain, met.record, reader === 'itself'))
      : present(evidence, weakWords, 'not-yours'),
  }
}
