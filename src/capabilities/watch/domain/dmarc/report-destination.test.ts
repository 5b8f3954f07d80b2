import { describe, expect, it } from 'vitest'
import { readDmarc } from './record.ts'
import { reportDestinations } from './report-destination.ts'
import { readReportUris } from './report-uri.ts'

describe('the addresses of reports', () => {
  it.each([
    ['mailto:a@b.fr', { kind: 'mailto', address: 'a@b.fr', host: 'b.fr' }],
    ['MAILTO:A@B.FR', { kind: 'mailto', address: 'A@b.fr', host: 'b.fr' }],
    ['mailto:a@b.fr!10m', { kind: 'mailto', host: 'b.fr' }],
    ['mailto:a@b.fr!10', { kind: 'mailto', host: 'b.fr' }],
    ['mailto:a%21c@b.fr', { kind: 'mailto', address: 'a!c@b.fr' }],
    ['mailto:a@b.fr?subject=rapport', { kind: 'mailto', address: 'a@b.fr' }],
    ['mailto:a@%C3%A9vry.fr', { kind: 'mailto', host: 'xn--vry-9la.fr' }],
    ['https://b.fr/rapports', { kind: 'other-scheme', scheme: 'https' }],
    ['a@b.fr', { kind: 'malformed', fault: 'no-scheme' }],
    ['mailto:a!c@b.fr', { kind: 'malformed', fault: 'badly-written' }],
    ['mailto:a@b.fr!10x', { kind: 'malformed' }],
    ['mailto:', { kind: 'malformed' }],
    ['mailto:a', { kind: 'malformed' }],
    ['mailto:@b.fr', { kind: 'malformed' }],
    ['mailto:a@', { kind: 'malformed' }],
    ['mailto:a@b', { kind: 'malformed' }],
    ['mailto:a b@c.fr', { kind: 'malformed' }],
    ['mailto:a%@b.fr', { kind: 'malformed' }],
    ['mailto:%E0@b.fr', { kind: 'malformed' }],
  ])('are read in « %s »', (text, expected) => expect(readReportUris(text)[0]).toMatchObject(expected))

  it('are separated by commas', () => {
    expect(readReportUris('mailto:a@b.fr , mailto:c@d.fr,').map(({ kind }) => kind)).toEqual([
      'mailto',
      'mailto',
      'malformed',
    ])
    expect(readReportUris('mailto:a@b.fr;mailto:c@d.fr').map(({ kind }) => kind)).toEqual(['malformed'])
    expect(readReportUris(' ')).toEqual([])
  })
})

describe('the agreement of those who would receive reports', () => {
  type Zone = Readonly<Record<string, string | null>>
  const authorization = async (rua: string, zone: Zone, domain = 'commune.fr') => {
    const record = readDmarc(`v=DMARC1; p=none; rua=${rua}`)
    if (record === null) throw new Error(rua)
    const asked: string[] = []
    const all: Zone = { [`_dmarc.${domain}`]: record.text, ...zone }
    const [destination] = await reportDestinations({ domain, record }, async (name) => {
      asked.push(name)
      const text = all[name]
      if (text === null) return { kind: 'could-not-tell', reason: 'timeout', detail: '' }
      return text === undefined
        ? { kind: 'no-such-name', isAuthenticated: false }
        : { kind: 'answer', records: [text, 'autre'], isAuthenticated: false }
    })
    return { told: destination?.authorization, asked }
  }
  const name = 'commune.fr._report._dmarc.agence.fr'

  it('is not needed from the domain itself, and nothing is asked', async () => {
    const { told, asked } = await authorization('mailto:a@commune.fr', {})
    expect([told?.kind, asked]).toEqual(['not-needed', []])
  })

  it('is not needed within the organisation, above or below', async () => {
    expect((await authorization('mailto:a@mail.commune.fr', {})).told?.kind).toBe('not-needed')
    const above = { '_dmarc.agglo.fr': 'v=DMARC1; p=none' }
    expect((await authorization('mailto:a@agglo.fr', above, 'mairie.agglo.fr')).told?.kind).toBe('not-needed')
  })

  it('is needed from a domain below that is its own organisation', async () => {
    const zone = { '_dmarc.mail.commune.fr': 'v=DMARC1; p=none; psd=n' }
    expect((await authorization('mailto:a@mail.commune.fr', zone)).told?.kind).toBe('not-given')
  })

  it.each(['v=DMARC1', 'v=DMARC1;', 'v=DMARC1; rua=mailto:b@agence.fr'])(
    'is given by « %s »',
    async (text) => {
      expect((await authorization('mailto:a@agence.fr', { [name]: text })).told).toMatchObject({
        kind: 'given',
        name,
      })
    },
  )

  it.each(['v=dmarc1', 'oui', 'v=DMARC12'])('is not given by « %s »', async (text) => {
    expect((await authorization('mailto:a@agence.fr', { [name]: text })).told).toMatchObject({
      kind: 'not-given',
      why: 'absent',
    })
  })

  it('is not given by an answer that sends the reports to yet another host', async () => {
    const zone = { [name]: 'v=DMARC1; rua=mailto:victime@ailleurs.fr' }
    expect((await authorization('mailto:a@agence.fr', zone)).told).toMatchObject({ why: 'redirected' })
  })

  it('cannot be given where the name would be too long', async () => {
    const host = `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(45)}.fr`
    expect((await authorization(`mailto:a@${host}`, {})).told).toMatchObject({ why: 'too-long' })
  })

  it('is not known when the question fails, or when the two may be one organisation', async () => {
    expect((await authorization('mailto:a@agence.fr', { [name]: null })).told?.kind).toBe('could-not-tell')
    const unknown = { '_dmarc.agence.fr': null }
    expect((await authorization('mailto:a@agence.fr', unknown)).told?.kind).toBe('could-not-tell')
    const given = { ...unknown, [name]: 'v=DMARC1' }
    expect((await authorization('mailto:a@agence.fr', given)).told?.kind).toBe('given')
  })
})
