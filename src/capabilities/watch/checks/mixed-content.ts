import { excerpt } from '../domain/headers.ts'
import type { Reference } from '../domain/html-page.ts'
import { findMixedContent } from '../domain/mixed-content.ts'
import type { Check } from './check.ts'
import { pageRead } from './page-read.ts'
import { seePage } from './site-page.ts'

const mostShown = 20
const gravestFirst: readonly Reference['kind'][] = ['active', 'form', 'passive']

/** What the encrypted home page fetches or sends in clear. */
export const mixedContent: Check = {
  name: 'mixed-content',
  async run(context) {
    const code = 'mixed-content'
    const seen = await seePage(context)
    if (seen.kind === 'unsure') {
      return { beside: [{ code, verdict: 'could-not-tell', doubt: seen.doubt, evidence: {} }] }
    }
    if (seen.kind === 'none' || seen.answer.scheme === 'http' || seen.body === null) {
      return { beside: [{ code, verdict: 'not-applicable', evidence: {} }] }
    }
    const { answer, body } = seen
    const { insecure, isUpgraded } = findMixedContent(answer, pageRead(body, answer.url))
    const evidence = {
      url: answer.url,
      insecure: insecure
        .slice(0, mostShown)
        .map(({ from, kind, url }) => ({ from, kind, url: excerpt(url) })),
      count: insecure.length,
      isUpgraded,
    }
    const kind = gravestFirst.find((each) => insecure.some((reference) => reference.kind === each))
    if (kind !== undefined && !isUpgraded) {
      const example = excerpt(insecure.find((reference) => reference.kind === kind)?.url ?? '', 120)
      return { beside: [{ code, verdict: 'to-fix', variant: kind, words: { example }, evidence }] }
    }
    if (kind !== undefined) return { beside: [{ code, verdict: 'ok', variant: 'upgraded', evidence }] }
    if (!body.isWhole) return { beside: [{ code, verdict: 'could-not-tell', doubt: 'page-cut', evidence }] }
    return { beside: [{ code, verdict: 'ok', evidence }] }
  },
}
