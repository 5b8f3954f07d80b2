import { doubtOfVisit } from '../domain/doubt.ts'
import { excerpt, valuesOf } from '../domain/headers.ts'
import { readStrictTransport, type StrictTransport, shortInSeconds } from '../domain/strict-transport.ts'
import type { HttpAnswer, PageVisit } from '../domain/visit.ts'
import type { Beside, Check } from './check.ts'
import { siteAddresses } from './site-addresses.ts'
import { isSameHouse } from './site-page.ts'

/** Whether browsers remember that the site is always encrypted (HSTS, RFC 6797). */
export const httpsLasting: Check = {
  name: 'https-lasting',
  async run({ target: { site }, page }) {
    const code = 'hsts'
    if (site.kind !== 'site') return { beside: [{ code, verdict: 'not-applicable', evidence: {} }] }
    const visit = await page(siteAddresses(site).https)
    return { beside: [describe(code, visit)] }
  },
}

interface HostSeen {
  readonly host: string
  readonly header: string | null
  readonly told: StrictTransport
}

function describe(code: string, visit: PageVisit): Beside {
  const hosts = hostsOf(visit)
  if (hosts.length === 0) {
    const { end } = visit
    const isFaulty = visit.hops.some(({ certificate }) => (certificate?.faults.length ?? 0) > 0)
    if (!isFaulty && (end.kind === 'could-not-tell' || end.kind === 'refused')) {
      return { code, verdict: 'could-not-tell', doubt: doubtOfVisit(end), evidence: {} }
    }
    return { code, verdict: 'not-applicable', evidence: {} }
  }
  const evidence = { hosts: hosts.map(({ host, header }) => ({ host, header })) }
  const uncovered = hosts.filter((each) => !isCoveredFromAbove(each.host, hosts))
  const weakest = [...uncovered, ...hosts].toSorted((one, other) => rankOf(one.told) - rankOf(other.told))[0]
  if (weakest === undefined) throw new Error('at least one host was seen')
  const { host, told } = weakest
  const words = { host }
  if (told.kind === 'missing') return { code, verdict: 'to-fix', words, evidence }
  if (told.kind === 'invalid') return { code, verdict: 'to-fix', variant: told.why, words, evidence }
  if (told.maxAgeInSeconds === 0) return { code, verdict: 'to-fix', variant: 'removed', words, evidence }
  const wholeDays = Math.floor(told.maxAgeInSeconds / 86_400)
  const days = wholeDays <= 1 ? `${wholeDays} jour` : `${wholeDays} jours`
  const isShort = told.maxAgeInSeconds < shortInSeconds
  return {
    code,
    verdict: 'ok',
    ...(isShort ? { variant: 'short' } : {}),
    words: { ...words, days },
    evidence,
  }
}

/** Own hosts met in https with a valid certificate: elsewhere browsers do not read the header (section 8.1). */
function hostsOf({ hops, answers }: PageVisit): HostSeen[] {
  const [first] = hops
  const isValid = (answer: HttpAnswer) =>
    hops.some(({ url, certificate }) => url === answer.url && certificate?.faults.length === 0)
  const seen = new Map<string, HostSeen>()
  for (const answer of answers) {
    if (answer.scheme !== 'https' || seen.has(answer.host)) continue
    if (!isSameHouse(first.host, answer.host) || !isValid(answer)) continue
    const headers = valuesOf(answer, 'strict-transport-security')
    const header = headers[0] === undefined ? null : excerpt(headers[0])
    seen.set(answer.host, { host: answer.host, header, told: readStrictTransport(headers) })
  }
  return [...seen.values()]
}

/** `includeSubDomains` of a name met before covers what is below it (section 8.3). */
function isCoveredFromAbove(host: string, hosts: readonly HostSeen[]): boolean {
  return hosts.some(
    ({ host: above, told }) =>
      host.endsWith(`.${above}`) &&
      told.kind === 'policy' &&
      told.includesSubDomains &&
      told.maxAgeInSeconds >= shortInSeconds,
  )
}

function rankOf(told: StrictTransport): number {
  if (told.kind === 'missing') return 0
  return told.kind === 'invalid' ? 1 : 2 + told.maxAgeInSeconds
}
