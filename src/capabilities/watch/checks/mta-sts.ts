import { busyStatuses, doubtOfFault, doubtOfLookUp } from '../domain/doubt.ts'
import type { DnsRecord, Evidence, Words } from '../domain/issue-seen.ts'
import { recordsOf } from '../domain/look-up.ts'
import { mailServersOf } from '../domain/mail.ts'
import { certificateFault } from '../domain/mail-transport.ts'
import {
  allowsServer,
  type MtaStsPolicy,
  policyHostOf,
  policyPath,
  readPolicy,
  soleMtaSts,
} from '../domain/mta-sts.ts'
import type { PolicyFetched } from '../domain/policy-fetched.ts'
import type { Beside, Check, CheckContext } from './check.ts'
import { greetServers } from './mail-reachability.ts'

const code = 'mta-sts'

/** Whether senders are told to insist on encryption and on the right servers (MTA-STS, RFC 8461). */
export const mtaSts: Check = {
  name: 'mta-sts',
  async run(context) {
    const { mail } = context.target
    if (mail.kind !== 'address') return { beside: [{ code, verdict: 'not-applicable', evidence: {} }] }
    return { beside: [await describe(mail.domain, context)] }
  },
}

async function describe(domain: string, context: CheckContext): Promise<Beside> {
  const words = { mailDomain: domain, policyHost: policyHostOf(domain) }
  const txt = await context.lookUp(`_mta-sts.${domain}`, 'TXT')
  const evidence = { mtaSts: txt }
  if (txt.kind === 'could-not-tell')
    return { code, verdict: 'could-not-tell', doubt: doubtOfLookUp[txt.reason], words, evidence }
  const sole = soleMtaSts(recordsOf(txt) ?? [])
  if (sole.kind === 'none') return { code, verdict: 'not-applicable', variant: 'absent', words, evidence }
  if (sole.kind !== 'one') {
    const replaces = sole.kind === 'several' ? sole.texts : [sole.text]
    const record = announcement(domain, context.now(), replaces)
    const variant = sole.kind === 'several' ? 'several' : 'record'
    return { code, verdict: 'to-fix', variant, words, evidence, record }
  }
  const fetched = await context.fetchPolicy(policyHostOf(domain), policyPath)
  const seen = { ...evidence, policy: shownPolicy(fetched) }
  const read = readFetched(fetched)
  if (!('policy' in read)) return { code, words: { ...words, ...read.words }, evidence: seen, ...read.said }
  return describePolicy(read.policy, domain, context, words, seen)
}

/** A new `id` makes senders read the policy again; the instant serves as one (RFC 8461 section 3.1). */
function announcement(domain: string, now: Date, replaces: readonly string[]): DnsRecord {
  const id = now.toISOString().replaceAll(/\D/g, '').slice(0, 14)
  return { name: `_mta-sts.${domain}`, type: 'TXT', value: `v=STSv1; id=${id}`, replaces }
}

type Said =
  | { readonly verdict: 'to-fix'; readonly variant: string }
  | { readonly verdict: 'could-not-tell'; readonly doubt: NonNullable<Beside['doubt']> }

type FetchedRead = { readonly policy: MtaStsPolicy } | { readonly said: Said; readonly words?: Words }

/** RFC 8461 section 3.3: only a whole text/plain answered 200 with a valid certificate is a policy. */
function readFetched(fetched: PolicyFetched): FetchedRead {
  const toFix = (variant: string, words: Words = {}): FetchedRead => ({
    said: { verdict: 'to-fix', variant },
    words,
  })
  const unsure = (doubt: NonNullable<Beside['doubt']>): FetchedRead => ({
    said: { verdict: 'could-not-tell', doubt },
  })
  switch (fetched.kind) {
    case 'not-asked':
      return unsure('not-asked')
    case 'could-not-tell':
      return unsure(doubtOfFault[fetched.reason])
    case 'refused':
      return unsure('web-refused')
    case 'no-such-host':
      return toFix('no-host')
    case 'certificate-fault':
    case 'tls-fault':
      return toFix('certificate')
    case 'answered': {
      const { status, contentType, text, isCut } = fetched
      if (busyStatuses.has(status)) return unsure('web-busy')
      if (status >= 300 && status < 400) return toFix('redirect')
      if (status !== 200) return toFix('status', { status: String(status) })
      if (isCut) return toFix('too-long')
      if (!/^text\/plain[ \t]*(?:;|$)/i.test(contentType ?? '')) return toFix('content-type')
      const read = readPolicy(text)
      return read.ok ? { policy: read.policy } : toFix(`policy-${read.fault}`)
    }
  }
}

async function describePolicy(
  policy: MtaStsPolicy,
  domain: string,
  context: CheckContext,
  words: Words,
  evidence: Evidence,
): Promise<Beside> {
  if (policy.mode === 'none')
    return { code, verdict: 'not-applicable', variant: 'withdrawn', words, evidence }
  const mx = await context.lookUp(domain, 'MX')
  if (mx.kind === 'could-not-tell')
    return { code, verdict: 'could-not-tell', doubt: doubtOfLookUp[mx.reason], words, evidence }
  const servers = mailServersOf(mx).map(({ exchange }) => exchange)
  const left = servers.find((server) => !allowsServer(policy, server))
  if (left !== undefined) {
    const seen = { ...evidence, mx }
    return {
      code,
      verdict: 'to-fix',
      variant: `server-left-out-${policy.mode}`,
      words: { ...words, server: left },
      evidence: seen,
    }
  }
  const refused = policy.mode === 'enforce' ? await serverRefused(domain, context) : null
  if (refused !== null)
    return {
      code,
      verdict: 'to-fix',
      variant: 'server-not-trusted',
      words: { ...words, server: refused },
      evidence,
    }
  return { code, verdict: 'ok', variant: policy.mode, words, evidence }
}

/** A server that senders who obey the policy refuse: no encryption, or a certificate that is not valid (section 4.1). */
async function serverRefused(domain: string, context: CheckContext): Promise<string | null> {
  const greeted = await greetServers(domain, context)
  if (greeted.kind !== 'greeted') return null
  const refused = greeted.greetings.find(
    ({ end }) =>
      end.kind === 'without-starttls' ||
      end.kind === 'starttls-fault' ||
      (end.kind === 'secured' && certificateFault(end) !== null),
  )
  return refused?.host ?? null
}

const longestShown = 2000

function shownPolicy(fetched: PolicyFetched): unknown {
  return fetched.kind === 'answered' ? { ...fetched, text: fetched.text.slice(0, longestShown) } : fetched
}
