import { describe, expect, it } from 'vitest'
import { applicableRecord, dmarcWeakness, namesAbove, readDmarc, soleDmarc, writtenPolicy } from './dmarc.ts'

const record = (text: string) => {
  const read = readDmarc(text)
  if (read === null) throw new Error(`not DMARC: ${text}`)
  return read
}

describe('a DMARC record', () => {
  it.each([
    'v=DMARC1',
    'v=DMARC1;',
    'v=DMARC1; p=none',
    'V=DMARC1;p=reject',
    'v = DMARC1 ; p = reject ;',
    'v=DMARC1;;p=reject',
    'v=DMARC1;p=reject ',
  ])('is read in « %s »', (text) => expect(readDmarc(text)).not.toBeNull())

  it.each([
    '',
    'v=dmarc1; p=reject',
    'v=DMARC1 p=reject',
    'v=DMARC10; p=reject',
    'v=DMARC1,p=reject',
    ' v=DMARC1; p=reject',
    'p=reject; v=DMARC1',
    '"v=DMARC1; p=reject"',
    'v=spf1 -all',
  ])('is not read in « %s »', (text) => expect(readDmarc(text)).toBeNull())

  it('ignores tags it does not know, and those badly written', () => {
    expect(record('v=DMARC1; x=1; =reject; p; p=reject; q2=3')).toMatchObject({ p: 'reject' })
  })
})

describe('the policy for the domain itself', () => {
  it.each([
    ['v=DMARC1; p=reject', 'reject'],
    ['v=DMARC1; P=Quarantine', 'quarantine'],
    ['v=DMARC1; sp=none; p=reject', 'reject'],
    ['v=DMARC1; np=reject; sp=reject; p=none', 'none'],
    ['v=DMARC1; rua=mailto:a@b.fr', 'none'],
    ['v=DMARC1; p=rejet', 'none'],
    ['v=DMARC1; p=reject pct=50', 'none'],
    ['v=DMARC1; p=reject; sp=rejet', 'none'],
    ['v=DMARC1; p=reject; np=x', 'none'],
    ['v=DMARC1; p=none; p=reject', 'none'],
  ])('of « %s » is %s', (text, policy) => expect(writtenPolicy(record(text), 'itself')).toBe(policy))
})

describe('the policy for a domain below', () => {
  it.each([
    ['v=DMARC1; p=reject', 'reject', 'reject'],
    ['v=DMARC1; p=reject; sp=none', 'none', 'none'],
    ['v=DMARC1; p=none; sp=quarantine; np=reject', 'quarantine', 'reject'],
    ['v=DMARC1; p=quarantine; np=none', 'quarantine', 'none'],
  ])('of « %s » is %s, and %s when it does not exist', (text, existing, absent) => {
    expect(writtenPolicy(record(text), 'existing-subdomain')).toBe(existing)
    expect(writtenPolicy(record(text), 'absent-subdomain')).toBe(absent)
  })
})

describe('a policy below quarantine for every message', () => {
  it.each([
    ['v=DMARC1; p=quarantine', null],
    ['v=DMARC1; p=quarantine; pct=100', null],
    ['v=DMARC1; p=quarantine; pct=99', 'partial'],
    ['v=DMARC1; p=quarantine; pct=0', 'partial'],
    ['v=DMARC1; p=quarantine; pct=beaucoup', null],
    ['v=DMARC1; p=quarantine; pct=150', null],
    ['v=DMARC1; p=quarantine; t=y', 'test-mode'],
    ['v=DMARC1; p=quarantine; t=n', null],
    ['v=DMARC1; p=reject; t=y', null],
    ['v=DMARC1; p=reject; pct=50', null],
    ['v=DMARC1; p=none; t=y', 'policy-none'],
    ['v=DMARC1', 'no-policy'],
    ['v=DMARC1; p=reject; sp=x', 'no-policy'],
  ])('in « %s » is %s', (text, weakness) => expect(dmarcWeakness(record(text), 'itself')).toBe(weakness))
})

describe('the records of one name', () => {
  it('are none when there are several, even the same twice', () => {
    const twice = ['v=DMARC1; p=reject', 'v=DMARC1; p=reject']
    expect(soleDmarc(twice)).toMatchObject({ record: null, several: [{ p: 'reject' }, { p: 'reject' }] })
  })

  it('do not count other texts', () => {
    expect(soleDmarc(['autre', 'v=DMARC1; p=reject', 'v=DMARC2; p=none'])).toMatchObject({
      record: { p: 'reject' },
      several: [],
    })
  })
})

describe('the walk above a domain', () => {
  it('goes label by label', () => {
    expect(namesAbove('accueil.mairie.agglo.fr')).toEqual(['mairie.agglo.fr', 'agglo.fr', 'fr'])
  })

  it('jumps to seven labels above a domain of more than eight, as in the example of the RFC', () => {
    expect(namesAbove('a.b.c.d.e.f.g.h.i.j.mail.example.com')).toEqual([
      'g.h.i.j.mail.example.com',
      'h.i.j.mail.example.com',
      'i.j.mail.example.com',
      'j.mail.example.com',
      'mail.example.com',
      'example.com',
      'com',
    ])
  })

  const met = (...records: [domain: string, text: string][]) =>
    records.map(([domain, text]) => ({ domain, record: record(text) }))
  it.each([
    ['the shortest name', met(['b.c.fr', 'v=DMARC1; p=none'], ['c.fr', 'v=DMARC1; p=none']), 'c.fr'],
    ['the one that says it is the organisation', met(['b.c.fr', 'v=DMARC1; p=none; psd=n']), 'b.c.fr'],
    ['the suffix when the organisation has none', met(['fr', 'v=DMARC1; p=none; psd=y']), 'fr'],
    [
      'the organisation just below the suffix',
      met(['c.fr', 'v=DMARC1; p=none'], ['fr', 'v=DMARC1; p=none; psd=y']),
      'c.fr',
    ],
    ['nothing', [], undefined],
  ])('finds the record of %s', (_, seen, domain) => {
    expect(applicableRecord('a.b.c.fr', seen)?.domain).toBe(domain)
  })
})
