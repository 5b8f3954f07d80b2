import { readPolicies, upgradesInsecure } from './content-security-policy.ts'
import { valuesOf } from './headers.ts'
import type { HtmlPage, Reference } from './html-page.ts'
import type { HttpAnswer } from './visit.ts'

export interface MixedContent {
  /** In clear, in the order of the page, each address once. */
  readonly insecure: readonly Reference[]
  /** The page asks browsers to fetch all of it encrypted (`upgrade-insecure-requests`). */
  readonly isUpgraded: boolean
}

/** What an encrypted page has browsers fetch or send in clear (Mixed Content, W3C). Style sheets are not read. */
export function findMixedContent(answer: HttpAnswer, page: HtmlPage): MixedContent {
  const known = new Set<string>()
  const insecure = page.references.filter(({ kind, url }) => {
    const key = `${kind} ${url}`
    if (known.has(key) || !isInClear(url)) return false
    known.add(key)
    return true
  })
  const policies = readPolicies([...valuesOf(answer, 'content-security-policy'), ...page.policies])
  return { insecure, isUpgraded: upgradesInsecure(policies) }
}

/** This very machine is trusted whatever the scheme (Secure Contexts, W3C, section 3.1). */
function isInClear(url: string): boolean {
  if (!url.startsWith('http:')) return false
  const { hostname } = new URL(url)
  return !/^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])\.?$/.test(hostname)
}
