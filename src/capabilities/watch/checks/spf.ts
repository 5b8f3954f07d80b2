import { absent } from '../domain/issue-seen.ts'
import { judgeSpf, mailServersOf, spfRecords } from '../domain/mail.ts'
import { providerOf } from '../domain/mail-providers.ts'
import { spfWeaknesses } from '../domain/spf.ts'
import type { Check } from './check.ts'

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
    const quality =
      worst !== undefined
        ? ({ code, verdict: 'to-fix', variant: worst, words, evidence } as const)
        : ({
            code,
            verdict:
              records.length > 0 ? 'ok' : txt.kind === 'could-not-tell' ? 'could-not-tell' : 'not-applicable',
            evidence,
          } as const)
    return { issues: { DNS_SPF_MISSING: issue }, beside: [quality] }
  },
}
