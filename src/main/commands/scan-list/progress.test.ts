import { describe, expect, it } from 'vitest'
import { durationInWords, number, standingInWords } from './progress.ts'

describe('how far a run is', () => {
  it.each([
    [
      { total: 34_969, done: 0, skipped: 0, elapsedInMs: 0 },
      '[························] 0 sur 34\u202f969 · 0 % · 0,0 par seconde · en cours',
    ],
    [
      { total: 1000, done: 250, skipped: 250, elapsedInMs: 5000 },
      '[████████████············] 500 sur 1\u202f000 · 50 % · 50 par seconde · encore 10 s',
    ],
    [
      { total: 10, done: 10, skipped: 0, elapsedInMs: 3000 },
      '[████████████████████████] 10 sur 10 · 100 % · 3,3 par seconde · fini en 3 s',
    ],
    [
      { total: 0, done: 0, skipped: 0, elapsedInMs: 10 },
      '[████████████████████████] 0 sur 0 · 100 % · 0,0 par seconde · fini en 1 s',
    ],
  ])('%j is said in one line', (standing, line) => {
    expect(standingInWords(standing)).toBe(line)
  })

  it('writes durations and numbers as people do', () => {
    expect([59_000, 61_000, 3_599_000, 7_260_000].map(durationInWords)).toEqual([
      '59 s',
      '1 min 01 s',
      '59 min 59 s',
      '2 h 01 min',
    ])
    expect([7, 1000, 1_234_567].map(number)).toEqual(['7', '1\u202f000', '1\u202f234\u202f567'])
  })
})
