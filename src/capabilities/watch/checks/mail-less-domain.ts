import { getDomain } from 'tldts'
import { doubtOfLookUp } from '../domain/doubt.ts'
import { type LookUp, recordsOf } from '../domain/look-up.ts'
import { spfRecords } from '../domain/mail.ts'
import { isNullMx, mailLessRecords } from '../domain/null-mx.ts'
import type { DeclaredSite, ScanTarget } from '../domain/target.ts'
import { withoutWww } from '../domain/visit.ts'
import type { Beside, Check, CheckContext } from './check.ts'

const code = 'mail-less-domain'

/** Whether a domain that only carries the site says that it sends no mail: nobody can then write in its name. */
export const mailLessDomain: Check = {
  name: 'mail-less-domain',
  async run(context) {
    const domain = siteOnlyDomain(context.target)
    if (domain === null) return { beside: [{ code, verdict: 'not-applicable', evidence: {} }] }
    return { beside: [await describe(domain, context)] }
  },
}

/** The site's own domain, when the mail is under another one; null on somebody else's domain or platform. */
function siteOnlyDomain({ site, mail }: ScanTarget): string | null {
  const domain = site.kind === 'site' ? ownDomain(site) : null
  if (domain === null || (mail.kind === 'address' && getDomain(mail.domain) === domain)) return null
  return domain
}

function ownDomain({ host }: Extract<DeclaredSite, { kind: 'site' }>): string | null {
  const domain = getDomain(host, { allowPrivateDomains: true })
  return domain !== null && domain === getDomain(host) && domain === withoutWww(host) ? domain : null
}

async function describe(domain: string, { lookUp }: CheckContext): Promise<Beside> {
  const [mx, txt, dmarc] = await Promise.all([
    lookUp(domain, 'MX'),
    lookUp(domain, 'TXT'),
    lookUp(`_dmarc.${domain}`, 'TXT'),
  ])
  const words = { siteDomain: domain }
  const spf = spfRecords(txt)
  const evidence = { mx, spf, dmarc }
  const servers = recordsOf(mx) ?? []
  if (servers.length > 0 && !isNullMx(servers))
    return { code, verdict: 'not-applicable', variant: 'receives', words, evidence }
  if (spf.some((text) => !/^v=spf1 +[-?~]?all *$/i.test(text)))
    return { code, verdict: 'not-applicable', variant: 'sends', words, evidence }
  const failed = [mx, txt, dmarc].find((each: LookUp<unknown>) => each.kind === 'could-not-tell')
  if (failed?.kind === 'could-not-tell')
    return { code, verdict: 'could-not-tell', doubt: doubtOfLookUp[failed.reason], words, evidence }
  const records = mailLessRecords(domain)
  const policies = (recordsOf(dmarc) ?? []).filter((text) => /^v[ \t]*=[ \t]*DMARC1[ \t]*(?:;|$)/.test(text))
  const missing = [
    ...(spf.length === 1 && /-all *$/i.test(spf[0] ?? '') ? [] : [withReplaced(records.spf, spf)]),
    ...(isNullMx(servers) ? [] : [records.mx]),
    ...(policies.length === 1 && rejects(policies[0] ?? '') ? [] : [withReplaced(records.dmarc, policies)]),
  ]
  const [record] = missing
  if (record === undefined) return { code, verdict: 'ok', words, evidence }
  const lines = missing.map(({ name, type, value }) => `${name} ${type} « ${value} »`).join(' ; ')
  return { code, verdict: 'to-fix', words: { ...words, lines }, evidence, record }
}

const withReplaced = <R extends object>(record: R, replaces: readonly string[]) =>
  replaces.length === 0 ? record : { ...record, replaces }

/** `p=reject`, whatever stands after; the first `p` counts. */
const rejects = (text: string) =>
  /;[ \t]*p[ \t]*=[ \t]*([^;\s]*)/i.exec(text)?.[1]?.toLowerCase() === 'reject'
