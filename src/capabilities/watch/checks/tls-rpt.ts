import { doubtOfLookUp } from '../domain/doubt.ts'
import { recordsOf } from '../domain/look-up.ts'
import { soleMtaSts } from '../domain/mta-sts.ts'
import { firstTlsRpt, soleTlsRpt } from '../domain/tls-rpt.ts'
import type { Beside, Check, CheckContext } from './check.ts'

const code = 'tls-rpt'

/** Whether senders may report mail they could not deliver encrypted (TLS-RPT, RFC 8460). */
export const tlsRpt: Check = {
  name: 'tls-rpt',
  async run(context) {
    const { mail } = context.target
    if (mail.kind !== 'address') return { beside: [{ code, verdict: 'not-applicable', evidence: {} }] }
    return { beside: [await describe(mail.domain, mail.address, context)] }
  },
}

async function describe(domain: string, address: string, { lookUp }: CheckContext): Promise<Beside> {
  const words = { mailDomain: domain }
  const txt = await lookUp(`_smtp._tls.${domain}`, 'TXT')
  const evidence = { tlsRpt: txt }
  if (txt.kind === 'could-not-tell')
    return { code, verdict: 'could-not-tell', doubt: doubtOfLookUp[txt.reason], words, evidence }
  const sole = soleTlsRpt(recordsOf(txt) ?? [])
  const record = firstTlsRpt(domain, address)
  switch (sole.kind) {
    case 'one': {
      const addresses = sole.rua.map((uri) => uri.replace(/^mailto:/i, '')).join(', ')
      return { code, verdict: 'ok', words: { ...words, addresses }, evidence }
    }
    case 'several':
      return {
        code,
        verdict: 'to-fix',
        variant: 'several',
        words,
        evidence,
        record: { ...record, replaces: sole.texts },
      }
    case 'malformed':
      return {
        code,
        verdict: 'to-fix',
        variant: 'record',
        words,
        evidence,
        record: { ...record, replaces: [sole.text] },
      }
    case 'none': {
      // Who asks senders to insist should hear of it when they could not.
      const sts = await lookUp(`_mta-sts.${domain}`, 'TXT')
      const insists = soleMtaSts(recordsOf(sts) ?? []).kind === 'one'
      return insists
        ? { code, verdict: 'to-fix', variant: 'missing', words, evidence, record }
        : { code, verdict: 'not-applicable', variant: 'absent', words, evidence }
    }
  }
}
