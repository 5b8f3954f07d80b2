import type { LookUp } from '../look-up.ts'
import { appliedPolicy, type DmarcReader, writtenPolicy } from './policy.ts'
import type { DmarcPolicy } from './record.ts'
import { type Discovery, type DmarcMet, discoverPolicy, namesOfWalk, type WalkStep } from './tree-walk.ts'

/** What receivers do for one kind of sender, `doubt` when a look-up failed. */
export interface PolicyFor {
  readonly discovery: Discovery
  /** The record, and for whom it is read; null when there is none, or nobody knows. */
  readonly met: DmarcMet | null
  readonly reader: DmarcReader
  readonly written: DmarcPolicy | null
  /** One step lower in test mode. */
  readonly applied: DmarcPolicy | null
}

/**
 * What holds for mail from the domain itself. `existence` is any look-up of the domain: NXDOMAIN says it does not exist
 * (RFC 9989 section 3.2.13), which matters where the record stands above and has another policy for such names.
 */
export function policyForItself(steps: readonly WalkStep[], existence: LookUp<unknown>): PolicyFor {
  const discovery = discoverPolicy(steps)
  const { met } = discovery
  if (met === null || met.domain === steps[0]?.domain) return read(discovery, 'itself')
  const absent = read(discovery, 'absent-subdomain')
  if (isAbsent(existence)) return absent
  const existing = read(discovery, 'existing-subdomain')
  return existence.kind === 'could-not-tell' && absent.written !== existing.written
    ? read({ met: null, doubt: existence }, 'existing-subdomain')
    : existing
}

/** An alias that leads nowhere is a name all the same: only its target does not exist (RFC 6604 section 3). */
export const isAbsent = (existence: LookUp<unknown>) =>
  existence.kind === 'no-such-name' && (existence.aliases ?? []).length === 0

/**
 * What holds for mail from a name just below the domain that publishes nothing itself. Its record is that of its own
 * organisational domain, which may stand above the domain's (`sp` of a record in between is not read, section 4.7).
 * `steps` is the whole walk of the domain, not stopped at its own record.
 */
export function policyBelow(steps: readonly WalkStep[], exists: boolean): PolicyFor {
  const domain = steps[0]?.domain ?? ''
  const [child = '', ...above] = namesOfWalk(`x.${domain}`)
  const silent: WalkStep = {
    domain: child,
    name: `_dmarc.${child}`,
    told: { kind: 'no-record', isAuthenticated: false },
    record: null,
    several: [],
  }
  const walked = steps.filter((step) => above.includes(step.domain))
  return read(discoverPolicy([silent, ...walked]), exists ? 'existing-subdomain' : 'absent-subdomain')
}

function read(discovery: Discovery, reader: DmarcReader): PolicyFor {
  const { met } = discovery
  return {
    discovery,
    met,
    reader,
    written: met && writtenPolicy(met.record, reader),
    applied: met && appliedPolicy(met.record, reader),
  }
}
