import { excerpt } from '../domain/headers.ts'
import { findSoftware } from '../domain/software.ts'
import type { Check } from './check.ts'
import { pageRead } from './page-read.ts'
import { seePage } from './site-page.ts'

/** Which programs the site runs, as it tells everybody. Nothing is asked beyond the home page. */
export const softwareSeen: Check = {
  name: 'software-seen',
  async run(context) {
    const code = 'software-seen'
    const seen = await seePage(context)
    if (seen.kind === 'none') return { beside: [{ code, verdict: 'not-applicable', evidence: {} }] }
    if (seen.kind === 'unsure') {
      return { beside: [{ code, verdict: 'could-not-tell', doubt: seen.doubt, evidence: {} }] }
    }
    const { answer, body } = seen
    const software = findSoftware(answer, body === null ? null : pageRead(body, answer.url))
    const evidence = { url: answer.url, software }
    if (software.length === 0) return { beside: [{ code, verdict: 'ok', evidence }] }
    const versions = software.filter(({ version }) => version !== null)
    const list = (versions.length > 0 ? versions : software)
      .map(({ name, version }) => (version === null ? name : `${name} ${version}`))
      .slice(0, 6)
      .join(', ')
    const variant = versions.length > 0 ? 'versions-shown' : 'names-shown'
    return { beside: [{ code, verdict: 'ok', variant, words: { list: excerpt(list, 240) }, evidence }] }
  },
}
