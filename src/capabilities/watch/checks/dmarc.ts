import { getPublicSuffix } from 'tldts'
import {
  applicableRecord,
  type DmarcMet,
  endsWalk,
  namesAbove,
  soleDmarc,
  writtenPolicy,
} from '../domain/dmarc.ts'
import { doubtOfLookUp } from '../domain/doubt.ts'
import { absent } from '../domain/issue-seen.ts'
import { recordsOf } from '../domain/look-up.ts'
import { type DmarcSeen, heldDmarc, judgeDmarc } from '../domain/mail.ts'
import type { Beside, Check, CheckContext } from './check.ts'

/** DMARC: what receivers are asked to do with mail that usurps the domain (2.6, 2.7), by RFC 9989. */
export const dmarc: Check = {
  name: 'dmarc',
  async run(context) {
    const { mail } = context.target
    if (mail.kind !== 'address') {
      return {
        issues: { DNS_DMARC_MISSING: absent(), DNS_DMARC_WEAK: absent() },
        beside: [{ code: 'dmarc-policy', verdict: 'not-applicable', evidence: {} }],
      }
    }
    const seen = await look(mail.domain, mail.address, context)
    return { issues: judgeDmarc(seen), beside: [describePolicy(seen)] }
  },
}

async function look(domain: string, address: string, context: CheckContext): Promise<DmarcSeen> {
  const [own, mx] = await Promise.all([
    context.lookUp(`_dmarc.${domain}`, 'TXT'),
    context.lookUp(domain, 'MX'),
  ])
  const domainExists = mx.kind !== 'no-such-name'
  const isThere = own.kind === 'could-not-tell' || soleDmarc(recordsOf(own) ?? []).record !== null
  if (isThere) return { domain, address, own, inherited: null, doubtAbove: null, domainExists }
  return { domain, address, own, ...(await walkUp(domain, context)), domainExists }
}

/**
 * The tree walk of RFC 9989 section 4.10, for mail domains below another one (`mairie.agglo.fr`). It stops below the
 * public suffix: no registry of a French ending publishes a policy for the names under it.
 */
async function walkUp(
  domain: string,
  { lookUp }: CheckContext,
): Promise<Pick<DmarcSeen, 'inherited' | 'doubtAbove'>> {
  const suffix = getPublicSuffix(domain) ?? ''
  const met: DmarcMet[] = []
  let doubtAbove: DmarcSeen['doubtAbove'] = null
  for (const above of namesAbove(domain).filter((name) => name.length > suffix.length)) {
    const told = await lookUp(`_dmarc.${above}`, 'TXT')
    if (told.kind === 'could-not-tell') doubtAbove ??= told
    const { record } = soleDmarc(recordsOf(told) ?? [])
    if (record === null) continue
    met.push({ domain: above, record })
    if (endsWalk(record)) break
  }
  // What could not be told higher up may have been the organisation's own record.
  return { inherited: doubtAbove === null ? applicableRecord(domain, met) : null, doubtAbove }
}

/** The policy in words, with what it does to a message that usurps the domain. */
function describePolicy(seen: DmarcSeen): Beside {
  const code = 'dmarc-policy'
  const evidence = { dmarc: recordsOf(seen.own), inherited: seen.inherited?.record.text ?? null }
  const held = heldDmarc(seen)
  if (held === null) {
    const failed = seen.own.kind === 'could-not-tell' ? seen.own : seen.doubtAbove
    if (failed === null) return { code, verdict: 'not-applicable', evidence }
    return { code, verdict: 'could-not-tell', doubt: doubtOfLookUp[failed.reason], evidence }
  }
  const policy = writtenPolicy(held.record, held.reader)
  const words = { mailDomain: seen.domain, holder: held.domain }
  if (policy === 'none') return { code, verdict: 'to-fix', words, evidence }
  const applied = policy === 'reject' && !held.record.isTest ? 'reject' : 'quarantine'
  if (policy === 'quarantine' && held.record.isTest) return { code, verdict: 'to-fix', words, evidence }
  return {
    code,
    verdict: 'ok',
    variant: held.record.hasReports ? applied : `${applied}-without-reports`,
    words,
    evidence,
  }
}
