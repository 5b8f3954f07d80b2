import type { Link } from './html-page.ts'

/** What a person of the commune said of the links they were shown. */
export interface NoticeAnswer {
  /** `yes`: the page at `url` is the one. `no`: none of those offered is. `no-page`: there is none. */
  readonly answer: 'yes' | 'no' | 'no-page'
  readonly url: string | null
  /** The addresses the person had before their eyes. */
  readonly offered: readonly string[]
}

export type NoticeJudged =
  | { readonly verdict: 'ok'; readonly url: string }
  | { readonly verdict: 'to-fix'; readonly variant: 'not-it' | 'no-page' }
  | { readonly verdict: 'could-not-tell'; readonly variant: 'found' | 'not-found' }

/**
 * Only a person says whether a page is the one the law asks for. What they said holds as long as the site offers the
 * page they confirmed or, when they found none, nothing they have not seen.
 */
export function judgeNotice(candidates: readonly Link[], said: NoticeAnswer | null): NoticeJudged {
  const urls = candidates.map(({ url }) => url)
  const unsaid = { verdict: 'could-not-tell', variant: urls.length > 0 ? 'found' : 'not-found' } as const
  if (said === null) return unsaid
  if (said.answer === 'yes') {
    return said.url !== null && urls.includes(said.url) ? { verdict: 'ok', url: said.url } : unsaid
  }
  if (urls.some((url) => !said.offered.includes(url))) return unsaid
  return { verdict: 'to-fix', variant: said.answer === 'no' ? 'not-it' : 'no-page' }
}
