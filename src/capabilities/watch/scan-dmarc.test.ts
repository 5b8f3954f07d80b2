import { afterEach, describe, expect, it } from 'vitest'
import { type Fault, zonesInOrder } from '../../../test/support/commune-online.ts'
import { type Declared, scanCommune, takeOffline } from '../../../test/support/scan-commune.ts'

afterEach(takeOffline)

const at = (domain: string, ...TXT: string[]) => ({ [`_dmarc.${domain}`]: { TXT } })
const mailRecords = zonesInOrder['commune.fr'] ?? {}
const below: Declared = { mail: 'accueil@mairie.agglo.fr' }
/** The verdicts of 2.6 and 2.7, and what was found beside them. */
const scanned = async (fault: Fault, declared?: Declared) => {
  const { report, finding } = await scanCommune({ settings: { isDnsOnly: true }, ...fault }, declared)
  return { verdicts: [report.criteria['2.6'], report.criteria['2.7']], finding }
}
const zonesBelow = { 'mairie.agglo.fr': mailRecords }

describe('DMARC found by the tree walk', () => {
  it('walks past two records of the domain to that of its organisation', async () => {
    const twice = at('mairie.agglo.fr', 'v=DMARC1; p=none', 'v=DMARC1; p=none')
    const { verdicts, finding } = await scanned(
      { zones: { ...zonesBelow, ...twice, ...at('agglo.fr', 'v=DMARC1; p=reject') } },
      below,
    )
    expect(verdicts).toEqual(['ok', 'ok'])
    expect(finding('dmarc-quality')).toMatchObject({ verdict: 'to-fix' })
    expect(finding('dmarc-policy').meaning).toContain('agglo.fr')
  })

  it('finds the policy of a public suffix, for a domain with none', async () => {
    const zones = { '_dmarc.commune.fr': null, ...at('fr', 'v=DMARC1; p=reject; psd=y') }
    const { verdicts } = await scanned({ zones })
    expect(verdicts).toEqual(['ok', 'ok'])
  })

  it('cannot tell when a look-up in between fails', async () => {
    const { verdicts, finding } = await scanned(
      {
        zones: { ...zonesBelow, ...at('fr', 'v=DMARC1; p=reject; psd=y') },
        misbehave: { '_dmarc.agglo.fr': 'SERVFAIL' },
      },
      below,
    )
    expect(verdicts).toEqual(['could-not-tell', 'could-not-tell'])
    expect(finding('dmarc-policy').reason).toBe('dns-failed')
  })

  it('tells that nothing is published though the server refuses to speak of the ending', async () => {
    const { verdicts } = await scanned({
      zones: { '_dmarc.commune.fr': null },
      misbehave: { '_dmarc.fr': 'REFUSED' },
    })
    expect(verdicts).toEqual(['to-fix', 'to-fix'])
  })
})

describe('the DMARC of a consumer provider', () => {
  it('is nothing the town hall can change', async () => {
    const { finding } = await scanned(
      { zones: at('orange.fr', 'v=DMARC1; p=none') },
      { mail: 'mairie@orange.fr' },
    )
    expect(finding('dmarc-policy')).toMatchObject({ verdict: 'not-applicable', fix: null })
    expect(finding('dmarc-quality').verdict).toBe('not-applicable')
    expect(finding('dmarc-reports').verdict).toBe('not-applicable')
    expect(finding('dkim').verdict).toBe('not-applicable')
  })
})

describe('the reports of DMARC', () => {
  const reports = async (rua: string, zones = {}) => {
    const own = at('commune.fr', `v=DMARC1; p=quarantine${rua}`)
    return (await scanned({ zones: { ...own, ...zones } })).finding('dmarc-reports')
  }

  it('are in order within the domain', async () => {
    expect(await reports('; rua=mailto:mairie@commune.fr')).toMatchObject({ verdict: 'ok' })
  })

  it('are to be asked for, with the record that does it', async () => {
    expect(await reports('')).toMatchObject({
      verdict: 'to-fix',
      fix: { record: { value: 'v=DMARC1; p=quarantine; rua=mailto:mairie@commune.fr' } },
    })
  })

  it('need the agreement of another domain, with the record that gives it', async () => {
    const name = 'commune.fr._report._dmarc.agence.fr'
    expect(await reports('; rua=mailto:a@agence.fr')).toMatchObject({
      verdict: 'to-fix',
      fix: { record: { name, type: 'TXT', value: 'v=DMARC1' } },
    })
    const zones = { [name]: { TXT: ['v=DMARC1'] } }
    expect(await reports('; rua=mailto:a@agence.fr', zones)).toMatchObject({ verdict: 'ok' })
  })
})
