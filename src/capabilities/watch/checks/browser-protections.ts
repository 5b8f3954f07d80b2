import { excerpt } from '../domain/headers.ts'
import { type Protections, readProtections } from '../domain/page-protections.ts'
import type { HttpAnswer } from '../domain/visit.ts'
import type { Check } from './check.ts'
import { pageRead } from './page-read.ts'
import { seePage } from './site-page.ts'

const headersShown = new Set([
  'content-security-policy',
  'x-frame-options',
  'x-content-type-options',
  'referrer-policy',
  'permissions-policy',
])

/** What the site asks of browsers to protect its readers: frames, types of files, where readers come from, scripts. */
export const browserProtections: Check = {
  name: 'browser-protections',
  async run(context) {
    const code = 'browser-protections'
    const seen = await seePage(context)
    if (seen.kind === 'none') return { beside: [{ code, verdict: 'not-applicable', evidence: {} }] }
    if (seen.kind === 'unsure') {
      return { beside: [{ code, verdict: 'could-not-tell', doubt: seen.doubt, evidence: {} }] }
    }
    const { answer, body } = seen
    const policies = body === null ? [] : pageRead(body, answer.url).policies
    const protections = readProtections(answer, policies)
    const evidence = { url: answer.url, headers: shown(answer), protections }
    const words = { host: answer.host }
    const lacking = lackOf(protections)
    if (lacking !== null) return { beside: [{ code, verdict: 'to-fix', variant: lacking, words, evidence }] }
    const variant = protections.scripts === 'strict' ? {} : { variant: `scripts-${protections.scripts}` }
    return { beside: [{ code, verdict: 'ok', ...variant, words, evidence }] }
  },
}

/** What a line of settings repairs without any risk for the site. A policy for scripts takes work: its lack is told, not counted. */
function lackOf({ framing, types, referrer }: Protections): string | null {
  if (framing === 'open') return types === 'guessed' ? 'framing-and-types' : 'framing'
  if (types === 'guessed') return 'types'
  return referrer === 'everything' ? 'referrer' : null
}

const shown = ({ headers }: HttpAnswer) =>
  headers
    .filter(([name]) => headersShown.has(name))
    .slice(0, 20)
    .map(([name, value]) => `${name}: ${excerpt(value, 400)}`)
