import { doubtOfLookUp } from '../domain/doubt.ts'
import type { Doubt } from '../domain/issue-seen.ts'
import { type MailServer, recordsOf } from '../domain/look-up.ts'
import { mailServersOf } from '../domain/mail.ts'
import type { Greeting } from '../domain/mail-greeting.ts'
import { judgeEncryption, judgeReach, shownGreeting } from '../domain/mail-transport.ts'
import { isNullMx } from '../domain/null-mx.ts'
import type { Beside, Check, CheckContext } from './check.ts'

/** Senders try few; so do we, who are only looking. */
const mostServers = 5

const codes = ['mail-reachability', 'mx-starttls'] as const

/** Whether the mail servers answer, and whether they encrypt what they receive (STARTTLS, RFC 3207). */
export const mailReachability: Check = {
  name: 'mail-reachability',
  async run(context) {
    const { mail } = context.target
    if (mail.kind !== 'address') return notApplicable
    const greeted = await greetServers(mail.domain, context)
    if (greeted.kind === 'no-server') return notApplicable
    if (greeted.kind === 'could-not-tell') return unsure(greeted.doubt)
    const { greetings } = greeted
    if (greetings.every(({ end }) => end.kind === 'no-such-host')) return notApplicable
    const words = { mailDomain: mail.domain, servers: greetings.map(({ host }) => host).join(', ') }
    return { beside: [describeReach(greetings, words), describeEncryption(greetings, words)] }
  },
}

export type ServersGreeted =
  | { readonly kind: 'greeted'; readonly greetings: readonly Greeting[] }
  | { readonly kind: 'no-server' }
  | { readonly kind: 'could-not-tell'; readonly doubt: Doubt }

/** Greets the servers of a domain, most preferred first; each of them once a scan, whoever asks. */
export async function greetServers(domain: string, context: CheckContext): Promise<ServersGreeted> {
  const mx = await context.lookUp(domain, 'MX')
  if (mx.kind === 'could-not-tell') return { kind: 'could-not-tell', doubt: doubtOfLookUp[mx.reason] }
  const hosts = hostsToGreet(recordsOf(mx) ?? [], mailServersOf(mx))
  if (hosts.length === 0) return { kind: 'no-server' }
  return { kind: 'greeted', greetings: await Promise.all(hosts.map((host) => context.greet(host))) }
}

/** A null MX among others is told by `mx-quality`; alone it names nobody. */
function hostsToGreet(records: readonly MailServer[], servers: readonly MailServer[]): string[] {
  if (isNullMx(records)) return []
  return [...new Set(servers.map(({ exchange }) => exchange))].slice(0, mostServers)
}

const notApplicable = {
  beside: codes.map((code): Beside => ({ code, verdict: 'not-applicable', evidence: {} })),
}

const unsure = (doubt: Doubt) => ({
  beside: codes.map((code): Beside => ({ code, verdict: 'could-not-tell', doubt, evidence: {} })),
})

type Words = Readonly<Record<string, string>>

function describeReach(greetings: readonly Greeting[], words: Words): Beside {
  const code = 'mail-reachability'
  const evidence = { mailServers: greetings.map(shownGreeting) }
  const reach = judgeReach(greetings)
  switch (reach.kind) {
    case 'all':
      return { code, verdict: 'ok', words, evidence }
    case 'one-refuses':
      return { code, verdict: 'to-fix', words: { ...words, server: reach.host }, evidence }
    case 'unsure': {
      const variant = reach.doubt === 'mail-port-blocked' ? { variant: 'blocked' } : {}
      return { code, verdict: 'could-not-tell', doubt: reach.doubt, ...variant, words, evidence }
    }
  }
}

function describeEncryption(greetings: readonly Greeting[], words: Words): Beside {
  const code = 'mx-starttls'
  const evidence = { mailServers: greetings.map(shownGreeting) }
  const seen = judgeEncryption(greetings)
  switch (seen.kind) {
    case 'all':
      return { code, verdict: 'ok', words, evidence }
    case 'unverified':
      return { code, verdict: 'ok', variant: 'unverified', words: { ...words, server: seen.host }, evidence }
    case 'unsure':
      return { code, verdict: 'could-not-tell', doubt: seen.doubt, words, evidence }
    default:
      return { code, verdict: 'to-fix', variant: seen.kind, words: { ...words, server: seen.host }, evidence }
  }
}
