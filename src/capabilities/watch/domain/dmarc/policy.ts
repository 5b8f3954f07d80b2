import type { DmarcPolicy, DmarcRecord } from './record.ts'

/** Whose policy is asked: the domain that holds the record, or one below it (RFC 9989 section 4.10.1). */
export type DmarcReader = 'itself' | 'existing-subdomain' | 'absent-subdomain'

/** `p` absent or wrong, or a wrong `sp` or `np`: the whole policy is set aside (section 4.10.1). */
const isSetAside = ({ p, sp, np }: DmarcRecord) =>
  p === null || p === 'invalid' || sp === 'invalid' || np === 'invalid'

/**
 * The policy as written for the reader, before test mode. A record set aside counts as `none` when it gives an address
 * for reports; else receivers do as if there were no DMARC: null (section 4.10.1).
 */
export function writtenPolicy(record: DmarcRecord, reader: DmarcReader): DmarcPolicy | null {
  const { p, sp, np } = record
  if (p === null || p === 'invalid' || sp === 'invalid' || np === 'invalid')
    return record.hasReports ? 'none' : null
  if (reader === 'itself') return p
  const forExisting = sp ?? p
  return reader === 'existing-subdomain' ? forExisting : (np ?? forExisting)
}

const oneStepLower = { none: 'none', quarantine: 'none', reject: 'quarantine' } as const

/** What is done to a message that usurps the name: the written policy, one step lower in test mode (section 4.7, `t`). */
export function appliedPolicy(record: DmarcRecord, reader: DmarcReader): DmarcPolicy | null {
  const written = writtenPolicy(record, reader)
  return written !== null && record.isTest ? oneStepLower[written] : written
}

/** Why a policy protects less than « quarantine for every message »; null when it protects at least that. */
export type DmarcWeakness = 'no-policy' | 'policy-none' | 'test-mode' | 'partial'

/**
 * RPNT 2.7: at least `quarantine`, on all messages. `p=reject; t=y` is applied as quarantine (RFC 9989 section 4.7),
 * and `p=reject; pct=50` as quarantine for the other half (RFC 7489 section 6.6.4): both are enough.
 */
export function dmarcWeakness(record: DmarcRecord, reader: DmarcReader): DmarcWeakness | null {
  if (isSetAside(record)) return 'no-policy'
  const policy = writtenPolicy(record, reader)
  if (policy === 'reject') return null
  if (policy !== 'quarantine') return 'policy-none'
  if (record.isTest) return 'test-mode'
  return record.pct < 100 ? 'partial' : null
}
