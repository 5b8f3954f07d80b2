import { createHash, X509Certificate } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  makeAuthority,
  makeSelfSigned,
  type ServerCertificate,
} from '../../../../test/support/certificates.ts'
import { authorityInOrder, type Fault } from '../../../../test/support/commune-online.ts'
import type { Records } from '../../../../test/support/dns-server.ts'
import type { Asked, Behaviour } from '../../../../test/support/https-server.ts'
import { type MailExchanger, startMailExchanger } from '../../../../test/support/mail-exchanger.ts'
import { runCheck } from '../../../../test/support/run-check.ts'
import { siteWith, takeOffline } from '../../../../test/support/scan-commune.ts'
import { dane } from './dane.ts'
import { mailReachability } from './mail-reachability.ts'
import { mtaSts } from './mta-sts.ts'
import { tlsRpt } from './tls-rpt.ts'

let certificate: ServerCertificate
let selfSigned: ServerCertificate
beforeAll(async () => {
  ;({ certificate } = await authorityInOrder())
  selfSigned = await makeSelfSigned(['mx.commune.fr'])
})

const exchangers: MailExchanger[] = []
afterEach(async () => {
  await takeOffline()
  await Promise.all(exchangers.splice(0).map((exchanger) => exchanger.close()))
})

const here = { A: ['127.0.0.1'] }
const mailHere = { 'mx.commune.fr': here }

/** A commune whose mail server is on this machine, with this certificate or none. */
async function withMailServer(
  shown: ServerCertificate | null,
  zones: Record<string, Records> = {},
): Promise<Fault> {
  const exchanger = await startMailExchanger(shown)
  exchangers.push(exchanger)
  return { zones: { ...mailHere, ...zones }, settings: { smtpPort: exchanger.port } }
}

describe('the mail servers', () => {
  const run = async (fault: Fault) => runCheck(mailReachability, fault)

  it('answer and encrypt', async () => {
    expect(await run(await withMailServer(certificate))).toMatchObject({
      'mail-reachability': { verdict: 'ok', words: { servers: 'mx.commune.fr' } },
      'mx-starttls': { verdict: 'ok' },
    })
  })

  it('answer and encrypt with a certificate of their own, which is no fault', async () => {
    const { 'mx-starttls': seen } = await run(await withMailServer(selfSigned))
    expect(seen).toMatchObject({ verdict: 'ok', variant: 'unverified' })
    expect(JSON.stringify(seen?.evidence)).not.toContain('raw')
  })

  it('answer and do not encrypt', async () => {
    expect(await run(await withMailServer(null))).toMatchObject({
      'mail-reachability': { verdict: 'ok' },
      'mx-starttls': { verdict: 'to-fix', variant: 'missing', words: { server: 'mx.commune.fr' } },
    })
  })

  it('that all refuse say nothing certain', async () => {
    const fault = await withMailServer(certificate)
    await Promise.all(exchangers.splice(0).map((exchanger) => exchanger.close()))
    expect(await run(fault)).toMatchObject({
      'mail-reachability': { verdict: 'could-not-tell', doubt: 'mail-refused' },
      'mx-starttls': { verdict: 'could-not-tell', doubt: 'mail-refused' },
    })
  })

  it('of which one refuses while the other answers are to be repaired', async () => {
    const fault = await withMailServer(certificate, {
      'commune.fr': {
        MX: [
          [10, 'mx.commune.fr'],
          [20, 'mx2.commune.fr'],
        ],
      },
      // Nothing listens there, on the port of the other.
      'mx2.commune.fr': { A: ['127.0.0.2'] },
    })
    expect(await run(fault)).toMatchObject({
      'mail-reachability': { verdict: 'to-fix', words: { server: 'mx2.commune.fr' } },
      'mx-starttls': { verdict: 'could-not-tell', doubt: 'mail-refused' },
    })
  })

  it.each<[string, Fault, object]>([
    ['that nobody asked for', {}, { verdict: 'could-not-tell', doubt: 'not-asked' }],
    [
      'that cannot be looked up',
      { misbehave: { 'commune.fr MX': 'SERVFAIL' } },
      { verdict: 'could-not-tell', doubt: 'dns-failed' },
    ],
    ['that are none', { zones: { 'commune.fr': { MX: [[0, '.']] } } }, { verdict: 'not-applicable' }],
  ])('%s', async (_, fault, expected) => {
    expect(await run(fault)).toMatchObject({ 'mail-reachability': expected, 'mx-starttls': expected })
  })
})

const policy = 'version: STSv1\r\nmode: enforce\r\nmx: mx.commune.fr\r\nmax_age: 604800\r\n'
const announced = { '_mta-sts.commune.fr': { TXT: ['v=STSv1; id=1'] }, 'mta-sts.commune.fr': here }
const plain = { 'Content-Type': 'text/plain; charset=utf-8' }
const served = (behaviour: Behaviour) =>
  siteWith(({ host, path, scheme }: Asked) =>
    scheme === 'https' && host === 'mta-sts.commune.fr' && path === '/.well-known/mta-sts.txt'
      ? behaviour
      : null,
  )
