import { describe, expect, it } from 'vitest'
import { readProtections } from './page-protections.ts'

const answer = (...headers: [string, string][]) => ({
  url: 'https://commune.fr/',
  host: 'commune.fr',
  scheme: 'https' as const,
  status: 200,
  headers,
})
const csp = (value: string): [string, string] => ['content-security-policy', value]
const frames = (value: string): [string, string] => ['x-frame-options', value]

describe('who may put the page in a frame', () => {
  it.each<[string, [string, string][], 'restricted' | 'open']>([
    ['nothing said', [], 'open'],
    ['DENY', [frames('DENY')], 'restricted'],
    ['sameorigin in lower case', [frames(' sameorigin ')], 'restricted'],
    ['ALLOW-FROM, which no browser follows', [frames('ALLOW-FROM https://autre.fr')], 'open'],
    ['two values that contradict each other', [frames('DENY'), frames('SAMEORIGIN')], 'restricted'],
    ['nobody', [csp("frame-ancestors 'none'")], 'restricted'],
    ['everybody', [csp('frame-ancestors *')], 'open'],
    ['every https site', [csp('frame-ancestors https:')], 'open'],
    ['a policy makes the older header ignored', [csp('frame-ancestors *'), frames('DENY')], 'open'],
    ['one of two policies', [csp("frame-ancestors *, frame-ancestors 'self'")], 'restricted'],
    ['a policy that does not speak of frames', [csp("default-src 'self'"), frames('DENY')], 'restricted'],
    ['only reported', [['content-security-policy-report-only', "frame-ancestors 'none'"]], 'open'],
    ['the first of two directives', [csp("frame-ancestors *; frame-ancestors 'none'")], 'open'],
    ['a name in capitals', [csp("Frame-Ancestors 'self'")], 'restricted'],
  ])('is told: %s', (_, headers, expected) => {
    expect(readProtections(answer(...headers), []).framing).toBe(expected)
  })

  it('is not told by a <meta>, where browsers do not read it', () => {
    expect(readProtections(answer(), ["frame-ancestors 'none'"]).framing).toBe('open')
  })
})

describe('the rule for scripts', () => {
  it.each([
    ["default-src 'self'", 'strict'],
    ["script-src 'self' 'unsafe-inline'", 'loose'],
    ["script-src 'self' 'unsafe-inline' 'nonce-abc'", 'strict'],
    ["script-src 'unsafe-inline' 'sha256-abc='", 'strict'],
    ["script-src https: 'nonce-abc' 'strict-dynamic'", 'strict'],
    ['script-src *', 'loose'],
    ['script-src https:', 'loose'],
    ["default-src 'self'; script-src 'unsafe-inline'", 'loose'],
    ["script-src-elem 'self'; script-src 'unsafe-inline'", 'strict'],
    ["frame-ancestors 'self'", 'loose'],
    ['upgrade-insecure-requests', 'loose'],
    [';;', 'none'],
  ])('%s is %s', (value, expected) => {
    expect(readProtections(answer(csp(value)), []).scripts).toBe(expected)
  })

  it('may stand in the page', () => {
    expect(readProtections(answer(), ["script-src 'self'"]).scripts).toBe('strict')
    expect(readProtections(answer(), []).scripts).toBe('none')
  })
})

describe('what other sites learn, and how files are taken', () => {
  it.each([
    ['', 'limited'],
    ['unsafe-url', 'everything'],
    ['no-referrer-when-downgrade', 'everything'],
    ['unsafe-url, strict-origin', 'limited'],
    ['no-referrer, inconnu', 'limited'],
    ['STRICT-ORIGIN, Unsafe-URL', 'everything'],
  ])('« %s » tells %s', (value, expected) => {
    expect(readProtections(answer(['referrer-policy', value]), []).referrer).toBe(expected)
  })

  it.each([
    ['nosniff', 'as-said'],
    ['NoSniff, x', 'as-said'],
    ['x, nosniff', 'guessed'],
    ['"nosniff"', 'guessed'],
  ])('X-Content-Type-Options « %s »: %s', (value, expected) => {
    expect(readProtections(answer(['x-content-type-options', value]), []).types).toBe(expected)
  })
})
