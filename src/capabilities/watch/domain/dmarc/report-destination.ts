import type { LookUp } from '../look-up.ts'
import { recordsOf } from '../look-up.ts'
import { isDmarc, readDmarc } from './record.ts'
import { type ReportUri, readReportUris } from './report-uri.ts'
import { type AskTxt, type DmarcMet, organizationalDomain, walkTree } from './tree-walk.ts'

/** Whether the one who would receive the reports of another organisation accepts them (RFC 9990 section 4). */
export type Authorization =
  /** Same organisation, or not a mail address. */
  | { readonly kind: 'not-needed' }
  | { readonly kind: 'given'; readonly name: string; readonly texts: readonly string[] }
  /** `too-long`: no DNS name can ask; `redirected`: the answer sends reports to yet another host. */
  | { readonly kind: 'not-given'; readonly name: string; readonly why: 'absent' | 'too-long' | 'redirected' }
  | { readonly kind: 'could-not-tell'; readonly name: string; readonly told: LookUpFailed }

type LookUpFailed = Extract<LookUp<string>, { kind: 'could-not-tell' }>

/** One address reports are asked at. */
export interface ReportDestination {
  readonly tag: 'rua' | 'ruf'
  readonly uri: ReportUri
  /** Null for what is no mail address. */
  readonly authorization: Authorization | null
}

const longestName = 253
/** Receivers need not go through longer lists, nor do we: each address may cost nine questions. */
const mostDestinations = 10

/** Who receives the reports of a record, each one's agreement asked when it is somebody else. */
export async function reportDestinations(met: DmarcMet, ask: AskTxt): Promise<readonly ReportDestination[]> {
  const asked = (['rua', 'ruf'] as const).flatMap((tag) =>
    readReportUris(met.record.tags.get(tag) ?? '').map((uri) => ({ tag, uri })),
  )
  return Promise.all(
    asked.slice(0, mostDestinations).map(async ({ tag, uri }) => ({
      tag,
      uri,
      authorization: uri.kind === 'mailto' ? await authorizationOf(met.domain, uri.host, tag, ask) : null,
    })),
  )
}

/** RFC 9990 section 4, steps 1 to 9; `policyDomain` is where the record stands. */
async function authorizationOf(
  policyDomain: string,
  host: string,
  tag: 'rua' | 'ruf',
  ask: AskTxt,
): Promise<Authorization> {
  if (host === policyDomain) return { kind: 'not-needed' }
  const [ours, theirs] = await Promise.all([organizationOf(policyDomain, ask), organizationOf(host, ask)])
  if (ours.domain !== null && ours.domain === theirs.domain) return { kind: 'not-needed' }
  const name = `${policyDomain}._report._dmarc.${host}`
  const doubt = ours.doubt ?? theirs.doubt
  if (name.length > longestName)
    return doubt === null
      ? { kind: 'not-given', name, why: 'too-long' }
      : { kind: 'could-not-tell', name, told: doubt }
  const told = await ask(name)
  const texts = (recordsOf(told) ?? []).filter(isDmarc)
  if (texts.length === 0) {
    const failed = told.kind === 'could-not-tell' ? told : doubt
    // They may be the same organisation after all, which needs no agreement.
    return failed === null
      ? { kind: 'not-given', name, why: 'absent' }
      : { kind: 'could-not-tell', name, told: failed }
  }
  const overrides = texts.flatMap((text) => readReportUris(readDmarc(text)?.tags.get(tag) ?? ''))
  const isRedirected = overrides.some((each) => each.kind === 'mailto' && each.host !== host)
  return isRedirected ? { kind: 'not-given', name, why: 'redirected' } : { kind: 'given', name, texts }
}

const organizationOf = async (domain: string, ask: AskTxt) =>
  organizationalDomain(await walkTree(domain, ask))
