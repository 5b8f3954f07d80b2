import { dayInWords, dayOf } from '../../../kernel/day.ts'
import { doubtOfFault, doubtOfVisit } from '../domain/doubt.ts'
import type { Doubt } from '../domain/issue-seen.ts'
import { judgeChain, judgeVersions } from '../domain/tls.ts'
import type { Hop, TlsSeen, TlsVersion, Visit } from '../domain/visit.ts'
import type { Beside, Check } from './check.ts'
import { siteAddresses } from './site-addresses.ts'

/** How the site encrypts: which versions of TLS it accepts, and the chain of certificates it sends. */
export const tlsVersions: Check = {
  name: 'tls-versions',
  async run({ target: { site }, visit, inspectTls, now }) {
    if (site.kind !== 'site') return both({ verdict: 'not-applicable' })
    const seen = await visit(siteAddresses(site).https)
    const [hop] = seen.hops
    const doubt = doubtBeforeTls(seen)
    if (doubt !== null) return both({ verdict: 'could-not-tell', doubt })
    if (hop.address === null) return both({ verdict: 'not-applicable' })
    const tls = await inspectTls(hop.url, hop.address)
    return { beside: [describeVersions(hop.host, tls), describeChain(hop, tls, now())] }
  },
}

type Outcome =
  | { readonly verdict: 'not-applicable' }
  | { readonly verdict: 'could-not-tell'; readonly doubt: Doubt }

const both = (outcome: Outcome) => ({
  beside: ['tls-versions', 'tls-chain'].map((code): Beside => ({ code, ...outcome, evidence: {} })),
})

/** Why the first server did not get as far as TLS; null when it did, or when it certainly speaks none. */
function doubtBeforeTls({ hops, end }: Visit): Doubt | null {
  if (hops.length > 1 || hops[0].certificate !== null) return null
  return end.kind === 'could-not-tell' || end.kind === 'refused' ? doubtOfVisit(end) : null
}

const doubtOf = ({ fault }: TlsSeen): Doubt => (fault === null ? 'web-unreadable' : doubtOfFault[fault])

function describeVersions(host: string, tls: TlsSeen): Beside {
  const code = 'tls-versions'
  const evidence = { host, versions: tls.versions }
  const judged = judgeVersions(tls)
  if (judged.kind === 'unknown') {
    const isWithoutTls = Object.values(tls.versions).every((each) => each === 'refused')
    if (isWithoutTls) return { code, verdict: 'not-applicable', evidence }
    return { code, verdict: 'could-not-tell', doubt: doubtOf(tls), words: { host }, evidence }
  }
  if (judged.kind === 'current') {
    return { code, verdict: 'ok', words: { host, versions: inWords(judged.accepted) }, evidence }
  }
  return {
    code,
    verdict: 'to-fix',
    variant: judged.kind,
    words: { host, old: inWords(judged.old) },
    evidence,
  }
}

const inWords = (versions: readonly TlsVersion[]) =>
  versions.map((version) => `TLS ${version === 'TLSv1' ? '1.0' : version.slice(4)}`).join(' et ')

function describeChain({ host, certificate }: Hop, tls: TlsSeen, now: Date): Beside {
  const code = 'tls-chain'
  const evidence = { host, chain: tls.chain }
  if (tls.chain.length === 0) {
    const isWithoutTls = Object.values(tls.versions).every((each) => each === 'refused')
    return isWithoutTls
      ? { code, verdict: 'not-applicable', evidence }
      : { code, verdict: 'could-not-tell', doubt: doubtOf(tls), words: { host }, evidence }
  }
  const judged = judgeChain(tls.chain, certificate?.faults.includes('unknown-issuer') ?? false, now)
  if (judged === null) return { code, verdict: 'ok', words: { host }, evidence }
  const { keyType, keyBits, signature, subject, issuer, validTo } = judged.certificate
  const words = {
    host,
    issuer,
    subject,
    key: `${(keyType ?? '').toUpperCase()} ${keyBits ?? ''}`.trim(),
    signature: signature ?? '',
    validTo: Number.isNaN(Date.parse(validTo)) ? validTo : dayInWords(dayOf(new Date(validTo))),
  }
  return { code, verdict: 'to-fix', variant: judged.fault, words, evidence }
}
