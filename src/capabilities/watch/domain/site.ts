import { dayInWords, dayOf } from '../../../kernel/day.ts'
import { sameAddress } from './dns-records.ts'
import { busyStatuses, doubtOfVisit } from './doubt.ts'
import { absent, type IssueSeen, present, unknown } from './issue-seen.ts'
import { isTrustedRedirect } from './lists.ts'
import type { IssueCode } from './rpnt.ts'
import { type Certificate, type Hop, lastHop, type Visit, withoutWww } from './visit.ts'

/** The visits that decide the issues of a site. Those without `www.` are made only when the declared host has it. */
export interface SiteSeen {
  readonly declaredScheme: 'http' | 'https'
  readonly https: Visit
  readonly http: Visit
  readonly bareHttps: Visit | null
  readonly bareHttp: Visit | null
}

export const siteIssues = [
  'WEBSITE_DOWN',
  'WEBSITE_SSL',
  'WEBSITE_DOMAIN_REDIRECT',
  'WEBSITE_HTTP_REDIRECT',
  'WEBSITE_HTTP_NOWWW',
  'WEBSITE_HTTPS_NOWWW',
] as const satisfies readonly IssueCode[]

type SiteIssue = (typeof siteIssues)[number]

const mostTrustedRedirects = 5

/** The issues of a site (RPNT 0.2.1), from what its visits showed. */
export function judgeSite(seen: SiteSeen): Record<SiteIssue, IssueSeen> {
  return {
    WEBSITE_DOWN: judgeDown(seen),
    WEBSITE_SSL: judgeCertificates(seen),
    WEBSITE_DOMAIN_REDIRECT: judgeDomainRedirect(seen),
    WEBSITE_HTTP_REDIRECT: judgeHttpRedirect(seen),
    WEBSITE_HTTP_NOWWW: judgeWithoutWww(seen, seen.bareHttp, 'bareHttp'),
    WEBSITE_HTTPS_NOWWW: judgeHttpsWithoutWww(seen),
  }
}

/** Does the visit end on a page? `no` only when that is certain. */
type EndsOnPage = 'yes' | 'no' | 'unknown'

function endsOnPage(visit: Visit, seen: SiteSeen): EndsOnPage {
  const { end } = visit
  switch (end.kind) {
    case 'answered':
      if (end.status === 200) return 'yes'
      return busyStatuses.has(end.status) ? 'unknown' : 'no'
    case 'no-such-host':
    case 'tls-fault':
    case 'bad-redirect':
    case 'too-many-redirects':
      return 'no'
    case 'refused':
      // One port refused while the other answers is a choice of the server; both refused may be a passing failure.
      return otherPortAnswers(lastHop(visit), seen) ? 'no' : 'unknown'
    case 'could-not-tell':
      return 'unknown'
  }
}

function otherPortAnswers(refused: Hop, seen: SiteSeen): boolean {
  const visits = [seen.https, seen.http, seen.bareHttps, seen.bareHttp].filter((visit) => visit !== null)
  return visits
    .flatMap((visit) => visit.hops)
    .some((hop) => hop.host === refused.host && hop.scheme !== refused.scheme && hop.status !== null)
}

/** « The https address does not answer 200 (or http does not, when declared in http). » */
function judgeDown(seen: SiteSeen): IssueSeen {
  const { https, http, declaredScheme } = seen
  const visits = declaredScheme === 'http' ? [https, http] : [https]
  const down = visits.find((visit) => endsOnPage(visit, seen) === 'no')
  const evidence = { https, http }
  if (down !== undefined) return present(evidence, wordsOf(down), variantOf(down))
  const doubtful = visits.find((visit) => endsOnPage(visit, seen) === 'unknown')
  return doubtful === undefined
    ? absent(evidence)
    : unknown(doubtOfVisit(doubtful.end), evidence, wordsOf(doubtful))
}

/** Any certificate on the way of the https address that a browser would refuse. */
function judgeCertificates({ https }: SiteSeen): IssueSeen {
  const evidence = { https }
  const faulty = https.hops.find((hop) => faultsOf(hop.certificate).length > 0)
  if (faulty?.certificate) {
    const words = { ...wordsOf(https), host: faulty.host, ...certificateWords(faulty.certificate) }
    return present(evidence, words, faulty.certificate.faults[0] ?? 'untrusted')
  }
  if (https.end.kind === 'tls-fault') return present(evidence, wordsOf(https), 'no-tls')
  const reachedItsEnd = https.end.kind !== 'could-not-tell' && https.end.kind !== 'refused'
  return reachedItsEnd ? absent(evidence) : unknown(doubtOfVisit(https.end), evidence, wordsOf(https))
}

const faultsOf = (certificate: Certificate | null) => certificate?.faults ?? []

/** « Http stays on http, or http is down while https is declared. » Down while http is declared is WEBSITE_DOWN. */
function judgeHttpRedirect(seen: SiteSeen): IssueSeen {
  const { http, declaredScheme } = seen
  const evidence = { http }
  const last = lastHop(http)
  const page = endsOnPage(http, seen)
  if (page === 'unknown') return unknown(doubtOfVisit(http.end), evidence, wordsOf(http))
  if (page === 'no')
    return declaredScheme === 'https' ? present(evidence, wordsOf(http), 'down') : absent(evidence)
  return last.scheme === 'https' ? absent(evidence) : present(evidence, wordsOf(http), 'stays')
}

