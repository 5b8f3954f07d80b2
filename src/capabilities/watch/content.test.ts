import { describe, expect, it } from 'vitest'
import { aboutOf, fill, findingTexts } from './content.ts'
import type { ExpiryStage } from './domain/certificate-expiry.ts'
import type { DmarcWeakness } from './domain/dmarc/policy.ts'
import type { MailKind } from './domain/mail-kind.ts'
import { spfWeaknesses } from './domain/spf/weaknesses.ts'
import type { CertificateFault, VisitEnd } from './domain/visit.ts'

/** Every variant a rule can choose: the compiler keeps these lists whole. */
const dmarc: Record<DmarcWeakness, true> = {
  'no-policy': true,
  'policy-none': true,
  'test-mode': true,
  partial: true,
}
const certificate: Record<CertificateFault, true> = {
  expired: true,
  'not-yet-valid': true,
  'wrong-host': true,
  'self-signed': true,
  'unknown-issuer': true,
  untrusted: true,
  'weak-or-broken': true,
}
const down: Record<Exclude<VisitEnd['kind'], 'answered' | 'could-not-tell'>, true> = {
  'no-such-host': true,
  refused: true,
  'tls-fault': true,
  'bad-redirect': true,
  'too-many-redirects': true,
}
const kinds: Record<MailKind, 'ok' | 'to-fix'> = {
  own: 'ok',
  'own-below': 'ok',
  relay: 'ok',
  consumer: 'to-fix',
  other: 'to-fix',
}
const stages: Record<Exclude<ExpiryStage, 'far'>, true> = {
  expired: true,
  'within-7-days': true,
  'within-14-days': true,
  'within-30-days': true,
}
const { issues, beside } = findingTexts()
const saidIn = (sentences: object) => Object.keys(sentences)

describe('the sentences of the checks', () => {
  it('exist for every reason an issue can have', () => {
    expect(saidIn(issues.DNS_DMARC_WEAK)).toEqual(expect.arrayContaining([...saidIn(dmarc), 'not-yours']))
    expect(saidIn(issues.DNS_DMARC_MISSING)).toEqual(
      expect.arrayContaining(['plain', 'several', 'not-yours']),
    )
    expect(saidIn(issues.DNS_SPF_MISSING)).toEqual(
      expect.arrayContaining(['plain', 'known-provider', 'not-yours']),
    )
    expect(saidIn(issues.DNS_MX_MISSING)).toEqual(expect.arrayContaining(['plain', 'null-mx']))
    expect(saidIn(issues.DNS_MX_OUTSIDE_EU)).toEqual(expect.arrayContaining(['plain', 'nowhere']))
    expect(saidIn(issues.WEBSITE_SSL)).toEqual(expect.arrayContaining([...saidIn(certificate), 'no-tls']))
    expect(saidIn(issues.WEBSITE_DOWN)).toEqual(expect.arrayContaining([...saidIn(down), 'status']))
    expect(saidIn(issues.WEBSITE_HTTP_REDIRECT)).toEqual(expect.arrayContaining(['stays', 'down']))
    for (const code of ['WEBSITE_HTTP_NOWWW', 'WEBSITE_HTTPS_NOWWW'] as const) {
      expect(saidIn(issues[code])).toEqual(
        expect.arrayContaining(['down', 'no-such-host', 'elsewhere', 'own-certificate']),
      )
    }
  })

  it('exist for every finding beside the criteria', () => {
    const said = (code: string) => saidIn(beside[code]?.said ?? {})
    expect(said('spf-quality')).toEqual(expect.arrayContaining(spfWeaknesses.map((each) => `to-fix.${each}`)))
    expect(said('certificate-expiry')).toEqual(
      expect.arrayContaining(saidIn(stages).map((each) => `to-fix.${each}`)),
    )
    expect(said('mail-kind')).toEqual(
      expect.arrayContaining(Object.entries(kinds).map(([kind, verdict]) => `${verdict}.${kind}`)),
    )
    for (const policy of ['reject', 'quarantine']) {
      expect(said('dmarc-policy')).toEqual(
        expect.arrayContaining([`ok.${policy}`, `ok.${policy}-without-reports`]),
      )
    }
  })

  it('say what a finding speaks of: 1.* the site, 2.* the mail, every other as its file says', () => {
    expect(['1.3', '2.7', 'certificate-expiry', 'spf-quality', 'no-longer-made'].map(aboutOf)).toEqual([
      'site',
      'mail',
      'site',
      'mail',
      'domain',
    ])
  })

  it('say whom to ask when something is to be done, and only then', () => {
    for (const [code, { said }] of Object.entries(beside)) {
      for (const [key, { who, ask }] of Object.entries(said)) {
        expect([code, key, who !== undefined, ask !== undefined]).toEqual([
          code,
          key,
          key.startsWith('to-fix'),
          key.startsWith('to-fix'),
        ])
      }
    }
  })

  it('hold no jargon', () => {
    expect(JSON.stringify(findingTexts())).not.toMatch(/posture|\bscan|\bticket|e-mail/i)
  })

  it('ask for no word that the rules do not give', () => {
    const ofVisit = ['url', 'host', 'lastUrl', 'status', 'address', 'location']
    const ofCertificate = ['validTo', 'validFrom', 'issuer', 'names']
    const ofDeclared = [
      'mailDomain',
      'siteHost',
      'siteDomain',
      'mailEnding',
      'siteEnding',
      'mailGiven',
      'siteGiven',
    ]
    const given = (code: string, variant: string): string[] => {
      if (/^(EMAIL_|WEBSITE_(MISSING|MALFORMED|DECLARED|DOMAIN_EXT))/.test(code)) return ofDeclared
      if (code === 'WEBSITE_SSL' && variant !== 'no-tls') return [...ofVisit, ...ofCertificate]
      if (code === 'WEBSITE_DOMAIN_REDIRECT') return [...ofVisit, 'target']
      if (code.endsWith('NOWWW'))
        return [...ofVisit, 'bare', ...(variant === 'elsewhere' ? ['target', 'expected'] : [])]
      if (code.startsWith('WEBSITE_')) return ofVisit
      if (code === 'DNS_SPF_MISSING') return ['mailDomain', 'provider']
      if (code === 'DNS_DMARC_WEAK') return ['mailDomain', 'holder', 'pct']
      if (code === 'DNS_MX_OUTSIDE_EU')
        return ['mailDomain', 'server', ...(variant === 'plain' ? ['country'] : [])]
      return ['mailDomain']
    }
    for (const [code, sentences] of Object.entries(issues)) {
      for (const [variant, { meaning, ask }] of Object.entries(sentences)) {
        const wanted = [...`${meaning} ${ask}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
        expect(given(code, variant), `${code} ${variant}`).toEqual(expect.arrayContaining(wanted))
      }
    }
  })

  it('are not filled in by halves', () => {
    expect(fill('{a} et {b}', { a: '1', b: '2' })).toBe('1 et 2')
    expect(() => fill('{a} et {b}', { a: '1' })).toThrow('{b}')
  })
})
