import { describe, expect, it } from 'vitest'
import type { LookUp } from '../look-up.ts'
import { policyBelow, policyForItself } from './outlook.ts'
import { discoverPolicy, namesOfWalk, organizationalDomain, walkTree } from './tree-walk.ts'

/** Texts by domain, without `_dmarc.`; a fault is written in capitals. */
type Zone = Readonly<Record<string, readonly string[] | 'TIMEOUT' | 'REFUSED'>>

const asking =
  (zone: Zone, asked: string[] = []) =>
  async (name: string) => {
    asked.push(name)
    const found = zone[name.replace('_dmarc.', '')]
    if (found === 'TIMEOUT' || found === 'REFUSED')
      return {
        kind: 'could-not-tell',
        reason: found === 'TIMEOUT' ? 'timeout' : 'refused',
        detail: '',
      } as const
    return found === undefined
      ? ({ kind: 'no-such-name', isAuthenticated: false } as const)
      : ({ kind: 'answer', records: found, isAuthenticated: false } as const)
  }

const there: LookUp<string> = { kind: 'no-record', isAuthenticated: false }
const missing: LookUp<string> = { kind: 'no-such-name', isAuthenticated: false }
const none = ['v=DMARC1; p=none']

describe('the walk', () => {
  it('goes label by label up to the ending', () => {
    expect(namesOfWalk('accueil.mairie.agglo.fr')).toEqual([
      'accueil.mairie.agglo.fr',
      'mairie.agglo.fr',
      'agglo.fr',
      'fr',
    ])
    expect(namesOfWalk('fr')).toEqual(['fr'])
  })

  it('jumps to seven labels from a domain of more than eight, as in the example of RFC 9989 section 4.10', () => {
    expect(namesOfWalk('a.b.c.d.e.f.g.h.i.j.mail.example.com')).toEqual([
      'a.b.c.d.e.f.g.h.i.j.mail.example.com',
      'g.h.i.j.mail.example.com',
      'h.i.j.mail.example.com',
      'i.j.mail.example.com',
      'j.mail.example.com',
      'mail.example.com',
      'example.com',
      'com',
    ])
  })

  it.each([
    ['1.2.3.4.5.6.7.8', '2.3.4.5.6.7.8'],
    ['0.1.2.3.4.5.6.7.8', '2.3.4.5.6.7.8'],
    ['1.2.3.4.5.6.7', '2.3.4.5.6.7'],
  ])('goes from %s to %s', (domain, next) => {
    expect(namesOfWalk(domain)[1]).toBe(next)
    expect(namesOfWalk(domain).length).toBeLessThanOrEqual(8)
  })

  it('stops at a record that says whether it is a public suffix', async () => {
    const asked: string[] = []
    await walkTree('a.b.c.fr', asking({ 'b.c.fr': none, 'c.fr': ['v=DMARC1; psd=n'] }, asked))
    expect(asked).toEqual(['_dmarc.a.b.c.fr', '_dmarc.b.c.fr', '_dmarc.c.fr'])
  })

  it('does not stop at one of several records', async () => {
    const asked: string[] = []
    await walkTree('c.fr', asking({ 'c.fr': ['v=DMARC1; psd=n', 'v=DMARC1; psd=n'] }, asked))
    expect(asked).toHaveLength(2)
  })

  it('asks once for a policy of the domain itself', async () => {
    const asked: string[] = []
    await walkTree('a.b.fr', asking({ 'a.b.fr': none }, asked), true)
    expect(asked).toEqual(['_dmarc.a.b.fr'])
  })

  it('asks for no name longer than a name can be', async () => {
    const asked: string[] = []
    const long = `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.fr`
    await walkTree(long, asking({}, asked))
    expect(asked.every((name) => name.length <= 253)).toBe(true)
  })
})

