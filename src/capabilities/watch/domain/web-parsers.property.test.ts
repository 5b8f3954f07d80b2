import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPolicies, restrictsFrames, scriptRule } from './content-security-policy.ts'
import { readHtml } from './html-page.ts'
import { findCandidates } from './notice-links.ts'
import { readRegistration, stageOf } from './registration.ts'
import { readSetCookie } from './set-cookie.ts'
import { findSoftware } from './software.ts'
import { readStrictTransport } from './strict-transport.ts'

const runs = { numRuns: 2000 }
const now = new Date('2026-11-22T09:00:00Z')
const pieces = fc.constantFrom(
  ';',
  '=',
  '"',
  '\\',
  ',',
  ' ',
  '\t',
  'max-age',
  '31536000',
  'includeSubDomains',
  'Secure',
)
const header = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces).map((each) => each.join('')),
)
const markup = fc.constantFrom(
  '<a href="',
  '">',
  '<script>',
  '</',
  '<!--',
  '<base href=http:',
  '<img srcset="',
  ' 2x, ',
  "'",
  '&#',
  '<template>',
  '\u0000',
  'mentions légales',
  '</a>',
)
const html = fc.oneof(
  fc.string(),
  fc.array(fc.oneof(markup, fc.string())).map((each) => each.join('')),
)

describe('whatever a server writes', () => {
  it('a security policy, a cookie and HSTS are read or refused, without a crash', () => {
    fc.assert(
      fc.property(header, (text) => {
        readStrictTransport([text])
        readSetCookie(text, now)
        const policies = readPolicies([text])
        restrictsFrames(policies)
        scriptRule(policies)
      }),
      runs,
    )
  })

  it('HSTS reads what is written by its grammar, in any order and case', () => {
    const maxAge = fc.nat()
    const written = fc.tuple(
      maxAge,
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      fc.constantFrom(';', ' ; ', ';;', ';\t'),
    )
    fc.assert(
      fc.property(written, ([age, isBelow, isQuoted, isFirst, between]) => {
        const directive = isQuoted ? `Max-Age="${age}"` : `max-age=${age}`
        const all = isBelow ? [directive, 'IncludeSubDomains'] : [directive]
        const text = (isFirst ? all : all.toReversed()).join(between)
        expect(readStrictTransport([text])).toEqual({
          kind: 'policy',
          maxAgeInSeconds: age,
          includesSubDomains: isBelow,
        })
      }),
      runs,
    )
  })

  it('a cookie never shows its value', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-f0-9]{32}$/), (secret) => {
        expect(JSON.stringify(readSetCookie(`PHPSESSID=${secret}; Secure`, now))).not.toContain(secret)
      }),
      { numRuns: 200 },
    )
  })

  it('a page is read, its addresses are addresses, and nothing is left to chance', () => {
    fc.assert(
      fc.property(html, (text) => {
        const page = readHtml(text, 'https://commune.fr/')
        for (const { url } of [...page.references, ...page.links]) expect(URL.canParse(url)).toBe(true)
        findCandidates('legal-notice', page)
        const answer = {
          url: 'https://commune.fr/',
          host: 'commune.fr',
          scheme: 'https',
          status: 200,
        } as const
        findSoftware({ ...answer, headers: [['server', text]] }, page)
        expect(readHtml(text, 'https://commune.fr/')).toEqual(page)
      }),
      runs,
    )
  })

  it('a registration is read or refused, whatever its shape', () => {
    const shape = fc.record({
      objectClassName: fc.constant('domain'),
      events: fc.oneof(
        fc.jsonValue(),
        fc.array(
          fc.record({
            eventAction: fc.constant('expiration'),
            eventDate: fc.oneof(fc.jsonValue(), fc.string()),
          }),
        ),
      ),
      status: fc.jsonValue(),
      entities: fc.oneof(
        fc.jsonValue(),
        fc.array(fc.record({ roles: fc.constant(['registrar']), vcardArray: fc.jsonValue() })),
      ),
      nameservers: fc.jsonValue(),
    })
    fc.assert(
      fc.property(fc.oneof(shape, fc.jsonValue()), (content) => {
        const registration = readRegistration(content, 'commune.fr')
        if (registration !== null) stageOf(registration, now)
      }),
      runs,
    )
  })
})
