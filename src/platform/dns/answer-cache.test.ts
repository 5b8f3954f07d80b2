import { describe, expect, it } from 'vitest'
import { makeAnswerCache } from './answer-cache.ts'
import type { LookUp } from './look-up.ts'

const hour = 60 * 60
const answer: LookUp<string> = { kind: 'answer', records: ['x'], aliases: [], isAuthenticated: false }
const absence: LookUp<string> = { kind: 'no-record', aliases: [], isAuthenticated: false }
const failure = (reason: 'servfail' | 'stopped'): LookUp<string> => ({
  kind: 'could-not-tell',
  reason,
  detail: '',
})

function keptFor(lookUp: LookUp<string>, ttlInS: number, askedAfterS: number): boolean {
  let now = 0
  const cache = makeAnswerCache(10, () => now)
  cache.keep('a', { lookUp, ttlInS })
  now = askedAfterS * 1000
  return cache.find('a') === lookUp
}

describe('the answers kept', () => {
  it.each<[string, LookUp<string>, number, number, boolean]>([
    ['an answer within its TTL', answer, 60, 59, true],
    ['no answer beyond its TTL', answer, 60, 60, false],
    ['no answer without TTL', answer, 0, 0, false],
    ['no answer for more than a day', answer, 48 * hour, 24 * hour, false],
    ['an absence as long as its SOA says', absence, 300, 299, true],
    ['no absence for more than three hours', absence, 48 * hour, 3 * hour, false],
    ['no absence without SOA', absence, 0, 0, false],
    ['a failure for a moment', failure('servfail'), 0, 9, true],
    ['no failure for long', failure('servfail'), 0, 10, false],
    ['nothing that was stopped', failure('stopped'), 0, 0, false],
  ])('are %s', (_, lookUp, ttlInS, after, isKept) => {
    expect(keptFor(lookUp, ttlInS, after)).toBe(isKept)
  })

  it('are as many as may be: those left alone for longest go first', () => {
    const cache = makeAnswerCache(4, () => 0)
    cache.keep('a', { lookUp: answer, ttlInS: 60 })
    cache.keep('b', { lookUp: answer, ttlInS: 60 })
    cache.find('a')
    cache.keep('c', { lookUp: answer, ttlInS: 60 })
    expect(['a', 'b', 'c'].map((key) => cache.find(key) !== undefined)).toEqual([true, false, true])
  })
})
