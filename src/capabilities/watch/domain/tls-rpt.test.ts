import { expect, it } from 'vitest'
import { firstTlsRpt, soleTlsRpt } from './tls-rpt.ts'

it.each<[string, string[], string]>([
  ['as in the RFC', ['v=TLSRPTv1;rua=mailto:reports@example.com'], 'one'],
  ['over https', ['v=TLSRPTv1; rua=https://reporting.example.com/v1/tlsrpt'], 'one'],
  ['with several addresses', ['v=TLSRPTv1; rua=mailto:a@b.fr , https://c.fr/?x=1;'], 'one'],
  ['with an extension', ['v=TLSRPTv1; rua=mailto:a@b.fr; x=y'], 'one'],
  ['beside other texts', ['x', 'v=TLSRPTv1; rua=mailto:a@b.fr'], 'one'],
  ['none', ['v=DMARC1; p=none'], 'none'],
  ['two of them', ['v=TLSRPTv1; rua=mailto:a@b.fr', 'v=TLSRPTv1;'], 'several'],
  ['without an address', ['v=TLSRPTv1;'], 'malformed'],
  ['with an address of nothing', ['v=TLSRPTv1; rua=a@b.fr'], 'malformed'],
  ['with an insecure address', ['v=TLSRPTv1; rua=http://b.fr/'], 'malformed'],
  ['with one address that cannot be read', ['v=TLSRPTv1; rua=mailto:a@b.fr,'], 'malformed'],
  ['with a size limit, as DMARC has', ['v=TLSRPTv1; rua=mailto:a@b.fr!10m'], 'malformed'],
  ['in another case', ['v=tlsrptv1; rua=mailto:a@b.fr'], 'malformed'],
])('a record of TLS-RPT %s', (_, texts, kind) => expect(soleTlsRpt(texts).kind).toBe(kind))

it('the record proposed is one', () => {
  expect(soleTlsRpt([firstTlsRpt('commune.fr', 'mairie@commune.fr').value])).toMatchObject({
    kind: 'one',
    rua: ['mailto:mairie@commune.fr'],
  })
})