describe('the record that holds, and the organisation', () => {
  const psd = ['v=DMARC1; p=reject; psd=y']
  it.each<[title: string, domain: string, zone: Zone, foundAt: string | null, organization: string]>([
    ['of nobody', 'a.b.fr', {}, null, 'a.b.fr'],
    ['of the domain itself', 'a.b.fr', { 'a.b.fr': none, 'b.fr': none }, 'a.b.fr', 'b.fr'],
    ['of the shortest name', 'a.b.c.fr', { 'b.c.fr': none, 'c.fr': none }, 'c.fr', 'c.fr'],
    [
      'of the name that says so',
      'a.b.c.fr',
      { 'b.c.fr': ['v=DMARC1; psd=n'], 'c.fr': none },
      'b.c.fr',
      'b.c.fr',
    ],
    [
      'of the name below a public suffix',
      'a.b.c.fr',
      { 'b.c.fr': none, 'c.fr': none, fr: psd },
      'c.fr',
      'c.fr',
    ],
    ['of the public suffix', 'a.b.fr', { fr: psd }, 'fr', 'b.fr'],
    ['of the public suffix, past a name in between', 'a.b.c.fr', { 'b.c.fr': none, fr: psd }, 'fr', 'c.fr'],
    [
      'of a public suffix of two labels',
      'x.a.gouv.fr',
      { 'gouv.fr': psd, 'a.gouv.fr': none },
      'a.gouv.fr',
      'a.gouv.fr',
    ],
    ['of the public suffix itself', 'gouv.fr', { 'gouv.fr': psd, fr: none }, 'gouv.fr', 'gouv.fr'],
    ['of an ending that does not say it is one', 'a.b.fr', { fr: none }, 'fr', 'fr'],
    ['above several records', 'a.b.fr', { 'a.b.fr': [...none, ...none], 'b.fr': none }, 'b.fr', 'b.fr'],
    ['below several records', 'a.b.fr', { 'b.fr': [...none, ...none] }, null, 'a.b.fr'],
  ])('is %s', async (_, domain, zone, foundAt, organization) => {
    const steps = await walkTree(domain, asking(zone))
    expect(discoverPolicy(steps).met?.domain ?? null).toBe(foundAt)
    expect(organizationalDomain(steps).domain).toBe(organization)
    const quick = await walkTree(domain, asking(zone), true)
    expect(discoverPolicy(quick).met?.domain ?? null).toBe(foundAt)
  })

  it('is not that of a name too deep to be asked, as in RFC 9989 section 5.1.8', async () => {
    const zone = {
      'b.c.d.e.f.g.example.com': ['v=DMARC1; p=none; psd=n'],
      'example.com': ['v=DMARC1; p=reject'],
    }
    const steps = await walkTree('mail.a.b.c.d.e.f.g.example.com', asking(zone))
    expect(discoverPolicy(steps).met?.domain).toBe('example.com')
  })
})

describe('a look-up that fails', () => {
  it.each<[title: string, zone: Zone, foundAt: string | null | 'doubt']>([
    ['at the domain', { 'a.b.fr': 'TIMEOUT', 'b.fr': none }, 'doubt'],
    ['above a domain with a record', { 'a.b.fr': none, 'b.fr': 'TIMEOUT' }, 'a.b.fr'],
    ['between the domain and a record', { 'b.fr': 'TIMEOUT', fr: ['v=DMARC1; psd=y'] }, 'doubt'],
    ['after the walk ended', { 'b.fr': ['v=DMARC1; psd=n'], fr: 'TIMEOUT' }, 'b.fr'],
    ['at the ending, above the record of the registered name', { 'b.fr': none, fr: 'TIMEOUT' }, 'b.fr'],
    ['at the ending, with nothing below it', { fr: 'TIMEOUT' }, 'doubt'],
    ['at the ending, refused by a server that only holds names below', { fr: 'REFUSED' }, null],
    ['refused at the organisation', { 'b.fr': 'REFUSED' }, 'doubt'],
  ])('%s', async (_, zone, foundAt) => {
    const { met, doubt } = discoverPolicy(await walkTree('a.b.fr', asking(zone)))
    expect(doubt === null ? (met?.domain ?? null) : 'doubt').toBe(foundAt)
  })
})

describe('a policy read from above', () => {
  const zone: Zone = { 'agglo.fr': ['v=DMARC1; p=reject; sp=quarantine; np=none'] }

  it('is that of an existing name, or of one that does not exist', async () => {
    const steps = await walkTree('mairie.agglo.fr', asking(zone))
    expect(policyForItself(steps, there).written).toBe('quarantine')
    expect(policyForItself(steps, missing).written).toBe('none')
    // An alias that leads nowhere exists.
    expect(policyForItself(steps, { ...missing, aliases: ['parti.fr'] }).written).toBe('quarantine')
  })

  it('is not known while nobody knows whether the name exists, unless it comes to the same', async () => {
    const failed = { kind: 'could-not-tell', reason: 'servfail', detail: '' } as const
    expect(policyForItself(await walkTree('mairie.agglo.fr', asking(zone)), failed)).toMatchObject({
      written: null,
      discovery: { doubt: failed },
    })
    const same = { 'agglo.fr': ['v=DMARC1; p=reject'] }
    const steps = await walkTree('mairie.agglo.fr', asking(same))
    expect(policyForItself(steps, failed).written).toBe('reject')
  })

  it('for names below comes from their organisation, past a record in between', async () => {
    const both = { ...zone, 'mairie.agglo.fr': ['v=DMARC1; p=none; sp=none'] }
    const steps = await walkTree('mairie.agglo.fr', asking(both))
    expect(policyForItself(steps, there).written).toBe('none')
    expect(policyBelow(steps, true)).toMatchObject({ written: 'quarantine', met: { domain: 'agglo.fr' } })
    expect(policyBelow(steps, false).written).toBe('none')
  })

  it('for names below one of eight labels passes over it', async () => {
    const deep = '1.2.3.4.5.6.agglo.fr'
    const steps = await walkTree(deep, asking({ ...zone, [deep]: ['v=DMARC1; p=none; psd=u'] }))
    expect(policyBelow(steps, true).met?.domain).toBe('agglo.fr')
  })
})