type Leaves = 'no' | 'yes' | 'unknown'

/** Does a visit end elsewhere? The site itself, and a short way through trusted names only, is not elsewhere. */
function leaves(visit: Visit): Leaves {
  if (visit.end.kind === 'could-not-tell' || visit.end.kind === 'refused') return 'unknown'
  const own = withoutWww(visit.hops[0].host)
  const isOwn = (host: string) => withoutWww(host) === own
  if (isOwn(lastHop(visit).host)) return 'no'
  const staysTrusted =
    countedRedirects(visit) <= mostTrustedRedirects &&
    visit.hops.every((hop) => isOwn(hop.host) || isTrustedRedirect(hop.host))
  return staysTrusted ? 'no' : 'yes'
}

/** The passage from http to https of one name is what 1.4 asks for: it does not count among the five. */
function countedRedirects({ hops }: Visit): number {
  const isUpgrade = (hop: Hop, next: Hop | undefined) =>
    hop.scheme === 'http' && next?.scheme === 'https' && hop.host === next.host
  return hops.filter((hop, index) => index < hops.length - 1 && !isUpgrade(hop, hops[index + 1])).length
}

/** Decided by the declared address and by https; http adds a departure when it shows one. */
function judgeDomainRedirect({ https, http, declaredScheme }: SiteSeen): IssueSeen {
  const evidence = { https, http }
  const leaving = [https, http].find((visit) => leaves(visit) === 'yes')
  if (leaving !== undefined) return present(evidence, { ...wordsOf(leaving), target: lastHop(leaving).host })
  const deciding = declaredScheme === 'http' ? [https, http] : [https]
  const doubtful = deciding.find((visit) => leaves(visit) === 'unknown')
  return doubtful === undefined
    ? absent(evidence)
    : unknown(doubtOfVisit(doubtful.end), evidence, wordsOf(doubtful))
}

/** « The bare name does not answer or leads elsewhere » than the site itself does. */
function judgeWithoutWww(seen: SiteSeen, visit: Visit | null, name: 'bareHttp' | 'bareHttps'): IssueSeen {
  if (visit === null) return absent()
  const evidence = { [name]: visit }
  const { end, hops } = visit
  const words = { ...wordsOf(visit), bare: hops[0].host }
  if (end.kind === 'answered') {
    const isRedirected = hops.length > 1
    if (!isRedirected && end.status !== 200) {
      if (busyStatuses.has(end.status)) return unknown('web-busy', evidence, words)
      return present(evidence, words, 'down')
    }
    const target = withoutWww(lastHop(visit).host)
    const expected = finalHostOf(seen)
    if (target === (expected ?? withoutWww(seen.https.hops[0].host))) return absent(evidence)
    if (expected === null) return unknown(doubtOfVisit(seen.https.end), evidence, words)
    return present(evidence, { ...words, target, expected }, 'elsewhere')
  }
  const { address } = seen.https.hops[0]
  if (end.kind === 'no-such-host' && hops.length === 1 && address !== null) {
    return present(evidence, words, 'no-such-host', sameAddress(hops[0].host, address))
  }
  if (endsOnPage(visit, seen) === 'no') return present(evidence, words, 'down')
  return unknown(doubtOfVisit(end), evidence, words)
}

/** Where the site itself ends, without `www.`; null when neither https nor http told. */
function finalHostOf({ https, http }: SiteSeen): string | null {
  const arrived = [https, http].find((visit) => visit.end.kind === 'answered' && visit.end.status === 200)
  return arrived === undefined ? null : withoutWww(lastHop(arrived).host)
}

/** « … or the declared host's own certificate fails before the redirect. » */
function judgeHttpsWithoutWww(seen: SiteSeen): IssueSeen {
  if (seen.bareHttps === null) return absent()
  const bare = judgeWithoutWww(seen, seen.bareHttps, 'bareHttps')
  const own = seen.https.hops[0]
  if (bare.state === 'present' || faultsOf(own.certificate).length === 0) return bare
  const words = { ...wordsOf(seen.https), host: own.host, bare: seen.bareHttps.hops[0].host }
  return present({ ...bare.evidence, https: seen.https }, words, 'own-certificate')
}

function variantOf({ end }: Visit): string {
  return end.kind === 'answered' ? 'status' : end.kind
}

function wordsOf(visit: Visit): Record<string, string> {
  const last = lastHop(visit)
  const { end } = visit
  return {
    url: visit.hops[0].url,
    host: last.host,
    lastUrl: last.url,
    status: end.kind === 'answered' ? String(end.status) : '',
    address:
      end.kind === 'could-not-tell' && end.reason === 'private-address' ? end.detail : (last.address ?? ''),
    location: end.kind === 'bad-redirect' ? end.location : '',
  }
}

function certificateWords(certificate: Certificate): Record<string, string> {
  return {
    validTo: instantInWords(certificate.validTo),
    validFrom: instantInWords(certificate.validFrom),
    issuer: certificate.issuer,
    names: certificate.names.slice(0, 3).join(', ') || 'aucun nom',
  }
}

/** Certificates may hold absurd dates: those are shown as they stand. */
function instantInWords(instant: string): string {
  const date = new Date(instant)
  return Number.isNaN(date.getTime()) ? instant : dayInWords(dayOf(date))
}