const text = (body: string) => served({ status: 200, headers: plain, body })

describe('MTA-STS', () => {
  const run = async (fault: Fault) => (await runCheck(mtaSts, fault))['mta-sts']

  it.each<[string, Fault, object]>([
    ['absent is no fault', {}, { verdict: 'not-applicable', variant: 'absent' }],
    ['in order', { zones: announced, site: text(policy) }, { verdict: 'ok', variant: 'enforce' }],
    [
      'on trial',
      { zones: announced, site: text(policy.replace('enforce', 'testing')) },
      { verdict: 'ok', variant: 'testing' },
    ],
    [
      'withdrawn',
      { zones: announced, site: text('version: STSv1\nmode: none\nmax_age: 86400') },
      { verdict: 'not-applicable', variant: 'withdrawn' },
    ],
    [
      'published twice',
      { zones: { ...announced, '_mta-sts.commune.fr': { TXT: ['v=STSv1; id=1', 'v=STSv1; id=2'] } } },
      { verdict: 'to-fix', variant: 'several', record: { replaces: ['v=STSv1; id=1', 'v=STSv1; id=2'] } },
    ],
    [
      'badly announced',
      { zones: { ...announced, '_mta-sts.commune.fr': { TXT: ['v=STSv1; id=2026-01-01'] } } },
      { verdict: 'to-fix', variant: 'record' },
    ],
    [
      'announced, and nowhere',
      { zones: { '_mta-sts.commune.fr': { TXT: ['v=STSv1; id=1'] } } },
      { verdict: 'to-fix', variant: 'no-host' },
    ],
    [
      'elsewhere',
      { zones: announced, site: served({ status: 302, headers: { Location: 'https://commune.fr/' } }) },
      { verdict: 'to-fix', variant: 'redirect' },
    ],
    ['lost', { zones: announced, site: served({ status: 404 }) }, { verdict: 'to-fix', variant: 'status' }],
    [
      'busy',
      { zones: announced, site: served({ status: 503 }) },
      { verdict: 'could-not-tell', doubt: 'web-busy' },
    ],
    [
      'as a page',
      { zones: announced, site: served({ status: 200, body: policy }) },
      { verdict: 'to-fix', variant: 'content-type' },
    ],
    [
      'of ten megabytes',
      { zones: announced, site: text(policy + 'x: y\n'.repeat(2_000_000)) },
      { verdict: 'to-fix', variant: 'too-long' },
    ],
    [
      'without a mode',
      { zones: announced, site: text(policy.replace('enforce', 'strict')) },
      { verdict: 'to-fix', variant: 'policy-mode' },
    ],
    [
      'that leaves the server out, on trial',
      {
        zones: announced,
        site: text(policy.replace('enforce', 'testing').replace('mx.commune', 'mx.autre')),
      },
      { verdict: 'to-fix', variant: 'server-left-out-testing', words: { server: 'mx.commune.fr' } },
    ],
    [
      'that leaves the server out',
      { zones: announced, site: text(policy.replace('mx.commune', '*.mx.commune')) },
      { verdict: 'to-fix', variant: 'server-left-out-enforce' },
    ],
    [
      'behind a name server that fails',
      { misbehave: { '_mta-sts.commune.fr': 'SERVFAIL' } },
      { verdict: 'could-not-tell', doubt: 'dns-failed' },
    ],
    [
      'behind a closed port',
      { zones: announced, closed: 'https' },
      { verdict: 'could-not-tell', doubt: 'web-refused' },
    ],
    [
      'behind something without TLS',
      { zones: announced, withoutTls: true },
      { verdict: 'to-fix', variant: 'certificate' },
    ],
    [
      'that nobody asked for',
      { zones: announced, settings: { isDnsOnly: true } },
      { verdict: 'could-not-tell', doubt: 'not-asked' },
    ],
  ])('%s', async (_, fault, expected) => expect(await run(fault)).toMatchObject(expected))

  it('asks for a certificate that can be verified, and the server has none', async () => {
    const fault = await withMailServer(selfSigned, announced)
    expect(await run({ ...fault, site: text(policy) })).toMatchObject({
      verdict: 'to-fix',
      variant: 'server-not-trusted',
      words: { server: 'mx.commune.fr' },
    })
  })
})

