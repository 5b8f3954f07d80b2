import { afterEach, describe, expect, it } from 'vitest'
import {
  authorityInOrder,
  type Fault,
  frenchAddress,
  zonesInOrder,
} from '../../../test/support/commune-online.ts'
import {
  type Case,
  declaredWithWww,
  keepOnline,
  notOk,
  scanCommune,
  takeOffline,
} from '../../../test/support/scan-commune.ts'
import { checks } from './checks/table.ts'
import { criteria } from './domain/rpnt.ts'
import { makeTarget } from './domain/target.ts'
import { scanDomain } from './scan.ts'

afterEach(takeOffline)

const mailRecords = zonesInOrder['commune.fr']

describe('a commune in order', () => {
  it('has all criteria and all levels', async () => {
    const { report } = await scanCommune({}, { mail: 'mairie@commune.fr', site: 'https://commune.fr/' })
    expect(notOk(report.criteria)).toEqual({})
    expect(report.levels).toEqual({ '1.a': true, '1.aa': true, '2.a': true, '2.aa': true, a: true, aa: true })
    expect(report.assumed).toBe(false)
    expect(report.findings.slice(0, 16).map(({ code }) => code)).toEqual(criteria)
  })

  it('says which addresses were assumed', async () => {
    const { report } = await scanCommune()
    expect(report).toMatchObject({
      assumed: true,
      mail: { address: 'mairie@commune.fr', assumed: true },
      site: { url: 'https://commune.fr/', assumed: true },
    })
  })

  it('is asked each thing once', async () => {
    const { commune } = await scanCommune({}, declaredWithWww)
    expect(commune.dns.asked.filter((asked) => asked.includes(' MX '))).toHaveLength(1)
    expect(commune.web.asked.filter(({ scheme }) => scheme === 'http')).toHaveLength(2)
  })

  it('tells its progress step by step', async () => {
    const commune = await keepOnline()
    const steps: string[] = []
    const target = makeTarget({ domain: 'commune.fr', host: 'commune.fr', remark: null })
    await scanDomain(target, commune.environment, ({ done, total }) => steps.push(`${done}/${total}`))
    expect(steps).toEqual(checks.map((_, index) => `${index + 1}/${checks.length}`))
  })
})

describe('the declared addresses', () => {
  const all = '2.1 2.2 2.3 2.4 2.5 2.6 2.7 2.8'
  it.each<Case>([
    ['no mail', {}, { lost: all }, { mail: 'none' }],
    ['a mail badly written', {}, { lost: all }, { mail: 'mairie@@commune.fr' }],
    ['no site', {}, { lost: '1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 2.3' }, { site: 'none' }],
    [
      'a site badly written',
      {},
      { lost: '1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 2.3' },
      { site: 'commune point fr' },
    ],
    ['a site in http', {}, { lost: '1.8' }, { site: 'http://commune.fr' }],
    [
      'a consumer provider',
      { zones: { 'orange.fr': mailRecords ?? {}, '_dmarc.orange.fr': { TXT: ['v=DMARC1; p=reject'] } } },
      { lost: '2.2 2.3' },
      { mail: 'mairie.commune@ORANGE.fr' },
    ],
    [
      'a mail elsewhere',
      { zones: { 'agglo.fr': mailRecords ?? {}, '_dmarc.agglo.fr': { TXT: ['v=DMARC1; p=reject'] } } },
      { lost: '2.3' },
      { mail: 'commune@agglo.fr' },
    ],
    [
      'a mail that differs by case only',
      {},
      {},
      { mail: 'Mairie@Commune.FR', site: 'https://WWW.Commune.fr/' },
    ],
  ])('%s', async (_, fault, expected, declared) => {
    expect(notOk((await scanCommune(fault, declared)).report.criteria)).toEqual(expected)
  })

  it('outside the sovereign endings lose 1.2 and 2.3, and 2.a with them', async () => {
    const zones = {
      'commune.com': mailRecords ?? {},
      'mx.commune.fr': { A: [frenchAddress] },
      '_dmarc.commune.com': { TXT: ['v=DMARC1; p=reject'] },
    }
    const { authority } = await authorityInOrder()
    const certificates = { 'commune.com': await authority.issue({ names: ['commune.com'] }) }
    const declared = { mail: 'mairie@commune.com', site: 'https://commune.com' }
    const { report } = await scanCommune({ zones, certificates }, declared)
    expect(notOk(report.criteria)).toEqual({ lost: '1.2 2.3' })
    expect(report.levels).toMatchObject({ '1.a': false, '2.a': false, a: false })
  })

  it('without a site, leave the mail its levels, but not the whole', async () => {
    const { report } = await scanCommune({}, { site: 'none' })
    expect(report.levels).toEqual({
      '1.a': false,
      '1.aa': false,
      '2.a': true,
      '2.aa': true,
      a: false,
      aa: false,
    })
  })

  it('ask nothing of a site or a mail that is not declared', async () => {
    const { commune, finding } = await scanCommune({}, { site: 'none', mail: 'none' })
    expect(commune.dns.asked).toEqual([])
    expect(commune.web.asked).toEqual([])
    expect(finding('certificate-expiry').verdict).toBe('not-applicable')
  })
})

describe('every finding', () => {
  it('is in whole sentences, with somebody to ask when something is to be done', async () => {
    const faults: Fault[] = [
      {},
      { closed: 'both' },
      { closed: 'https' },
      { zones: { 'commune.fr': null } },
      { misbehave: { 'commune.fr': 'SERVFAIL' } },
    ]
    for (const fault of faults) {
      const { report } = await scanCommune(fault)
      for (const { code, verdict, title, meaning, fix, observedAt } of report.findings) {
        expect(`${code} ${title} ${meaning}`).not.toMatch(/[{}]|undefined|null/)
        expect(meaning).toMatch(/[.!?]$/)
        expect(fix !== null, code).toBe(verdict === 'to-fix')
        expect(Number.isNaN(Date.parse(observedAt))).toBe(false)
      }
    }
  })
})
