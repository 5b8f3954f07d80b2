import { getDomain } from 'tldts'
import { weakAlgorithmsOf } from '../domain/dnssec.ts'
import { doubtOfLookUp } from '../domain/doubt.ts'
import { type LookUp, recordsOf } from '../domain/look-up.ts'
import type { Beside, Check, CheckContext } from './check.ts'
import { doubtOfResolver } from './resolver-doubt.ts'

const code = 'dnssec'

/** Whether the domain is signed, so that nobody can answer in its place (DNSSEC, RFC 4033 to 4035). */
export const dnssec: Check = {
  name: 'dnssec',
  async run(context) {
    const { domain, mail, site } = context.target
    if (mail.kind !== 'address' && site.kind !== 'site')
      return { beside: [{ code, verdict: 'not-applicable', evidence: {} }] }
    return { beside: [await describe(domain, context)] }
  },
}

async function describe(domain: string, context: CheckContext): Promise<Beside> {
  const { lookUp } = context
  const apex = getDomain(domain) ?? domain
  const words = { domain: apex }
  const soa = await lookUp(apex, 'SOA')
  if (soa.kind === 'could-not-tell') return describeFailure(apex, soa, context)
  if (soa.isAuthenticated) return describeSigned(apex, soa, context)
  const doubt = await doubtOfResolver(apex, context)
  if (doubt !== null) return { code, verdict: 'could-not-tell', doubt, words, evidence: { soa } }
  const [keys, links] = await Promise.all([lookUp(apex, 'DNSKEY'), lookUp(apex, 'DS')])
  const evidence = { soa, dnskey: keys, ds: links }
  const failed = links.kind === 'could-not-tell' ? links : keys.kind === 'could-not-tell' ? keys : null
  if (failed !== null)
    return { code, verdict: 'could-not-tell', doubt: doubtOfLookUp[failed.reason], words, evidence }
  const isLinked = (recordsOf(links) ?? []).length > 0
  const isSigned = (recordsOf(keys) ?? []).length > 0
  // Linked and yet not validated: what it is signed with counts as no signature (RFC 4035 section 5.2).
  if (isLinked) return { code, verdict: 'to-fix', variant: 'not-counted', words, evidence }
  return { code, verdict: 'to-fix', ...(isSigned ? { variant: 'not-linked' } : {}), words, evidence }
}

/** Signed and validated: the link above tells with what (RFC 4034 section 5). */
async function describeSigned(apex: string, soa: LookUp<unknown>, { lookUp }: CheckContext): Promise<Beside> {
  const links = await lookUp(apex, 'DS')
  const algorithms = weakAlgorithmsOf(recordsOf(links) ?? [])
  const said = {
    code,
    words: { domain: apex, algorithms: algorithms.join(', ') },
    evidence: { soa, ds: links },
  }
  if (algorithms.length === 0) return { ...said, verdict: 'ok' }
  return { ...said, verdict: 'to-fix', variant: 'weak' }
}

/**
 * A validating resolver answers SERVFAIL for signatures that are wrong, and gives the records when told not to check
 * (RFC 4035 section 5.5). The keys are asked once more, so that a passing failure is not taken for a wrong signature.
 */
async function describeFailure(
  apex: string,
  soa: Extract<LookUp<unknown>, { kind: 'could-not-tell' }>,
  { lookUp }: CheckContext,
): Promise<Beside> {
  const words = { domain: apex }
  const unsure: Beside = {
    code,
    verdict: 'could-not-tell',
    doubt: doubtOfLookUp[soa.reason],
    words,
    evidence: { soa },
  }
  if (soa.reason !== 'servfail') return unsure
  const unchecked = await lookUp(apex, 'SOA', { checkingDisabled: true })
  if (unchecked.kind === 'could-not-tell') return unsure
  const keys = await lookUp(apex, 'DNSKEY')
  const isChecked = keys.kind === 'could-not-tell' ? keys.reason === 'servfail' : keys.isAuthenticated
  if (!isChecked) return unsure
  const evidence = { soa, soaUnchecked: unchecked, dnskey: keys }
  return { code, verdict: 'to-fix', variant: 'wrong', words, evidence }
}
