import type { Doubt } from './issue-seen.ts'
import type { LookUpFault } from './look-up.ts'
import type { VisitEnd, VisitFault } from './visit.ts'

/** A failed look-up in the words of `content/words.fr.yaml`. */
export const doubtOfLookUp: Readonly<Record<LookUpFault, Doubt>> = {
  timeout: 'dns-timeout',
  servfail: 'dns-failed',
  refused: 'dns-refused',
  malformed: 'dns-unreadable',
  unreachable: 'dns-unreachable',
  referral: 'dns-failed',
  'alias-loop': 'dns-failed',
  stopped: 'deadline',
}

/** Statuses that ask to come back later (RFC 6585 section 4, RFC 9110 section 15.6.4). */
export const busyStatuses: ReadonlySet<number> = new Set([429, 503])

/** Why a visit says nothing certain. Only for ends that do not. */
export function doubtOfVisit(end: VisitEnd): Doubt {
  if (end.kind === 'refused') return 'web-refused'
  if (end.kind !== 'could-not-tell') return 'web-busy'
  return doubtOfFault[end.reason]
}

export const doubtOfFault: Readonly<Record<VisitFault, Doubt>> = {
  timeout: 'web-timeout',
  reset: 'web-reset',
  unreachable: 'web-unreachable',
  malformed: 'web-unreadable',
  stopped: 'deadline',
  'private-address': 'private-address',
  'not-asked': 'not-asked',
  'dns-timeout': 'dns-timeout',
  'dns-failed': 'dns-failed',
  'dns-refused': 'dns-refused',
  'dns-unreadable': 'dns-unreadable',
  'dns-unreachable': 'dns-unreachable',
}
