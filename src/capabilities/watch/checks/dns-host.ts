import { getDomain } from 'tldts'
import { doubtOfLookUp } from '../domain/doubt.ts'
import { genericMailDomains } from '../domain/lists.ts'
import { type LookUp, recordsOf } from '../domain/look-up.ts'
import { mailServersOf } from '../domain/mail.ts'
import { holderOf, mailHostOf } from '../domain/providers.ts'
import type { Check, CheckContext } from './check.ts'

/** A zone of the commune and the servers that hold it. */
interface ZoneSeen {
  readonly zone: string
  readonly nameServers: readonly string[]
  /** One of `domain/providers.ts`; null when it is not known there. */
  readonly host: string | null
}

/** Who holds the zone of the domain (NS), so that a fix can say where to click. */
export const dnsHost: Check = {
  name: 'dns-host',
  async run(context) {
    const { domain, mail, site } = context.target
    const code = 'dns-host'
    if (mail.kind !== 'address' && site.kind !== 'site') {
      return { beside: [{ code, verdict: 'not-applicable', evidence: {} }] }
    }
    const mailDomain = mail.kind === 'address' && !genericMailDomains.has(mail.domain) ? mail.domain : domain
    const names = [...new Set([domain, mailDomain])]
    const [mx, ...told] = await Promise.all([
      mail.kind === 'address' ? context.lookUp(mailDomain, 'MX') : null,
      ...names.map((name) => findZone(name, context)),
    ])
    const zones = told.flatMap(({ seen }) => seen ?? [])
    const exchanges = mx === null ? [] : mailServersOf(mx).map(({ exchange }) => exchange)
    const evidence = { zones, mailServers: exchanges, mailHost: mailHostOf(exchanges)?.id ?? null }
    const [first] = zones
    if (first !== undefined) {
      const holder = holderOf(first.nameServers)
      const words = {
        zone: first.zone,
        nameServers: first.nameServers.join(', '),
        holder: holder?.name ?? '',
      }
      const variant = holder === null ? {} : { variant: 'known-provider' }
      return { beside: [{ code, verdict: 'ok', ...variant, words, evidence }] }
    }
    const failed = told.find(({ last }) => last.kind === 'could-not-tell')?.last
    if (failed?.kind !== 'could-not-tell') return { beside: [{ code, verdict: 'not-applicable', evidence }] }
    const doubt = doubtOfLookUp[failed.reason]
    return { beside: [{ code, verdict: 'could-not-tell', doubt, evidence: { ...evidence, ns: failed } }] }
  },
}

/** NS stand where a zone begins: at the name, or at the registered name above it. */
async function findZone(
  name: string,
  { lookUp }: CheckContext,
): Promise<{ readonly seen: ZoneSeen | null; readonly last: LookUp<string> }> {
  const registered = getDomain(name) ?? name
  const own = await lookUp(name, 'NS')
  const isHere = (recordsOf(own) ?? []).length > 0
  const isEnd = isHere || own.kind === 'could-not-tell' || registered === name
  const zone = isEnd ? name : registered
  const last = isEnd ? own : await lookUp(registered, 'NS')
  const nameServers = [...(recordsOf(last) ?? [])].toSorted()
  const host = holderOf(nameServers)?.id ?? null
  return { seen: nameServers.length > 0 ? { zone, nameServers, host } : null, last }
}
