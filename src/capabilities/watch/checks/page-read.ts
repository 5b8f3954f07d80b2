import { type HtmlPage, readHtml } from '../domain/html-page.ts'
import type { PageBody } from '../domain/visit.ts'

const known = new WeakMap<PageBody, HtmlPage>()

/** The page read once, however many checks read it. */
export function pageRead(body: PageBody, url: string): HtmlPage {
  const already = known.get(body)
  if (already !== undefined) return already
  const page = readHtml(body.html, url)
  known.set(body, page)
  return page
}
