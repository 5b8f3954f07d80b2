import { generateKeyPairSync } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { type Fault, zonesInOrder } from '../../../test/support/commune-online.ts'
import { scanCommune, takeOffline } from '../../../test/support/scan-commune.ts'

afterEach(takeOffline)

const key = (modulusLength: number) => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength })
  return `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`
}
const sound = key(2048)
const at = (selector: string, ...TXT: string[]) => ({ [`${selector}._domainkey.commune.fr`]: { TXT } })
const dkimOf = async (fault: Fault, dkimSelectors?: readonly string[]) => {
  const declared = dkimSelectors === undefined ? {} : { dkimSelectors }
  const { finding, commune } = await scanCommune({ settings: { isDnsOnly: true }, ...fault }, declared)
  return { finding: finding('dkim'), asked: commune.dns.asked.filter((each) => each.includes('_domainkey')) }
}

describe('the keys of DKIM', () => {
  it('are found under a usual name', async () => {
    const { finding } = await dkimOf({ zones: at('default', sound) })
    expect(finding).toMatchObject({ verdict: 'ok' })
    expect(finding.meaning).toContain('default._domainkey.commune.fr')
  })

  it('are found under the name of a provider of the SPF, behind an alias', async () => {
    const spf = {
      'commune.fr': { ...zonesInOrder['commune.fr'], TXT: ['v=spf1 include:spf.mailjet.com -all'] },
    }
    const zones = {
      ...spf,
      'mailjet._domainkey.commune.fr': { CNAME: 'cle.mailjet.test' },
      'cle.mailjet.test': { TXT: [key(1024)] },
    }
    const { finding } = await dkimOf({ zones })
    expect(finding).toMatchObject({ verdict: 'to-fix' })
    expect(finding.meaning).toContain('1024 bits')
  })

  it('are never missing: they may stand under another name', async () => {
    const { finding, asked } = await dkimOf({})
    expect(finding).toMatchObject({ verdict: 'could-not-tell', reason: 'unknown-selectors', fix: null })
    expect(asked).toEqual(['_domainkey.commune.fr TXT over udp'])
    const elsewhere = await dkimOf({ zones: at('ovhmo123-selector1', sound) })
    expect(elsewhere.finding).toMatchObject({ verdict: 'could-not-tell', reason: 'unknown-selectors' })
  })

  it('are found under the name that was declared, and missing there are missing', async () => {
    const own = ['mairie2024']
    const there = await dkimOf({ zones: at('mairie2024', sound) }, own)
    expect(there.finding).toMatchObject({ verdict: 'ok' })
    const gone = await dkimOf({ zones: at('default', sound) }, own)
    expect(gone.finding).toMatchObject({ verdict: 'to-fix' })
    expect(gone.finding.meaning).toContain('mairie2024._domainkey.commune.fr')
    const silent = await dkimOf({ misbehave: { 'mairie2024._domainkey.commune.fr': 'SERVFAIL' } }, own)
    expect(silent.finding).toMatchObject({ verdict: 'could-not-tell', reason: 'dns-failed' })
  })

  it('withdrawn under a usual name say nothing of the others', async () => {
    const { finding } = await dkimOf({ zones: { ...at('mail', 'v=DKIM1; p='), ...at('autre', sound) } })
    expect(finding).toMatchObject({ verdict: 'could-not-tell', reason: 'unknown-selectors' })
  })

  it('are not taken from a zone that answers any name', async () => {
    const names = ['default', 'mail', 'dkim', 'beffroi-cherche-une-reponse-a-tout']
    const wildcard = (text: string) => Object.assign({}, ...names.map((name) => at(name, text)))
    const live = await dkimOf({ zones: wildcard(sound) })
    expect(live.finding).toMatchObject({ verdict: 'could-not-tell', reason: 'unknown-selectors' })
    const withdrawn = await dkimOf({ zones: wildcard('v=DKIM1; p=') })
    expect(withdrawn.finding).toMatchObject({ verdict: 'not-applicable' })
  })

  it('are not known while the server fails', async () => {
    const { finding } = await dkimOf({
      zones: at('autre', sound),
      misbehave: { 'default._domainkey.commune.fr': 'REFUSED' },
    })
    expect(finding).toMatchObject({ verdict: 'could-not-tell', reason: 'dns-refused' })
  })
})
