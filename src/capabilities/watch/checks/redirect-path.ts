import { doubtOfVisit } from '../domain/doubt.ts'
import { judgePath } from '../domain/redirect-path.ts'
import type { Visit } from '../domain/visit.ts'
import type { Check } from './check.ts'
import { siteAddresses } from './site-addresses.ts'

/** The way from each address of the site to its page. Where it ends is the matter of the criteria. */
export const redirectPath: Check = {
  name: 'redirect-path',
  async run({ target: { site }, visit }) {
    const code = 'redirect-path'
    if (site.kind !== 'site') return { beside: [{ code, verdict: 'not-applicable', evidence: {} }] }
    const addresses = siteAddresses(site)
    const { bareHttps, bareHttp } = addresses
    const visits = await Promise.all(
      [addresses.https, addresses.http, bareHttps, bareHttp].flatMap((url) =>
        url === null ? [] : visit(url),
      ),
    )
    const judged = visits.flatMap((each) => {
      const path = judgePath(each)
      return path === null ? [] : { ...path, visit: each }
    })
    const first = judged[0]
    if (first !== undefined) {
      const { fault, from, to } = first
      const evidence = { way: wayOf(first.visit) }
      const words = { first: first.visit.hops[0].url, from: from.url, to: to.url }
      return { beside: [{ code, verdict: 'to-fix', variant: fault, words, evidence }] }
    }
    const evidence = { ways: visits.map(wayOf) }
    const unsure = visits.find(({ end }) => end.kind === 'could-not-tell')
    if (unsure !== undefined) {
      return { beside: [{ code, verdict: 'could-not-tell', doubt: doubtOfVisit(unsure.end), evidence }] }
    }
    const isAnyThere = visits.some(({ end }) => end.kind === 'answered')
    return { beside: [{ code, verdict: isAnyThere ? 'ok' : 'not-applicable', evidence }] }
  },
}

const wayOf = ({ hops }: Visit) => hops.map(({ url, status }) => `${status ?? '?'} ${url.slice(0, 200)}`)
