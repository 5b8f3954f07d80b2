import type { LookUp } from '../look-up.ts'
import { recordsOf } from '../look-up.ts'
import { isAbsent, type PolicyFor, policyBelow, policyForItself } from './outlook.ts'
import type { DmarcReader } from './policy.ts'
import type { DmarcPolicy } from './record.ts'
import { type DmarcRemarkSeen, remarksOnTexts } from './remarks.ts'
import { type ReportDestination, reportDestinations } from './report-destination.ts'
import { type AskTxt, organizationalDomain, type WalkStep, walkTree } from './tree-walk.ts'

/** What a domain's receivers find, step by step; the shape of `beffroi dmarc --json`. */
export interface DmarcExamination {
  readonly domain: string
  /** As written for mail from the domain itself; null when receivers apply no DMARC, or when nobody can tell. */
  readonly policy: DmarcPolicy | null
  /** The same, one step lower in test mode. */
  readonly appliedPolicy: DmarcPolicy | null
  /** Why nothing can be said of the policy; null when it can. */
  readonly couldNotTell: string | null
  /** The domain whose record counts, that record, and the question of the walk that found it (1 is the domain itself). */
  readonly foundAt: string | null
  readonly record: string | null
  readonly step: number | null
  /** Questions asked to find the policy. The walk may go on, for the organisational domain. */
  readonly queries: number
  /** Null when nobody can tell. */
  readonly organizationalDomain: string | null
  /** For whom the record is read; null without one. */
  readonly reader: DmarcReader | null
  /** Whether the domain exists; null when nobody can tell. */
  readonly exists: boolean | null
  /** The tags of the record as written, without `v`. */
  readonly tags: Readonly<Record<string, string>>
  readonly isTest: boolean
  /** For mail from names below that publish nothing themselves, whether they exist or not. */
  readonly subdomains: { readonly existing: SubdomainPolicy; readonly absent: SubdomainPolicy }
  readonly walk: readonly WalkTold[]
  readonly reports: readonly ReportTold[]
  readonly remarks: readonly DmarcRemarkSeen[]
}

export interface SubdomainPolicy {
  readonly policy: DmarcPolicy | null
  readonly appliedPolicy: DmarcPolicy | null
  readonly foundAt: string | null
  readonly couldNotTell: string | null
}

export interface WalkTold {
  readonly step: number
  readonly name: string
  /** `several`: more than one record, all discarded. */
  readonly outcome: 'record' | 'several' | 'no-record' | 'no-such-name' | 'could-not-tell'
  /** The DMARC records of the answer. */
  readonly records: readonly string[]
  /** Whether this is the record that counts. */
  readonly isKept: boolean
  /** Asked to find the policy, or only to know the organisational domain. */
  readonly purpose: 'policy' | 'organizational-domain'
  readonly reason: string | null
}

export interface ReportTold {
  readonly tag: 'rua' | 'ruf'
  /** As written. */
  readonly uri: string
  readonly address: string | null
  readonly host: string | null
  /** Null for what no report can be sent to by mail. */
  readonly authorization: 'not-needed' | 'given' | 'not-given' | 'could-not-tell' | null
  /** The name that gives or would give the agreement. */
  readonly askedAt: string | null
  readonly fault: string | null
}

/**
 * Examines the DMARC of one domain (A-labels). Asks for the whole walk, for the existence of the domain, and for the
 * agreement of those who would receive the reports.
 */
export async function examineDmarc(domain: string, ask: AskTxt): Promise<DmarcExamination> {
  const [steps, own] = await Promise.all([walkTree(domain, ask), ask(domain)])
  const itself = policyForItself(steps, own)
  const { met } = itself
  const doubt = itself.discovery.doubt
  const step = met === null ? null : steps.findIndex((each) => each.domain === met.domain) + 1
  const queries = step === 1 ? 1 : steps.length
  const first = steps[0]
  const destinations = met === null ? [] : await reportDestinations(met, ask)
  return {
    domain,
    policy: itself.written,
    appliedPolicy: itself.applied,
    couldNotTell: doubt?.reason ?? null,
    foundAt: met?.domain ?? null,
    record: met?.record.text ?? null,
    step,
    queries,
    organizationalDomain: organizationalDomain(steps).domain,
    reader: met === null ? null : itself.reader,
    exists: own.kind === 'could-not-tell' ? null : !isAbsent(own),
    tags: Object.fromEntries(met?.record.tags ?? []),
    isTest: met?.record.isTest ?? false,
    subdomains: { existing: below(policyBelow(steps, true)), absent: below(policyBelow(steps, false)) },
    walk: steps.map((each, index) => stepTold(each, index, met?.domain ?? null, queries)),
    reports: destinations.map(reportTold),
    remarks:
      first === undefined
        ? []
        : remarksOnTexts(recordsOf(first.told) ?? [], recordsOf(own) ?? [], first.record, first.several),
  }
}

const below = ({ written, applied, met, discovery }: PolicyFor): SubdomainPolicy => ({
  policy: written,
  appliedPolicy: applied,
  foundAt: met?.domain ?? null,
  couldNotTell: discovery.doubt?.reason ?? null,
})

function stepTold(step: WalkStep, index: number, kept: string | null, queries: number): WalkTold {
  const { name, told, record, several, domain } = step
  return {
    step: index + 1,
    name,
    outcome: outcomeOf(told, record !== null, several.length > 0),
    records: [...(record === null ? [] : [record]), ...several].map(({ text }) => text),
    isKept: domain === kept,
    purpose: index < queries ? 'policy' : 'organizational-domain',
    reason: told.kind === 'could-not-tell' ? told.reason : null,
  }
}

function outcomeOf(told: LookUp<string>, isRecord: boolean, areSeveral: boolean): WalkTold['outcome'] {
  if (isRecord) return 'record'
  if (areSeveral) return 'several'
  return told.kind === 'answer' ? 'no-record' : told.kind
}

function reportTold({ tag, uri, authorization }: ReportDestination): ReportTold {
  const asked = authorization !== null && 'name' in authorization ? authorization : null
  return {
    tag,
    uri: uri.text,
    address: uri.kind === 'mailto' ? uri.address : null,
    host: uri.kind === 'mailto' ? uri.host : null,
    authorization: authorization?.kind ?? null,
    askedAt: asked?.name ?? null,
    fault: uri.kind === 'malformed' ? uri.fault : asked?.kind === 'not-given' ? asked.why : null,
  }
}
