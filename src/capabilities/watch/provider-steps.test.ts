import { describe, expect, it } from 'vitest'
import { holderOf, mailHostOf, providers, typedName, zoneOf } from './domain/providers.ts'
import { providerTexts, stepsForDkim, stepsForRecord } from './provider-steps.ts'
import { stepsOfFinding } from './steps-of-finding.ts'
import type { KeptFinding } from './store.ts'

describe('the steps of the providers', () => {
  it('stand in one file each, for the providers of the table and no other', () => {
    expect([...providerTexts().keys()].toSorted()).toEqual(providers.map(({ id }) => id).toSorted())
  })

  it('tell how to add a record wherever zones are held, and how to have mail signed wherever mail is', () => {
    for (const { id, nameServers, mailServers } of providers) {
      const texts = providerTexts().get(id)
      expect([id, texts?.zone !== undefined]).toEqual([id, nameServers.length > 0])
      if (mailServers.length > 0) expect([id, texts?.dkim !== undefined]).toEqual([id, true])
    }
  })

  it('have no word left to fill in, for any type of record, added or replaced, below the zone or at it', () => {
    for (const type of ['TXT', 'MX', 'CAA', 'A', 'AAAA', 'CNAME', 'TLSA']) {
      for (const name of ['commune.fr', '_dmarc.commune.fr']) {
        for (const replaces of [undefined, ['v=DMARC1; p=none']]) {
          const all = stepsForRecord({ name, type, replaces }, 'commune.fr', null)
          expect(all.length).toBe(10)
          expect(all.flatMap(({ steps }) => steps).filter((step) => /[{}]|undefined/.test(step))).toEqual([])
        }
      }
    }
  })

  it('begin with the provider that holds the zone', () => {
    const [first, ...others] = stepsForRecord(
      { name: '_dmarc.commune.fr', type: 'TXT' },
      'commune.fr',
      'gandi',
    )
    expect(first).toMatchObject({ provider: 'Gandi', isTheirs: true, typedName: '_dmarc' })
    expect(others.filter(({ isTheirs }) => isTheirs)).toEqual([])
    expect(stepsForDkim('mailo')[0]).toMatchObject({ provider: 'Mailo (Net-C)', isTheirs: true })
    expect(stepsForDkim(null).filter(({ isTheirs }) => isTheirs)).toEqual([])
  })

  it('say « modifiez » where a record is replaced, « ajoutez » where none stands', () => {
    const steps = (replaces?: string[]) =>
      stepsForRecord({ name: '_dmarc.commune.fr', type: 'TXT', replaces }, 'commune.fr', 'ovhcloud')[0]
        ?.steps[1]
    expect(steps()).toMatch(/^Choisissez .*Ajouter une entrée/)
    expect(steps(['v=DMARC1; p=none'])).toBe(
      'Repérez la ligne TXT à remplacer et ouvrez son menu pour la modifier.',
    )
  })
})

describe('a provider', () => {
  it.each([
    [['dns10.ovh.net', 'ns10.ovh.net'], 'ovhcloud'],
    [['ns-12-a.gandi.net', 'NS-1-B.GANDI.NET'], 'gandi'],
    [['ns1040.ui-dns.org', 'ns1070.ui-dns.biz'], 'ionos'],
    [['nsany1.infomaniak.com'], 'infomaniak'],
    [['ada.ns.cloudflare.com'], 'cloudflare'],
    [['ns1.agence.example'], null],
    [['dns10.ovh.net', 'ns-12-a.gandi.net'], null],
    [['ns1.notovh.net'], null],
    [[], null],
  ])('is recognised by its name servers: %j', (nameServers, id) => {
    expect(holderOf(nameServers)?.id ?? null).toBe(id)
  })

  it.each([
    [['commune-fr.mail.protection.outlook.com'], 'microsoft-365'],
    [['aspmx.l.google.com', 'alt1.aspmx.l.google.com'], 'google-workspace'],
    [['mx1.mail.ovh.net'], 'ovhcloud'],
    [['mx.commune.fr'], null],
  ])('is recognised by its mail servers: %j', (exchanges, id) => {
    expect(mailHostOf(exchanges)?.id ?? null).toBe(id)
  })
})

describe('the name to type', () => {
  it.each([
    ['_dmarc.commune.fr', 'commune.fr', '@', '_dmarc'],
    ['commune.fr', 'commune.fr', '@', '@'],
    ['commune.fr', 'commune.fr', '', ''],
    ['_dmarc.mairie.commune.fr', 'commune.fr', '@', '_dmarc.mairie'],
    ['_dmarc.autrecommune.fr', 'commune.fr', '@', null],
  ])('of %s in %s', (name, zone, bare, typed) => {
    expect(typedName(name, zone, bare)).toBe(typed)
  })

  it('is written for the smallest zone that holds it', () => {
    const zones = [{ zone: 'agglo.fr' }, { zone: 'commune.agglo.fr' }]
    expect(zoneOf('_dmarc.commune.agglo.fr', zones)?.zone).toBe('commune.agglo.fr')
    expect(zoneOf('_dmarc.agglo.fr', zones)?.zone).toBe('agglo.fr')
    expect(zoneOf('elsewhere.fr', zones)).toBeNull()
  })
})

describe('the steps of a finding', () => {
  const finding = (more: Partial<KeptFinding>): KeptFinding => ({
    code: '2.6',
    verdict: 'to-fix',
    reason: null,
    title: 'Un constat',
    meaning: 'Un constat.',
    evidence: {},
    fix: null,
    observedAt: '2026-11-22T06:00:00Z',
    ...more,
  })
  const record = { name: '_dmarc.commune.fr', type: 'TXT', value: 'v=DMARC1; p=none' }
  const fix = { who: 'Vous', ask: 'Ajoutez-le.', record }

  it('are those of the host that was recognised', () => {
    const host = finding({
      code: 'dns-host',
      evidence: { zones: [{ zone: 'commune.fr', nameServers: ['dns10.ovh.net'], host: 'ovhcloud' }] },
    })
    expect(stepsOfFinding(finding({ fix }), host)[0]).toMatchObject({ provider: 'OVHcloud', isTheirs: true })
  })

  it('are given without knowing the host, under the registered name', () => {
    const steps = stepsOfFinding(finding({ fix }), undefined)
    expect(steps.every(({ isTheirs, typedName: typed }) => !isTheirs && typed === '_dmarc')).toBe(true)
    expect(steps.length).toBeGreaterThan(5)
  })

  it('are none where there is no record to add', () => {
    expect(stepsOfFinding(finding({ fix: { who: 'Vous', ask: 'Choisissez.' } }), undefined)).toEqual([])
    expect(stepsOfFinding(finding({ verdict: 'ok' }), undefined)).toEqual([])
  })
})
