import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeCriteria, judgeCriterion } from './criteria.ts'
import { absent, type IssueSeen, type IssuesSeen, present, unknown } from './issue-seen.ts'
import { isMatchNeeded, judgeLevels, levelNames } from './levels.ts'
import { type Criterion, criteria, criteriaLostBy, issueCodes } from './rpnt.ts'
import type { Verdict } from './verdict.ts'

const state = fc.constantFrom<IssueSeen>(absent(), present({}), unknown('deadline', {}))
const issuesSeen: fc.Arbitrary<IssuesSeen> = fc.record(
  Object.fromEntries(issueCodes.map((code) => [code, state])) as Record<keyof IssuesSeen, typeof state>,
)
const verdict = fc.constantFrom<Verdict>('ok', 'to-fix', 'could-not-tell')
const verdicts = fc.record(
  Object.fromEntries(criteria.map((criterion) => [criterion, verdict])) as Record<Criterion, typeof verdict>,
)
const order = [true, null, false]

describe('a criterion', () => {
  it('is lost when and only when an issue that loses it is seen', () => {
    fc.assert(
      fc.property(issuesSeen, (seen) => {
        for (const { criterion, verdict } of judgeCriteria(seen)) {
          const lost = issueCodes.some(
            (code) =>
              seen[code].state === 'present' &&
              (criteriaLostBy[code] as readonly string[]).includes(criterion),
          )
          expect(verdict === 'to-fix').toBe(lost)
        }
      }),
    )
  })

  it('is never counted as lost for what could not be told', () => {
    fc.assert(
      fc.property(issuesSeen, fc.constantFrom(...issueCodes), (seen, code) => {
        const known = { ...seen, [code]: absent() }
        const doubtful = { ...seen, [code]: unknown('dns-timeout', {}) }
        for (const criterion of criteria) {
          const [before, after] = [judgeCriterion(criterion, known), judgeCriterion(criterion, doubtful)]
          if (after.verdict === 'to-fix') expect(before.verdict).toBe('to-fix')
        }
      }),
    )
  })
})

describe('a level', () => {
  it('is never better because a criterion is worse', () => {
    fc.assert(
      fc.property(verdicts, fc.constantFrom(...criteria), fc.boolean(), (all, criterion, needed) => {
        const better = judgeLevels({ ...all, [criterion]: 'ok' }, needed)
        const worse = judgeLevels({ ...all, [criterion]: 'to-fix' }, needed)
        for (const level of levelNames)
          expect(order.indexOf(better[level])).toBeLessThanOrEqual(order.indexOf(worse[level]))
      }),
    )
  })

  it('aa holds all the others, and 1.aa holds 1.a', () => {
    fc.assert(
      fc.property(verdicts, (all) => {
        const levels = judgeLevels(all, true)
        for (const level of levelNames) if (levels.aa === true) expect(levels[level]).toBe(true)
        if (levels['1.aa'] === true) expect(levels['1.a']).toBe(true)
        if (levels['2.aa'] === true) expect(levels['2.a']).toBe(true)
      }),
    )
  })

  const allOk = Object.fromEntries(criteria.map((criterion) => [criterion, 'ok'])) as Record<
    Criterion,
    Verdict
  >
  it.each<[string, Partial<Record<Criterion, Verdict>>, boolean, object]>([
    [
      '1.6 alone',
      { '1.6': 'to-fix' },
      true,
      { '1.a': false, '1.aa': false, a: true, aa: false, '2.aa': true },
    ],
    ['1.7 alone', { '1.7': 'to-fix' }, true, { '1.a': true, '1.aa': false, a: true, aa: false }],
    [
      '2.3 alone',
      { '2.3': 'to-fix' },
      true,
      { '2.a': false, '2.aa': false, a: false, aa: false, '1.aa': true },
    ],
    [
      '2.3 where it is not needed',
      { '2.3': 'to-fix' },
      false,
      { '2.a': true, '2.aa': true, a: false, aa: false },
    ],
    [
      '2.6 and 2.7',
      { '2.6': 'to-fix', '2.7': 'to-fix' },
      true,
      { '2.a': true, '2.aa': false, a: true, aa: false },
    ],
    [
      '2.8 not told',
      { '2.8': 'could-not-tell' },
      true,
      { '2.a': null, '2.aa': null, a: null, aa: null, '1.a': true },
    ],
    [
      '2.8 not told and 2.4 lost',
      { '2.8': 'could-not-tell', '2.4': 'to-fix' },
      true,
      { '2.a': false, a: false },
    ],
  ])('without %s is as the reference says', (_, lost, needed, expected) => {
    expect(judgeLevels({ ...allOk, ...lost }, needed)).toMatchObject(expected)
  })

  const none = Object.fromEntries(issueCodes.map((code) => [code, absent()])) as IssuesSeen
  it.each<[(keyof IssuesSeen)[], boolean]>([
    [[], true],
    [['WEBSITE_MISSING'], false],
    [['WEBSITE_MALFORMED'], false],
    [['WEBSITE_DOMAIN_EXTENSION'], false],
    [['WEBSITE_MISSING', 'EMAIL_DOMAIN_EXTENSION'], true],
    [['WEBSITE_DOWN'], true],
  ])('of mail with %j needs the match: %s', (codes, needed) => {
    const seen = { ...none, ...Object.fromEntries(codes.map((code) => [code, present({})])) }
    expect(isMatchNeeded(seen)).toBe(needed)
  })
})
