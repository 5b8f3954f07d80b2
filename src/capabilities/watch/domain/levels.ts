import type { IssuesSeen } from './issue-seen.ts'
import { type Criterion, criteria, mailCriteria, siteCriteria } from './rpnt.ts'
import type { Verdict } from './verdict.ts'

export const levelNames = ['1.a', '1.aa', '2.a', '2.aa', 'a', 'aa'] as const
export type LevelName = (typeof levelNames)[number]

/** Reached, not reached, or not to be told. */
export type Levels = Readonly<Record<LevelName, boolean | null>>

const without = (from: readonly Criterion[], ...left: readonly Criterion[]) =>
  from.filter((criterion) => !left.includes(criterion))

/** Criteria each level needs (RPNT 0.2.1). Level `a` leaves out 1.6, which 1.a needs: it is so in the reference. */
const required: Readonly<Record<LevelName, readonly Criterion[]>> = {
  '1.a': without(siteCriteria, '1.7', '1.8'),
  '1.aa': siteCriteria,
  '2.a': without(mailCriteria, '2.6', '2.7'),
  '2.aa': mailCriteria,
  a: [...without(siteCriteria, '1.6', '1.7', '1.8'), ...without(mailCriteria, '2.6', '2.7')],
  aa: criteria,
}

/**
 * The mail needs not match the site (2.3) in 2.a and 2.aa when there is no usable site, which the reference says of a
 * site that is missing, badly written or outside the sovereign endings, and the mail's own ending is sovereign.
 */
export function isMatchNeeded(seen: IssuesSeen): boolean {
  const isSeen = (code: keyof IssuesSeen) => seen[code].state === 'present'
  const hasUsableSite =
    !isSeen('WEBSITE_MISSING') && !isSeen('WEBSITE_MALFORMED') && !isSeen('WEBSITE_DOMAIN_EXTENSION')
  return hasUsableSite || isSeen('EMAIL_DOMAIN_EXTENSION')
}

/** The criteria that a level asks of this commune; `matchIsNeeded` as `isMatchNeeded` says. */
export function criteriaNeeded(level: LevelName, matchIsNeeded: boolean): readonly Criterion[] {
  const forMail = level === '2.a' || level === '2.aa'
  return forMail && !matchIsNeeded ? without(required[level], '2.3') : required[level]
}

export function judgeLevels(verdicts: Readonly<Record<Criterion, Verdict>>, matchIsNeeded: boolean): Levels {
  const judge = (level: LevelName) => {
    const told = criteriaNeeded(level, matchIsNeeded).map((criterion) => verdicts[criterion])
    if (told.includes('to-fix')) return false
    return told.includes('could-not-tell') ? null : true
  }
  return {
    '1.a': judge('1.a'),
    '1.aa': judge('1.aa'),
    '2.a': judge('2.a'),
    '2.aa': judge('2.aa'),
    a: judge('a'),
    aa: judge('aa'),
  }
}
