import { describe, expect, it } from 'vitest'
import { readStrictTransport } from './strict-transport.ts'

const policy = (maxAgeInSeconds: number, includesSubDomains = false) => ({
  kind: 'policy',
  maxAgeInSeconds,
  includesSubDomains,
})
const invalid = (why: string) => ({ kind: 'invalid', why })

describe('a Strict-Transport-Security header', () => {
  it.each<[string, object]>([
    ['max-age=31536000', policy(31_536_000)],
    ['max-age="31536000"', policy(31_536_000)],
    ['MAX-AGE = 0', policy(0)],
    ['max-age=63072000; includeSubDomains; preload', policy(63_072_000, true)],
    [' includesubdomains ;; max-age="10" ; ', policy(10, true)],
    ['max-age=10; unknown="a;b\\"c"; other=token', policy(10)],
    ['max-age="1\\0"', policy(10)],
    [`max-age=${'9'.repeat(400)}`, policy(Number.MAX_SAFE_INTEGER)],
    ['', invalid('no-max-age')],
    ['includeSubDomains', invalid('no-max-age')],
    ['max-age', invalid('bad-max-age')],
    ['max-age=-1', invalid('bad-max-age')],
    ['max-age=1.5', invalid('bad-max-age')],
    ['max-age=""', invalid('bad-max-age')],
    ['max-age=10; max-age=10', invalid('twice-the-same')],
    ['max-age=10; Max-Age=0', invalid('twice-the-same')],
    ['max-age=10; includeSubDomains; includeSubDomains', invalid('twice-the-same')],
    ['max-age=10; x=1; X=2', invalid('twice-the-same')],
    ['max-age=10; includeSubDomains=true', invalid('badly-written')],
    ['max-age=10, includeSubDomains', invalid('badly-written')],
    ['max-age=10 includeSubDomains', invalid('badly-written')],
    ['max-age="10', invalid('badly-written')],
    ['=10', invalid('badly-written')],
    ['max age=10', invalid('badly-written')],
    ['max-age=', invalid('badly-written')],
  ])('« %s » is read by RFC 6797', (header, expected) => {
    expect(readStrictTransport([header])).toEqual(expected)
  })

  it('counts once when it is sent twice: the first one', () => {
    expect(readStrictTransport(['max-age=0', 'max-age=10'])).toEqual(policy(0))
    expect(readStrictTransport([])).toEqual({ kind: 'missing' })
  })
})
