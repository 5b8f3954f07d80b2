import { describe, expect, it } from 'vitest'
import { appliedPolicy, dmarcWeakness, writtenPolicy } from './policy.ts'
import { readDmarc } from './record.ts'

const record = (tags: string) => {
  const read = readDmarc(`v=DMARC1; ${tags}`)
  if (read === null) throw new Error(`not DMARC: ${tags}`)
  return read
}

describe('the policy for the domain itself', () => {
  it.each([
    ['p=reject', 'reject'],
    ['P=Quarantine', 'quarantine'],
    ['sp=none; p=reject', 'reject'],
    ['np=reject; sp=reject; p=none', 'none'],
    ['p=none; p=reject', 'none'],
    ['p=reject; pct=0', 'reject'],
  ])('of « %s » is %s', (tags, policy) => expect(writtenPolicy(record(tags), 'itself')).toBe(policy))

  it.each([
    '',
    'p=rejet',
    'sp=reject',
    'p=reject; sp=rejet',
    'p=reject; np=x',
    'p=reject; sp=',
    'p=reject pct=50',
  ])('of « %s » is none where reports are asked, else no DMARC at all', (tags) => {
    expect(writtenPolicy(record(`${tags}; rua=mailto:a@b.fr`), 'itself')).toBe('none')
    expect(writtenPolicy(record(`${tags}; rua=a@b.fr`), 'itself')).toBeNull()
    expect(writtenPolicy(record(tags), 'existing-subdomain')).toBeNull()
  })
})

describe('the policy for a domain below', () => {
  it.each([
    ['p=reject', 'reject', 'reject'],
    ['p=reject; sp=none', 'none', 'none'],
    ['p=none; sp=quarantine; np=reject', 'quarantine', 'reject'],
    ['p=quarantine; np=none', 'quarantine', 'none'],
  ])('of « %s » is %s, and %s when it does not exist', (tags, existing, absent) => {
    expect(writtenPolicy(record(tags), 'existing-subdomain')).toBe(existing)
    expect(writtenPolicy(record(tags), 'absent-subdomain')).toBe(absent)
  })
})

describe('test mode', () => {
  it.each([
    ['p=reject; t=y', 'quarantine'],
    ['p=quarantine; t=y', 'none'],
    ['p=none; sp=none; t=y', 'none'],
    ['p=reject; sp=reject; t=n', 'reject'],
  ])('makes of « %s » %s, one step lower', (tags, itself) => {
    expect(appliedPolicy(record(tags), 'itself')).toBe(itself)
  })
})

describe('a policy below quarantine for every message', () => {
  it.each([
    ['p=quarantine', null],
    ['p=quarantine; pct=100', null],
    ['p=quarantine; pct=99', 'partial'],
    ['p=quarantine; pct=0', 'partial'],
    ['p=quarantine; pct=beaucoup', null],
    ['p=quarantine; pct=150', null],
    ['p=quarantine; t=y', 'test-mode'],
    ['p=quarantine; t=n', null],
    ['p=reject; t=y', null],
    ['p=reject; pct=50', null],
    ['p=none; t=y', 'policy-none'],
    ['', 'no-policy'],
    ['p=reject; sp=x', 'no-policy'],
    ['rua=mailto:a@b.fr', 'no-policy'],
  ])('in « %s » is %s', (tags, weakness) => expect(dmarcWeakness(record(tags), 'itself')).toBe(weakness))
})
