import { afterEach, describe, expect, it } from 'vitest'
import { americanAddress, frenchAddress, zonesInOrder } from '../../../test/support/commune-online.ts'
import { type Case, notOk, scanCommune, takeOffline } from '../../../test/support/scan-commune.ts'

afterEach(takeOffline)

const mailRecords = zonesInOrder['commune.fr']

const dmarc = (...TXT: string[]) => ({ '_dmarc.commune.fr': { TXT } })

describe('the mail', () => {
  const withMx = (...MX: [number, string][]) => ({ 'commune.fr': { ...mailRecords, MX } })
  const fails = (reason: 'SERVFAIL' | 'REFUSED') => ({ misbehave: { 'commune.fr MX': reason } }) as const
  it.each<Case>([
    ['without MX', { zones: withMx() }, { lost: '2.4 2.5 2.6 2.7 2.8' }],
    ['with a null MX', { zones: withMx([0, '.']) }, { lost: '2.4 2.5 2.6 2.7 2.8' }],
    [
      'of a domain that does not exist',
      {},
      { lost: '2.3 2.4 2.5 2.6 2.7 2.8' },
      { mail: 'mairie@inconnue.fr' },
    ],
    ['whose MX look-up fails', fails('SERVFAIL'), { unsure: '2.4 2.5 2.6 2.7 2.8' }],
    ['whose MX look-up is refused', fails('REFUSED'), { unsure: '2.4 2.5 2.6 2.7 2.8' }],
    [
      'whose MX look-up fails and SPF is missing',
      { ...fails('SERVFAIL'), zones: { 'commune.fr': { ...mailRecords, TXT: [] } } },
      { lost: '2.5', unsure: '2.4 2.6 2.7 2.8' },
    ],
    ['without SPF', { zones: { 'commune.fr': { ...mailRecords, TXT: ['autre=1'] } } }, { lost: '2.5' }],
    [
      'with an SPF of another version',
      { zones: { 'commune.fr': { ...mailRecords, TXT: ['v=spf10 -all'] } } },
      { lost: '2.5' },
    ],
    [
      'with an SPF in two strings',
      { zones: { 'commune.fr': { ...mailRecords, TXT: [['v=sp', 'f1 -all']] } } },
      {},
    ],
    ['with an SPF that needs TCP', { misbehave: { 'commune.fr TXT': 'truncated' } }, {}],
    ['whose TXT look-up fails', { misbehave: { 'commune.fr TXT': 'SERVFAIL' } }, { unsure: '2.5' }],
    ['without DMARC', { zones: { '_dmarc.commune.fr': null } }, { lost: '2.6 2.7' }],
    [
      'whose DMARC look-up is refused',
      { misbehave: { '_dmarc.commune.fr': 'REFUSED' } },
      { unsure: '2.6 2.7' },
    ],
    [
      'with two DMARC records',
      { zones: dmarc('v=DMARC1; p=reject', 'v=DMARC1; p=reject') },
      { lost: '2.6 2.7' },
    ],
    ['with a DMARC record beside another TXT', { zones: dmarc('verification=1', 'v=DMARC1; p=reject') }, {}],
    ['with p=none', { zones: dmarc('v=DMARC1; p=none') }, { lost: '2.7' }],
    ['with p=none after a strict sp', { zones: dmarc('v=DMARC1; sp=reject; p=none') }, { lost: '2.7' }],
    ['with sp=none before a strict p', { zones: dmarc('v=DMARC1; sp=none; p=reject') }, {}],
    ['with half a quarantine', { zones: dmarc('v=DMARC1; p=quarantine; pct=50') }, { lost: '2.7' }],
    ['with a policy in capitals', { zones: dmarc('v=DMARC1;P=REJECT') }, {}],
    ['with a version that is not quite it', { zones: dmarc('v=dmarc1; p=reject') }, { lost: '2.6 2.7' }],
    ['with a version that does not come first', { zones: dmarc('p=reject; v=DMARC1') }, { lost: '2.6 2.7' }],
    [
      'with the DMARC of the domain above',
      {
        zones: {
          'mairie.agglo.fr': mailRecords ?? {},
          '_dmarc.agglo.fr': { TXT: ['v=DMARC1; p=none; sp=reject'] },
        },
      },
      { lost: '2.3' },
      { mail: 'accueil@mairie.agglo.fr' },
    ],
    ['with a first MX in America', { zones: { 'mx.commune.fr': { A: [americanAddress] } } }, { lost: '2.8' }],
    [
      'with one address in America',
      { zones: { 'mx.commune.fr': { A: [frenchAddress, americanAddress] } } },
      { lost: '2.8' },
    ],
    [
      'with an IPv6 address in America',
      { zones: { 'mx.commune.fr': { A: [frenchAddress], AAAA: ['2001:4860:4860::8888'] } } },
      { lost: '2.8' },
    ],
    [
      'with a first MX at an address without country',
      { zones: { 'mx.commune.fr': { A: ['127.0.0.1'] } } },
      { unsure: '2.8' },
    ],
    [
      'with a first MX that cannot be found',
      { misbehave: { 'mx.commune.fr': 'SERVFAIL' } },
      { unsure: '2.8' },
    ],
    ['with no MX that exists', { zones: { 'mx.commune.fr': null } }, { lost: '2.8' }],
    [
      'with a first MX that does not exist and a second in America',
      {
        zones: {
          ...withMx([20, 'mx.ailleurs.fr'], [10, 'parti.commune.fr']),
          'mx.ailleurs.fr': { A: [americanAddress] },
        },
      },
      { lost: '2.8' },
    ],
    [
      'with only its second MX in America',
      {
        zones: {
          ...withMx([20, 'mx2.commune.fr'], [10, 'mx.commune.fr']),
          'mx2.commune.fr': { A: [americanAddress] },
        },
      },
      {},
    ],
  ])('%s', async (_, fault, expected, declared) => {
    expect(notOk((await scanCommune(fault, declared)).report.criteria)).toEqual(expected)
  })

  it('with a second server in America has a finding beside the criteria', async () => {
    const zones = {
      ...withMx([20, 'mx2.commune.fr'], [10, 'mx.commune.fr']),
      'mx2.commune.fr': { A: [americanAddress] },
    }
    const { finding } = await scanCommune({ zones })
    expect(finding('mx-others')).toMatchObject({ verdict: 'to-fix' })
    expect(finding('mx-others').meaning).toContain('États-Unis')
    expect(finding('mail-location').meaning).toContain('France')
  })

  it('comes with the exact records that repair it', async () => {
    const zones = {
      'commune.fr': { A: ['127.0.0.1'], MX: [[1, 'mx1.mail.ovh.net'] as const] },
      'mx1.mail.ovh.net': { A: [frenchAddress] },
      '_dmarc.commune.fr': null,
    }
    const { finding } = await scanCommune({ zones })
    expect(finding('2.5').fix?.record).toEqual({
      name: 'commune.fr',
      type: 'TXT',
      value: 'v=spf1 include:mx.ovh.com ~all',
    })
    const record = {
      name: '_dmarc.commune.fr',
      type: 'TXT',
      value: 'v=DMARC1; p=none; rua=mailto:mairie@commune.fr',
    }
    expect(finding('2.6').fix?.record).toEqual(record)
    expect(finding('2.7').fix?.record).toEqual(record)
  })

  it('has its DMARC strengthened without losing its tags', async () => {
    const { finding } = await scanCommune({
      zones: dmarc('v=DMARC1; p=none; rua=mailto:x@commune.fr; adkim=s; pct=20'),
    })
    expect(finding('2.7').fix?.record?.value).toBe('v=DMARC1; p=quarantine; rua=mailto:x@commune.fr; adkim=s')
  })

  it('with several SPF keeps 2.5 and has a finding beside it', async () => {
    const { report, finding } = await scanCommune({
      zones: { 'commune.fr': { ...mailRecords, TXT: ['v=spf1 -all', 'v=spf1 mx -all'] } },
    })
    expect(report.criteria['2.5']).toBe('ok')
    expect(finding('spf-quality')).toMatchObject({ verdict: 'to-fix' })
  })
})
