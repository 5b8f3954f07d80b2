import { type DmarcSeen, judgeDmarc, seenDmarc, walkEvidence } from '../domain/dmarc/judge.ts'
import { type DmarcRemark, type DmarcRemarkSeen, remarksOnTexts } from '../domain/dmarc/remarks.ts'
import { walkTree } from '../domain/dmarc/tree-walk.ts'
import { tidyDmarc } from '../domain/dns-records.ts'
import { doubtOfLookUp } from '../domain/doubt.ts'
import { absent } from '../domain/issue-seen.ts'
import { genericMailDomains } from '../domain/lists.ts'
import { recordsOf } from '../domain/look-up.ts'
import type { Beside, Check, CheckContext } from './check.ts'

/** DMARC: what receivers are asked to do with mail that usurps the domain (2.6, 2.7), by RFC 9989. */
export const dmarc: Check = {
  name: 'dmarc',
  async run(context) {
    const { mail } = context.target
    if (mail.kind !== 'address') {
      return {
        issues: { DNS_DMARC_MISSING: absent(), DNS_DMARC_WEAK: absent() },
        beside: [
          { code: 'dmarc-policy', verdict: 'not-applicable', evidence: {} },
          { code: 'dmarc-quality', verdict: 'not-applicable', evidence: {} },
        ],
      }
    }
    const [seen, txt] = await Promise.all([
      lookAtDmarc(mail.domain, mail.address, context),
      context.lookUp(mail.domain, 'TXT'),
    ])
    return {
      issues: judgeDmarc(seen),
      beside: [describePolicy(seen), describeQuality(seen, recordsOf(txt) ?? [])],
    }
  },
}

/** Walks up from the mail domain as a receiver does (RFC 9989 section 4.10.1). Questions are shared by all checks. */
export async function lookAtDmarc(
  domain: string,
  address: string,
  { lookUp }: CheckContext,
): Promise<DmarcSeen> {
  const [steps, existence] = await Promise.all([
    walkTree(domain, (name) => lookUp(name, 'TXT'), true),
    lookUp(domain, 'MX'),
  ])
  return seenDmarc(domain, address, steps, existence)
}

/** The policy in words, with what it does to a message that usurps the domain. */
function describePolicy({ domain, steps, policy }: DmarcSeen): Beside {
  const code = 'dmarc-policy'
  const { met, applied, discovery } = policy
  const evidence = { dmarc: walkEvidence(steps), policy: applied, foundAt: met?.domain ?? null }
  if (discovery.doubt !== null)
    return { code, verdict: 'could-not-tell', doubt: doubtOfLookUp[discovery.doubt.reason], evidence }
  if (met === null) return { code, verdict: 'not-applicable', evidence }
  const words = { mailDomain: domain, holder: met.domain }
  if (applied === null || applied === 'none') {
    return genericMailDomains.has(domain)
      ? { code, verdict: 'not-applicable', variant: 'not-yours', words, evidence }
      : { code, verdict: 'to-fix', words, evidence }
  }
  const variant = met.record.hasReports ? applied : `${applied}-without-reports`
  return { code, verdict: 'ok', variant, words, evidence }
}

/** Remarks that leave the protection as it is. */
const harmless: ReadonlySet<DmarcRemark> = new Set(['historic-tag'])

/** How the record of the domain itself is written. */
function describeQuality(seen: DmarcSeen, atDomain: readonly string[]): Beside {
  const code = 'dmarc-quality'
  const { domain, address, steps } = seen
  const own = steps[0]
  const told = own?.told
  if (told === undefined || genericMailDomains.has(domain))
    return { code, verdict: 'not-applicable', evidence: {} }
  if (told.kind === 'could-not-tell')
    return { code, verdict: 'could-not-tell', doubt: doubtOfLookUp[told.reason], evidence: { dmarc: told } }
  const { record = null, several = [] } = own ?? {}
  const remarks = remarksOnTexts(recordsOf(told) ?? [], atDomain, record, several)
  const evidence = { remarks }
  const [worst] = remarks
  if (worst === undefined)
    return record === null ? { code, verdict: 'not-applicable', evidence } : { code, verdict: 'ok', evidence }
  const words = { mailDomain: domain, part: partsOf(remarks, worst.remark), count: String(several.length) }
  if (harmless.has(worst.remark)) return { code, verdict: 'ok', variant: worst.remark, words, evidence }
  return {
    code,
    verdict: 'to-fix',
    variant: worst.remark,
    words,
    evidence,
    // A choice of the person: nothing to paste.
    ...(record === null || ['weaker-below', 'test-mode'].includes(worst.remark)
      ? {}
      : { record: tidyDmarc(domain, record, address) }),
  }
}

const longestPart = 120

/** All that one remark is about, short enough for a sentence. */
function partsOf(remarks: readonly DmarcRemarkSeen[], remark: DmarcRemark): string {
  const parts = remarks.filter((each) => each.remark === remark).map(({ part }) => part)
  const text = parts.join(' » et « ')
  return text.length > longestPart ? `${text.slice(0, longestPart)}…` : text
}
