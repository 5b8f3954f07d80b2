import { getDomain } from 'tldts'
import { busyStatuses, doubtOfVisit } from '../domain/doubt.ts'
import type { Doubt } from '../domain/issue-seen.ts'
import { isTrustedRedirect } from '../domain/lists.ts'
import { type HttpAnswer, lastHop, type PageBody, type PageVisit, withoutWww } from '../domain/visit.ts'
import type { CheckContext } from './check.ts'
import { siteAddresses } from './site-addresses.ts'

/** The home page of the site, where the commune's own page is what an address leads to. */
export type SitePage =
  /** No site, nothing but an error at its address, or somebody else's page. */
  | { readonly kind: 'none' }
  | { readonly kind: 'unsure'; readonly doubt: Doubt }
  | {
      readonly kind: 'page'
      readonly visit: PageVisit
      /** The last one: that of the page. */
      readonly answer: HttpAnswer
      /** Null when it is no page in HTML. */
      readonly body: PageBody | null
    }

/** The page in https; where https certainly leads nowhere, the one in http. */
export async function seePage({ target: { site }, page }: CheckContext): Promise<SitePage> {
  if (site.kind !== 'site') return { kind: 'none' }
  const addresses = siteAddresses(site)
  const https = await page(addresses.https)
  const { end } = https
  const isWithoutHttps = end.kind === 'refused' || end.kind === 'tls-fault'
  return isWithoutHttps ? concludePage(await page(addresses.http)) : concludePage(https)
}

function concludePage(visit: PageVisit): SitePage {
  const { end, hops, answers, body } = visit
  if (end.kind === 'could-not-tell' || end.kind === 'refused')
    return { kind: 'unsure', doubt: doubtOfVisit(end) }
  if (end.kind !== 'answered') return { kind: 'none' }
  if (busyStatuses.has(end.status)) return { kind: 'unsure', doubt: 'web-busy' }
  const answer = answers.at(-1)
  const isOwn = isSameHouse(hops[0].host, lastHop(visit).host)
  return end.status === 200 && answer !== undefined && isOwn
    ? { kind: 'page', visit, answer, body }
    : { kind: 'none' }
}

/** A site that sends its visitors to a social network has no page of its own. */
export function isSameHouse(declared: string, host: string): boolean {
  if (withoutWww(declared) === withoutWww(host) || isTrustedRedirect(host)) return true
  const domain = getDomain(declared, { allowPrivateDomains: true })
  return domain !== null && domain === getDomain(host, { allowPrivateDomains: true })
}
