import { excerpt, valuesOf } from '../domain/headers.ts'
import { type Cookie, looksLikeSession, readSetCookie } from '../domain/set-cookie.ts'
import type { PageVisit } from '../domain/visit.ts'
import type { Beside, Check } from './check.ts'
import { isSameHouse, seePage } from './site-page.ts'

const mostShown = 30

/** The cookies that the home page sets, and whether they are kept from others (RFC 6265bis). */
export const cookies: Check = {
  name: 'cookies',
  async run(context) {
    const code = 'cookies'
    const seen = await seePage(context)
    if (seen.kind === 'unsure') {
      return { beside: [{ code, verdict: 'could-not-tell', doubt: seen.doubt, evidence: {} }] }
    }
    // In clear, everything can be read on the way: the criterion on https says so.
    if (seen.kind === 'none' || seen.answer.scheme === 'http') {
      return { beside: [{ code, verdict: 'not-applicable', evidence: {} }] }
    }
    return { beside: [describe(code, seen.visit, context.now())] }
  },
}

function describe(code: string, { hops, answers }: PageVisit, now: Date): Beside {
  const found = answers
    .filter(({ scheme, host }) => scheme === 'https' && isSameHouse(hops[0].host, host))
    .flatMap((answer) => valuesOf(answer, 'set-cookie'))
    .flatMap((header) => readSetCookie(header, now) ?? [])
  const kept = found.slice(0, mostShown).map((cookie) => ({ ...cookie, name: excerpt(cookie.name, 80) }))
  const evidence = { cookies: kept }
  const told = (each: readonly Cookie[]) => ({
    names: excerpt([...new Set(each.map(({ name }) => name))].slice(0, 3).join(', '), 120),
  })
  const refused = found.filter(({ refusal }) => refusal !== null)
  const clear = found.filter(({ isSecure, refusal }) => !isSecure && refusal === null)
  const readable = found.filter(({ name, isHttpOnly }) => !isHttpOnly && looksLikeSession(name))
  if (clear.length > 0)
    return { code, verdict: 'to-fix', variant: 'not-secure', words: told(clear), evidence }
  if (readable.length > 0) {
    return { code, verdict: 'to-fix', variant: 'readable-session', words: told(readable), evidence }
  }
  if (refused.length > 0)
    return { code, verdict: 'to-fix', variant: 'refused', words: told(refused), evidence }
  return {
    code,
    verdict: 'ok',
    ...(found.length === 0 ? { variant: 'none' } : { words: told(found) }),
    evidence,
  }
}