describe('TLS-RPT', () => {
  const run = async (fault: Fault) => (await runCheck(tlsRpt, fault))['tls-rpt']
  const at = (...TXT: string[]) => ({ zones: { '_smtp._tls.commune.fr': { TXT } } })

  it.each<[string, Fault, object]>([
    ['absent is no fault', {}, { verdict: 'not-applicable', variant: 'absent' }],
    [
      'absent beside MTA-STS',
      { zones: announced },
      { verdict: 'to-fix', variant: 'missing', record: { name: '_smtp._tls.commune.fr' } },
    ],
    ['in order', at('v=TLSRPTv1; rua=mailto:a@b.fr'), { verdict: 'ok', words: { addresses: 'a@b.fr' } }],
    [
      'twice',
      at('v=TLSRPTv1; rua=mailto:a@b.fr', 'v=TLSRPTv1; rua=mailto:c@b.fr'),
      { verdict: 'to-fix', variant: 'several' },
    ],
    ['badly written', at('v=TLSRPTv1; rua=a@b.fr'), { verdict: 'to-fix', variant: 'record' }],
    [
      'behind a name server that is silent about it',
      { misbehave: { '_smtp._tls.commune.fr': 'REFUSED' } },
      { verdict: 'could-not-tell', doubt: 'dns-refused' },
    ],
  ])('%s', async (_, fault, expected) => expect(await run(fault)).toMatchObject(expected))
})

describe('DANE', () => {
  const run = async (fault: Fault) => (await runCheck(dane, fault)).dane
  const signed = { fr: { SOA: {}, authenticated: true } }
  const keyOf = ({ cert }: ServerCertificate) =>
    createHash('sha256')
      .update(new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' }))
      .digest('hex')
  const announce = (data: string, usage = 3) => ({
    '_25._tcp.mx.commune.fr': { TLSA: [{ usage, selector: 1, matchingType: 1, data }] },
  })

  it('announces the certificate that is shown', async () => {
    const fault = await withMailServer(selfSigned, { ...signed, ...announce(keyOf(selfSigned)) })
    expect(await run(fault)).toMatchObject({ verdict: 'ok' })
  })

  it('announces another one, and says which is shown', async () => {
    const fault = await withMailServer(selfSigned, { ...signed, ...announce('0'.repeat(64)) })
    expect(await run(fault)).toMatchObject({
      verdict: 'to-fix',
      variant: 'mismatch',
      record: {
        name: '_25._tcp.mx.commune.fr',
        type: 'TLSA',
        value: `3 1 1 ${keyOf(selfSigned)}`,
        replaces: [`3 1 1 ${'0'.repeat(64)}`],
      },
    })
  })

  it('announces an authority, whose certificate the server sends', async () => {
    const authority = await makeAuthority('Autorite privee')
    const issued = await authority.issue({ names: ['mx.commune.fr'] })
    const shown = { key: issued.key, cert: `${issued.cert}\n${authority.pem}` }
    const announced = announce(keyOf({ key: '', cert: authority.pem }), 2)
    expect(await run(await withMailServer(shown, { ...signed, ...announced }))).toMatchObject({
      verdict: 'ok',
    })
    // Without its certificate, no sender can find it (RFC 7672 section 3.1.2).
    expect(await run(await withMailServer(issued, { ...signed, ...announced }))).toMatchObject({
      verdict: 'to-fix',
      variant: 'mismatch',
    })
  })

  it('announces a certificate of a server that does not encrypt', async () => {
    const fault = await withMailServer(null, { ...signed, ...announce(keyOf(selfSigned)) })
    expect(await run(fault)).toMatchObject({ verdict: 'to-fix', variant: 'no-encryption' })
  })

  it.each<[string, Fault, object]>([
    ['absent is no fault', {}, { verdict: 'not-applicable', variant: 'absent' }],
    [
      'of a kind that mail does not use',
      { zones: { ...signed, ...announce('0'.repeat(64), 1) } },
      { verdict: 'to-fix', variant: 'unusable' },
    ],
    [
      'of a domain that is not signed',
      {
        zones: {
          fr: { SOA: {}, authenticated: true },
          'commune.fr': { MX: [[10, 'mx.commune.fr']], authenticated: false },
          ...announce('0'.repeat(64)),
        },
      },
      { verdict: 'not-applicable', variant: 'not-signed' },
    ],
    [
      'of a signed server, for a domain that is not signed: anybody could name another server',
      {
        zones: {
          ...signed,
          'commune.fr': { MX: [[10, 'mx.hote.fr']], authenticated: false },
          'mx.hote.fr': here,
          '_25._tcp.mx.hote.fr': announce('0'.repeat(64))['_25._tcp.mx.commune.fr'],
        },
      },
      { verdict: 'not-applicable', variant: 'not-signed' },
    ],
    [
      'seen through a resolver that does not validate',
      { zones: announce('0'.repeat(64)) },
      { verdict: 'could-not-tell', doubt: 'resolver-does-not-validate' },
    ],
    [
      'that was not compared',
      { zones: { ...signed, ...announce('0'.repeat(64)) } },
      { verdict: 'could-not-tell', doubt: 'not-asked' },
    ],
    [
      'behind a name server that fails',
      { misbehave: { '_25._tcp.mx.commune.fr TLSA': 'SERVFAIL' } },
      { verdict: 'could-not-tell', doubt: 'dns-failed' },
    ],
  ])('%s', async (_, fault, expected) => expect(await run(fault)).toMatchObject(expected))
})
