import { doubtOfLookUp } from '../domain/doubt.ts'
import { absent } from '../domain/issue-seen.ts'
import { judgeSpf, mailServersOf, spfRecords } from '../domain/mail.ts'
import { providerOf } from '../domain/mail-providers.ts'
import { judgeSpfTree } from '../domain/spf/quality.ts'
import { walkSpf } from '../domain/spf/walk.ts'
import type { Beside, Check, CheckContext } from './check.ts'

const code = 'spf-quality'

/** Name and text together, so that any answer holds them in one datagram (RFC 7208 section 3.4). */
const comfortableLength = 450

/** SPF: whether the list of servers allowed to write is published (2.5), and what it is worth once read through. */
export const spf: Check = {
  name: 'spf',
  async run({ target: { mail }, lookUp }) {
    if (mail.kind !== 'address') {
      return {
        issues: { DNS_SPF_MISSING: absent() },
        beside: [{ code, verdict: 'not-applicable', evidence: {} }],
      }
    }
    const { domain } = mail
    const [txt, mx] = await Promise.all([lookUp(domain, 'TXT'), lookUp(domain, 'MX')])
    const issue = judgeSpf(domain, txt, providerOf(mailServersOf(mx)))
    const records = spfRecords(txt)
    if (txt.kind === 'could-not-tell') {
      const doubt = doubtOfLookUp[txt.reason]
      const evidence = { spf: txt }
      return {
        issues: { DNS_SPF_MISSING: issue },
        beside: [{ code, verdict: 'could-not-tell', doubt, evidence }],
      }
    }
    const quality: Beside =
      records.length === 0
        ? { code, verdict: 'not-applicable', evidence: { spf: records } }
        : await qualityOf(domain, records, lookUp)
    return { issues: { DNS_SPF_MISSING: issue }, beside: [quality] }
  },
}

async function qualityOf(
  domain: string,
  records: readonly string[],
  lookUp: CheckContext['lookUp'],
): Promise<Beside> {
  const tree = await walkSpf(domain, (name, type) => lookUp(name, type))
  const { weaknesses, doubt } = judgeSpfTree(tree, records)
  const { root, lookUps, voidLookUps } = tree
  const evidence = {
    spf: records,
    weaknesses: weaknesses.map(({ kind }) => kind),
    lookUps,
    voidLookUps,
    tree: root,
  }
  const [worst] = weaknesses
  // What is certainly wrong is wrong whatever the rest holds.
  if (worst !== undefined) {
    const { kind, words, record } = worst
    return { code, verdict: 'to-fix', variant: kind, words, evidence, ...(record === null ? {} : { record }) }
  }
  if (doubt !== null) return { code, verdict: 'could-not-tell', doubt, evidence }
  const size = domain.length + (records[0]?.length ?? 0)
  const words = { lookUps: String(lookUps), size: String(size) }
  return { code, verdict: 'ok', words, evidence, ...(size > comfortableLength ? { variant: 'long' } : {}) }
}
