import { isUsable, matchDane, writeTlsa } from '../domain/dane.ts'
import { doubtOfLookUp } from '../domain/doubt.ts'
import type { DnsRecord, Doubt } from '../domain/issue-seen.ts'
import type { LookUp, TlsaRecord } from '../domain/look-up.ts'
import { mailServersOf } from '../domain/mail.ts'
import type { Greeting } from '../domain/mail-greeting.ts'
import { doubtOfGreeting, shownGreeting } from '../domain/mail-transport.ts'
import type { Beside, Check, CheckContext } from './check.ts'
import { doubtOfResolver } from './resolver-doubt.ts'

const code = 'dane'
const mostServers = 5

/** Whether the certificates of the mail servers are the ones announced in the signed DNS (DANE, RFC 7672). */
export const dane: Check = {
  name: 'dane',
  async run(context) {
    const { mail } = context.target
    if (mail.kind !== 'address') return { beside: [{ code, verdict: 'not-applicable', evidence: {} }] }
    return { beside: [await describe(mail.domain, context)] }
  },
}

/** What is known of one server. Without a usable announcement, senders do as if there were no DANE. */
type ServerDane =
  | { readonly kind: 'none' | 'not-signed' | 'match' }
  | { readonly kind: 'unusable' | 'no-encryption' }
  | { readonly kind: 'mismatch'; readonly record: DnsRecord | null }
  | { readonly kind: 'unsure'; readonly doubt: Doubt }

type Seen = {
  readonly host: string
  readonly tlsa: LookUp<TlsaRecord>
  readonly greeting: unknown
  readonly dane: ServerDane
}

async function describe(domain: string, context: CheckContext): Promise<Beside> {
  const mx = await context.lookUp(domain, 'MX')
  const words = { mailDomain: domain }
  if (mx.kind === 'could-not-tell')
    return { code, verdict: 'could-not-tell', doubt: doubtOfLookUp[mx.reason], words, evidence: { mx } }
  const hosts = [...new Set(mailServersOf(mx).map(({ exchange }) => exchange))].slice(0, mostServers)
  const isSigned = mx.kind === 'answer' && mx.isAuthenticated
  const seen = await Promise.all(hosts.map((host) => look(host, domain, isSigned, context)))
  const evidence = { servers: seen.map(({ host, tlsa, greeting }) => ({ host, tlsa, greeting })) }
  const of = (kind: ServerDane['kind']) => seen.find((each) => each.dane.kind === kind)
  for (const kind of ['mismatch', 'no-encryption', 'unusable'] as const) {
    const found = of(kind)
    if (found === undefined) continue
    const said = { code, variant: kind, words: { ...words, server: found.host }, evidence }
    const record = found.dane.kind === 'mismatch' ? found.dane.record : null
    return { ...said, verdict: 'to-fix', ...(record === null ? {} : { record }) }
  }
  const unsure = seen.find(({ dane: { kind } }) => kind === 'unsure')
  if (unsure?.dane.kind === 'unsure')
    return { code, verdict: 'could-not-tell', doubt: unsure.dane.doubt, words, evidence }
  if (of('match') === undefined) {
    const variant = of('not-signed') === undefined ? 'absent' : 'not-signed'
    return { code, verdict: 'not-applicable', variant, words, evidence }
  }
  const left = seen.find(({ dane: { kind } }) => kind !== 'match')
  if (left === undefined) return { code, verdict: 'ok', words, evidence }
  return { code, verdict: 'ok', variant: 'in-part', words: { ...words, server: left.host }, evidence }
}

async function look(host: string, domain: string, isSigned: boolean, context: CheckContext): Promise<Seen> {
  const name = `_25._tcp.${host}`
  const [tlsa, address] = await Promise.all([context.lookUp(name, 'TLSA'), context.lookUp(host, 'A')])
  const seen = (state: ServerDane, greeting: unknown = null) => ({ host, tlsa, greeting, dane: state })
  // A server whose announcement cannot be asked for is one that careful senders wait for (RFC 7672 section 2.1).
  if (tlsa.kind === 'could-not-tell') return seen({ kind: 'unsure', doubt: doubtOfLookUp[tlsa.reason] })
  if (tlsa.kind !== 'answer') return seen({ kind: 'none' })
  const isTrusted =
    isSigned && tlsa.isAuthenticated && address.kind !== 'could-not-tell' && address.isAuthenticated
  if (!isTrusted) {
    const doubt = await doubtOfResolver(host, context)
    return seen(doubt === null ? { kind: 'not-signed' } : { kind: 'unsure', doubt })
  }
  const usable = tlsa.records.filter(isUsable)
  if (usable.length === 0) return seen({ kind: 'unusable' })
  const greeting = await context.greet(host)
  return seen(compare(greeting, usable, domain), shownGreeting(greeting))

  function compare({ end }: Greeting, records: readonly TlsaRecord[], mailDomain: string): ServerDane {
    if (end.kind === 'without-starttls' || end.kind === 'starttls-fault') return { kind: 'no-encryption' }
    if (end.kind === 'no-such-host') return { kind: 'none' }
    const doubt = doubtOfGreeting(end)
    if (end.kind !== 'secured') return { kind: 'unsure', doubt: doubt ?? 'mail-unreachable' }
    const match = matchDane(records, end, mailDomain)
    if (match === 'unsure') return { kind: 'unsure', doubt: 'mail-unreadable' }
    if (match === 'match') return { kind: 'match' }
    const key = end.chain[0]?.key ?? null
    // At a provider's server, only the provider can publish it.
    const isYours = host === mailDomain || host.endsWith(`.${mailDomain}`)
    if (key === null || !isYours) return { kind: 'mismatch', record: null }
    const replaces = records.map(writeTlsa)
    return { kind: 'mismatch', record: { name, type: 'TLSA', value: `3 1 1 ${key.sha256}`, replaces } }
  }
}
