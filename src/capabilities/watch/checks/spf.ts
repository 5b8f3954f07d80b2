import { doubtOfLookUp } from '../domain/doubt.ts'
import { absent } from '../domain/issue-seen.ts'
import { judgeSpf, mailServersOf, spfRecords } from '../domain/mail.ts'
import { providerOf } from '../domain/mail-providers.ts'
import { spfWeaknesses } from '../domain/spf.ts'
import type { Beside, Check } from './check.ts'

/** SPF: whether the list of servers allowed to write is published (2.5), and what it is worth. */
export const spf: Check = {
  name: 'spf',
  async run({ target: { mail }, lookUp }) {
    const code = 'spf-quality'
    if (mail.kind !== 'address') {
      return {
        issues: { DNS_SPF_MISSING: absent() },
        beside: [{ code, verdict: 'not-applicable', evidence: {} }],
      }
    }
    const [txt, mx] = await Promise.all([lookUp(mail.domain, 'TXT'), lookUp(mail.domain, 'MX')])
    const issue = judgeSpf(mail.domain, txt, providerOf(mailServersOf(mx)))
    const records = spfRecords(txt)
    const weaknesses = spfWeaknesses(records)
    const [worst] = weaknesses
    const evidence = { spf: records, weaknesses }
    const words = { mailDomain: mail.domain, count: String(records.length) }
    const quality = (): Beside => {
      if (worst !== undefined) return { code, verdict: 'to-fix', variant: worst, words, evidence }
      if (txt.kind === 'could-not-tell')
        return { code, verdict: 'could-not-tell', doubt: doubtOfLookUp[txt.reason], evidence }
      return { code, verdict: records.length > 0 ? 'ok' : 'not-applicable', evidence }
    }
    return { issues: { DNS_SPF_MISSING: issue }, beside: [quality()] }
  },
}
