import { afterEach, describe, expect, it } from 'vitest'
import { makeSelfSigned, type ServerCertificate } from '../../../test/support/certificates.ts'
import { authorityInOrder, type Fault, zonesInOrder } from '../../../test/support/commune-online.ts'
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

describe('the site', () => {
  const down = { lost: '1.3 1.4 1.5 1.6 1.7' }
  const unsure = { unsure: '1.3 1.4 1.5 1.6 1.7' }
  it.each<Case>([
    ['answers 404', { site: siteWith(({ scheme }) => (scheme === 'https' ? { status: 404 } : null)) }, down],
    ['answers 500', { site: siteWith(({ scheme }) => (scheme === 'https' ? { status: 500 } : null)) }, down],
    ['answers 204', { site: siteWith(({ scheme }) => (scheme === 'https' ? { status: 204 } : null)) }, down],
    ['does not exist', { zones: { 'commune.fr': { ...mailRecords, A: [] } } }, down],
    ['is refused on 443 while 80 answers', { closed: 'https' }, down],
    [
      'is refused on 443 while 80 answers with its own page',
      { closed: 'https', site: () => ({ status: 200 }) },
      down,
    ],
    ['turns in circles', { site: () => movedTo('/encore') }, down],
    ['speaks no TLS', { withoutTls: true }, down],
    ['is busy', { site: siteWith(({ scheme }) => (scheme === 'https' ? { status: 503 } : null)) }, unsure],
    [
      'asks to come back later',
      { site: siteWith(({ scheme }) => (scheme === 'https' ? { status: 429 } : null)) },
      unsure,
    ],
    ['breaks its connections', { site: () => 'reset' }, unsure],
    ['is refused on every port', { closed: 'both' }, unsure],
    [
      'cannot be found for a failing DNS',
      { misbehave: { 'commune.fr A': 'SERVFAIL', 'commune.fr AAAA': 'SERVFAIL' } },
      unsure,
    ],
    ['is at an inner address', { settings: { allowPrivate: false } }, unsure],
    ['keeps http open', { site: () => ({ status: 200 }) }, { lost: '1.4 1.7' }],
    [
      'goes down from https to http',
      { site: ({ host, scheme }) => (scheme === 'https' ? movedTo(`http://${host}/`) : { status: 200 }) },
      { lost: '1.4 1.7' },
    ],
    ['has nothing on 80', { closed: 'http' }, { lost: '1.4 1.7' }],
    [
      'answers 404 in http',
      { site: siteWith(({ scheme }) => (scheme === 'http' ? { status: 404 } : null)) },
      { lost: '1.4 1.7' },
    ],
    [
      'breaks its connections in http',
      { site: siteWith(({ scheme }) => (scheme === 'http' ? 'reset' : null)) },
      { unsure: '1.4 1.7' },
    ],
    [
      'is busy in http',
      { site: siteWith(({ scheme }) => (scheme === 'http' ? { status: 503 } : null)) },
      { unsure: '1.4 1.7' },
    ],
    [
      'declared in http, has nothing on 80',
      { closed: 'http' },
      { lost: '1.3 1.4 1.5 1.6 1.7 1.8' },
      { site: 'http://commune.fr/' },
    ],
    [
      'declared in http, keeps http open',
      { site: () => ({ status: 200 }) },
      { lost: '1.4 1.7 1.8' },
      { site: 'http://commune.fr/' },
    ],
    [
      'declared in http, answers 404 in http',
      { site: siteWith(({ scheme }) => (scheme === 'http' ? { status: 404 } : null)) },
      { lost: '1.3 1.4 1.5 1.6 1.7 1.8' },
      { site: 'http://commune.fr/' },
    ],
  ])('that %s', async (_, fault, expected, declared) => {
    expect(notOk((await scanCommune(fault, declared)).report.criteria)).toEqual(expected)
  })

  it('that is silent is not to be told, within the deadline', async () => {
    const fault: Fault = { site: () => 'silent', settings: { deadlineInMs: 1200 } }
    const { report, finding } = await scanCommune(fault)
    expect(notOk(report.criteria)).toEqual(unsure)
    expect(finding('1.3').meaning).toContain('le temps prévu pour la vérification était écoulé')
  })

  it('that drips a byte a second does not outlive the deadline, and the mail keeps its verdicts', async () => {
    const { report } = await scanCommune({ site: () => 'drip', settings: { deadlineInMs: 1200 } })
    expect(notOk(report.criteria)).toEqual(unsure)
  })

  it('at an inner address is not connected to, and the finding says why', async () => {
    const { commune, finding } = await scanCommune({ settings: { allowPrivate: false } })
    expect(commune.web.asked).toEqual([])
    expect(finding('1.3').meaning).toContain(
      'commune.fr mène à une adresse réservée aux réseaux internes (127.0.0.1)',
    )
  })
})

describe('the certificate', () => {
  const made = async (names: string[], validFromDay = -1, validToDay = 60): Promise<ServerCertificate> =>
    (await authorityInOrder()).authority.issue({ names, validFromDay, validToDay })

  it.each<[string, () => Promise<ServerCertificate>, string]>([
    ['expired', () => made(['commune.fr'], -90, -3), 'a expiré'],
    ['not valid yet', () => made(['commune.fr'], 3), 'pas encore valable'],
    ['made for another name', () => made(['autre.fr']), 'pas fait pour ce nom'],
    ['self-signed', () => makeSelfSigned(['commune.fr']), 'fabriqué par le serveur lui-même'],
  ])('%s loses 1.5 and says why', async (_, make, why) => {
    const { report, finding } = await scanCommune({ certificates: { 'commune.fr': await make() } })
    expect(notOk(report.criteria)).toEqual({ lost: '1.5' })
    expect(finding('1.5').meaning).toContain(why)
    expect(finding('1.5').fix).not.toBeNull()
  })

  it('of an authority nobody told of loses 1.5', async () => {
    const { report } = await scanCommune({ settings: { trust: [] } })
    expect(notOk(report.criteria)).toEqual({ lost: '1.5' })
  })

  it('loses 1.7 too when the declared name has its www.', async () => {
    const certificates = {
      'www.commune.fr': await made(['www.commune.fr'], -90, -3),
      'commune.fr': await made(['commune.fr']),
    }
    const { report } = await scanCommune({ certificates }, declaredWithWww)
    expect(notOk(report.criteria)).toEqual({ lost: '1.5 1.7' })
  })

  it('of the bare name is a finding beside the criteria', async () => {
    const certificates = { 'www.commune.fr': await made(['www.commune.fr']) }
    const { report, finding } = await scanCommune({ certificates }, declaredWithWww)
    expect(notOk(report.criteria)).toEqual({})
    expect(finding('bare-certificate').verdict).toBe('to-fix')
  })

  it.each([
    [60, 'ok'],
    [29, 'to-fix'],
    [12, 'to-fix'],
    [5, 'to-fix'],
  ] as const)('with %i days left is said to be %s', async (days, verdict) => {
    const { report, finding } = await scanCommune({
      certificates: { 'commune.fr': await made(['commune.fr'], -20, days) },
    })
    expect(finding('certificate-expiry').verdict).toBe(verdict)
    expect(notOk(report.criteria)).toEqual({})
  })

  it('refused behind a page that is not there loses them all', async () => {
    const { report } = await scanCommune({
      certificates: { 'commune.fr': await made(['autre.fr']) },
      site: () => ({ status: 404 }),
    })
    expect(notOk(report.criteria)).toEqual({ lost: '1.3 1.4 1.5 1.6 1.7' })
  })
})
