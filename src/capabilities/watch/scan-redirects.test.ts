import { afterEach, describe, expect, it } from 'vitest'
import { type Fault, zonesInOrder } from '../../../test/support/commune-online.ts'
import type { Asked, Behaviour } from '../../../test/support/https-server.ts'
import {
  type Case,
  declaredWithWww,
  movedTo,
  notOk,
  scanCommune,
  siteWith,
  takeOffline,
} from '../../../test/support/scan-commune.ts'

afterEach(takeOffline)

const mailRecords = zonesInOrder['commune.fr']

describe('a redirect', () => {
  const elsewhere = {
    'ailleurs.fr': { A: ['127.0.0.1'] },
    'ville.gouv.fr': { A: ['127.0.0.1'] },
    'collectivite.fr': { A: ['127.0.0.1'] },
    'gouv.fr.ailleurs.fr': { A: ['127.0.0.1'] },
    'pasgouv.fr': { A: ['127.0.0.1'] },
  }
  const to = (url: string): Fault => ({
    zones: elsewhere,
    site: siteWith(({ scheme, host }) => (scheme === 'https' && host === 'commune.fr' ? movedTo(url) : null)),
  })
  it.each<Case>([
    ['to another domain', to('https://ailleurs.fr/'), { lost: '1.6' }],
    ['to a name that looks like one of the State', to('https://gouv.fr.ailleurs.fr/'), { lost: '1.5 1.6' }],
    ['to a name that ends like one of the State', { ...to('https://pasgouv.fr/') }, { lost: '1.5 1.6' }],
    ['to a name hidden behind another', to('https://ville.gouv.fr@ailleurs.fr/'), { lost: '1.6' }],
    ['to a name of the State', to('https://ville.gouv.fr/'), {}],
    ['to collectivite.fr', to('https://COLLECTIVITE.fr/commune'), {}],
    ['to itself with www.', to('https://www.commune.fr/'), {}],
    ['to another of its own names', to('https://site.commune.fr/'), { lost: '1.6' }],
    ['to a domain that does not exist', to('https://parti.fr/'), { lost: '1.3 1.4 1.5 1.6 1.7' }],
    ['to a script', to('javascript:alert(1)'), { lost: '1.3 1.4 1.5 1.6 1.7' }],
  ])('%s', async (_, fault, expected) => {
    const zones = { ...elsewhere, 'site.commune.fr': { A: ['127.0.0.1'] } }
    expect(notOk((await scanCommune({ ...fault, zones })).report.criteria)).toEqual(expected)
  })

  const chain = (length: number): Fault => ({
    zones: elsewhere,
    site: ({ scheme, host, path }) => {
      if (scheme === 'http') return movedTo(`https://${host}${path}`)
      const hop = Number(path.slice(1) || 0)
      if (hop >= length) return { status: 200 }
      return movedTo(hop === length - 1 ? `https://ville.gouv.fr/${hop + 1}` : `https://${host}/${hop + 1}`)
    },
  })

  it('of five steps through trusted names keeps 1.6, of six loses it', async () => {
    const { report: five } = await scanCommune({ ...chain(5) })
    expect(notOk(five.criteria)).toEqual({})
    const { report: six } = await scanCommune({ ...chain(6) })
    expect(notOk(six.criteria)).toEqual({ lost: '1.6' })
  })

  it('through an untrusted name to a trusted one loses 1.6', async () => {
    const fault: Fault = {
      zones: elsewhere,
      site: siteWith(({ scheme, host }) => {
        if (scheme !== 'https') return null
        return host === 'commune.fr'
          ? movedTo('https://ailleurs.fr/')
          : host === 'ailleurs.fr'
            ? movedTo('https://ville.gouv.fr/')
            : null
      }),
    }
    expect(notOk((await scanCommune(fault)).report.criteria)).toEqual({ lost: '1.6' })
  })

  it('of http alone to another domain loses 1.6', async () => {
    const fault: Fault = {
      zones: elsewhere,
      site: siteWith(({ scheme, host }) =>
        scheme === 'http' && host === 'commune.fr' ? movedTo('https://ailleurs.fr/') : null,
      ),
    }
    expect(notOk((await scanCommune(fault)).report.criteria)).toEqual({ lost: '1.6' })
  })

  it('to an inner address is not followed', async () => {
    const { commune, report } = await scanCommune({
      ...to('http://10.0.0.1/'),
      settings: { allowPrivate: false },
    })
    expect(commune.web.asked).toEqual([])
    expect(report.criteria['1.6']).toBe('could-not-tell')
  })
})

describe('the name without www., when the declared one has it', () => {
  const bare = (change: (asked: Asked) => Behaviour | null) =>
    siteWith((asked) => (asked.host === 'commune.fr' ? change(asked) : null))
  it.each<Case>([
    ['shows the same site', {}, {}, declaredWithWww],
    ['leads to it', { site: bare(() => movedTo('https://www.commune.fr/')) }, {}, declaredWithWww],
    [
      'does not exist',
      { zones: { 'commune.fr': { ...mailRecords, A: [] } } },
      { lost: '1.7' },
      declaredWithWww,
    ],
    [
      'answers 404',
      { site: bare(({ scheme }) => (scheme === 'https' ? { status: 404 } : null)) },
      { lost: '1.7' },
      declaredWithWww,
    ],
    [
      'is busy',
      { site: bare(({ scheme }) => (scheme === 'https' ? { status: 503 } : null)) },
      { unsure: '1.7' },
      declaredWithWww,
    ],
    ['breaks its connections', { site: bare(() => 'reset') }, { unsure: '1.7' }, declaredWithWww],
    [
      'leads elsewhere',
      { zones: { 'ailleurs.fr': { A: ['127.0.0.1'] } }, site: bare(() => movedTo('https://ailleurs.fr/')) },
      { lost: '1.7' },
      declaredWithWww,
    ],
    ['is not looked at when the declared one has no www.', { zones: { 'www.commune.fr': null } }, {}],
    [
      'cannot be found for a failing DNS',
      { misbehave: { 'commune.fr A': 'REFUSED', 'commune.fr AAAA': 'REFUSED' } },
      { unsure: '1.7' },
      declaredWithWww,
    ],
  ])('%s', async (_, fault, expected, declared) => {
    expect(notOk((await scanCommune(fault, declared)).report.criteria)).toEqual(expected)
  })

  it('comes with the record it lacks', async () => {
    const { finding } = await scanCommune(
      { zones: { 'commune.fr': { ...mailRecords, A: [] } } },
      declaredWithWww,
    )
    expect(finding('1.7').fix?.record).toEqual({ name: 'commune.fr', type: 'A', value: '127.0.0.1' })
  })
})
