import { doubtOfVisit } from '../domain/doubt.ts'
import { absent } from '../domain/issue-seen.ts'
import { judgeSite, siteIssues } from '../domain/site.ts'
import { type Visit, withoutWww } from '../domain/visit.ts'
import type { Beside, Check } from './check.ts'
import { siteAddresses } from './site-addresses.ts'

/** The site: does it answer, in https, at all its addresses, without leading elsewhere (1.3 to 1.7). */
export const site: Check = {
  name: 'site',
  async run({ target: { site: declared }, visit }) {
    if (declared.kind !== 'site') {
      const issues = Object.fromEntries(siteIssues.map((code) => [code, absent()]))
      return { issues, beside: [{ code: 'bare-certificate', verdict: 'not-applicable', evidence: {} }] }
    }
    const addresses = siteAddresses(declared)
    const [https, http, bareHttps, bareHttp] = await Promise.all([
      visit(addresses.https),
      visit(addresses.http),
      addresses.bareHttps === null ? null : visit(addresses.bareHttps),
      addresses.bareHttp === null ? null : visit(addresses.bareHttp),
    ])
    return {
      issues: judgeSite({ declaredScheme: declared.scheme, https, http, bareHttps, bareHttp }),
      beside: [describeBareCertificate(withoutWww(declared.host), bareHttps)],
    }
  },
}

/** RPNT does not look at the certificate of the name without `www.`; browsers do, before any redirect. */
function describeBareCertificate(bare: string, visit: Visit | null): Beside {
  const code = 'bare-certificate'
  const certificate = visit?.hops[0].certificate ?? null
  if (certificate === null) {
    const isUnsure = visit !== null && (visit.end.kind === 'could-not-tell' || visit.end.kind === 'refused')
    if (!isUnsure) return { code, verdict: 'not-applicable', evidence: {} }
    return { code, verdict: 'could-not-tell', doubt: doubtOfVisit(visit.end), evidence: {} }
  }
  const isFaulty = certificate.faults.length > 0
  return { code, verdict: isFaulty ? 'to-fix' : 'ok', words: { bare }, evidence: { certificate } }
}
