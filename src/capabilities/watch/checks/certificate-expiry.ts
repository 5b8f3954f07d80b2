import { dayInWords, dayOf } from '../../../kernel/day.ts'
import { expiryOf } from '../domain/certificate-expiry.ts'
import { doubtOfVisit } from '../domain/doubt.ts'
import type { Check } from './check.ts'
import { siteAddresses } from './site-addresses.ts'

/** How long the certificate of the site still lasts: 30, 14 and 7 days are the marks. */
export const certificateExpiry: Check = {
  name: 'certificate-expiry',
  async run({ target: { site }, visit, now }) {
    const code = 'certificate-expiry'
    if (site.kind !== 'site') return { beside: [{ code, verdict: 'not-applicable', evidence: {} }] }
    const { hops, end } = await visit(siteAddresses(site).https)
    const { certificate, host } = hops[0]
    if (certificate === null || Number.isNaN(Date.parse(certificate.validTo))) {
      const isUnsure = end.kind === 'could-not-tell' || end.kind === 'refused'
      if (!isUnsure) return { beside: [{ code, verdict: 'not-applicable', evidence: {} }] }
      return { beside: [{ code, verdict: 'could-not-tell', doubt: doubtOfVisit(end), evidence: {} }] }
    }
    const { daysLeft, stage } = expiryOf(certificate.validTo, now())
    const words = {
      host,
      validTo: dayInWords(dayOf(new Date(certificate.validTo))),
      days: daysLeft === 1 ? '1 jour' : `${Math.max(daysLeft, 0)} jours`,
    }
    const evidence = { certificate, daysLeft }
    if (stage === 'far') return { beside: [{ code, verdict: 'ok', words, evidence }] }
    return { beside: [{ code, verdict: 'to-fix', variant: stage, words, evidence }] }
  },
}
