import { X509Certificate } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  type Authority,
  makeAuthority,
  makeSelfSigned,
  type ServerCertificate,
} from '../../../test/support/certificates.ts'
import { type DnsServer, type Records, startDnsServer } from '../../../test/support/dns-server.ts'
import { closedPort } from '../../../test/support/https-server.ts'
import {
  type Line,
  type MailExchanger,
  startMailExchanger,
  startScriptedExchanger,
} from '../../../test/support/mail-exchanger.ts'
import { openResolver } from '../dns/open-resolver.ts'
import { openMailProbe } from './open-mail-probe.ts'
import { publicKeyOf } from './sent-chain.ts'

const host = 'mx.commune.fr'
const never = new AbortController().signal
const hello = '250-mx.commune.fr\r\n250-SIZE 1000\r\n250 STARTTLS\r\n'

let authority: Authority
let certificate: ServerCertificate
beforeAll(async () => {
  authority = await makeAuthority()
  certificate = await authority.issue({ names: [host] })
})

const opened: (DnsServer | MailExchanger)[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()))
})

interface Case {
  readonly zones?: Record<string, Records>
  readonly allowPrivate?: boolean
  readonly signal?: AbortSignal
}

async function probeOf(
  server: MailExchanger | number,
  { zones, allowPrivate = true }: Case = {},
  keepsGreetings = false,
) {
  const dns = await startDnsServer(zones ?? { [host]: { A: ['127.0.0.1'] } })
  opened.push(dns)
  if (typeof server !== 'number') opened.push(server)
  return openMailProbe({
    resolver: openResolver({ servers: [{ ip: '127.0.0.1', port: dns.port }] }),
    now: () => new Date(),
    extraAuthorities: [authority.pem],
    allowPrivate,
    smtpPort: typeof server === 'number' ? server : server.port,
    connectTimeoutInMs: 500,
    conversationTimeoutInMs: 1500,
    keepsGreetings,
  })
}

async function greet(server: MailExchanger | number, wish: Case = {}) {
  return (await probeOf(server, wish)).greet(host, wish.signal ?? never)
}

const scripted = async (greeting: Line, replies: Readonly<Record<string, Line>> = {}) =>
  (await greet(await startScriptedExchanger(greeting, replies))).end

describe('a mail server', () => {
  it('that encrypts shows its certificate, and the chain as it is sent', async () => {
    const between = await authority.issueAuthority('Autorite du milieu')
    const own = await between.issue({ names: [host] })
    const server = await startMailExchanger({ key: own.key, cert: `${own.cert}\n${between.pem}` })
    const { address, end } = await greet(server)
    expect(address).toBe('127.0.0.1')
    expect(end).toMatchObject({
      kind: 'secured',
      protocol: 'TLSv1.3',
      certificate: { names: [host], faults: [], verification: null },
      chain: [
        { subject: `CN=${host}`, isSignedByNext: true },
        { subject: 'CN=Autorite du milieu', isSignedByNext: false },
      ],
    })
    expect(server.commands).toEqual([])
  })

  it('is asked nothing but EHLO, STARTTLS and QUIT', async () => {
    const server = await startScriptedExchanger('220 mx\r\n', {
      EHLO: '250 mx.commune.fr\r\n',
      QUIT: '221 a\r\n',
    })
    expect((await greet(server)).end).toEqual({ kind: 'without-starttls' })
    expect(server.commands).toEqual(['EHLO [127.0.0.1]', 'QUIT'])
  })

  it('without a certificate offers no encryption', async () => {
    expect((await greet(await startMailExchanger(null))).end).toEqual({ kind: 'without-starttls' })
  })

  it('may vouch for itself alone', async () => {
    const end = (await greet(await startMailExchanger(await makeSelfSigned(['autre.fr'])))).end
    expect(end).toMatchObject({
      kind: 'secured',
      certificate: { faults: ['wrong-host', 'self-signed'] },
      chain: [{ isSignedByNext: false }],
    })
  })

  it('may show a certificate of any shape', async () => {
    const names = Array.from({ length: 800 }, (_, index) => `n${index}.commune.fr`)
    const strange = await authority.issue({ names, commonName: '"><script>é\\, ', validToDay: -0.5 })
    expect((await greet(await startMailExchanger(strange))).end).toMatchObject({
      kind: 'secured',
      certificate: { faults: ['expired', 'wrong-host'] },
      chain: [{ isSignedByNext: false }],
    })
  })

  it.each<[string, Line, Record<string, Line>, object]>([
    ['knows no EHLO', '220 mx\r\n', { EHLO: '502 no\r\n' }, { kind: 'without-starttls' }],
    ['turns everybody away', '554 no\r\n', {}, { kind: 'turned-away', code: 554 }],
    ['asks to come back', '421 later\r\n', {}, { kind: 'turned-away', code: 421 }],
    ['does not like our name', '220 mx\r\n', { EHLO: '550 no\r\n' }, { kind: 'turned-away', code: 550 }],
    [
      'offers encryption and refuses it',
      '220-mx\r\n220 mx\r\n',
      { EHLO: hello, STARTTLS: '502 no\r\n' },
      { kind: 'starttls-fault', fault: 'declined' },
    ],
    [
      'cannot encrypt now',
      '220 mx\r\n',
      { EHLO: hello, STARTTLS: '454 later\r\n' },
      { kind: 'turned-away', code: 454 },
    ],
    [
      'slips text after the go-ahead',
      '220 mx\r\n',
      { EHLO: hello, STARTTLS: '220 go\r\n250 injected\r\n' },
      { kind: 'starttls-fault', fault: 'text-in-clear' },
    ],
    [
      'goes on in clear instead of TLS',
      '220 mx\r\n',
      { EHLO: hello, STARTTLS: '220 go\r\n', '\u0016\u0003\u0001': '500 what\r\n' },
      { kind: 'starttls-fault', fault: 'no-agreement' },
    ],
    ['hangs up', 'hang-up', {}, { kind: 'could-not-tell', reason: 'reset' }],
    ['hangs up on EHLO', '220 mx\r\n', { EHLO: 'hang-up' }, { kind: 'could-not-tell', reason: 'reset' }],
    ['says nothing', '', {}, { kind: 'could-not-tell', reason: 'timeout', detail: 'answer' }],
    [
      'speaks one byte a second',
      { drip: '220 mx.commune.fr' },
      {},
      { kind: 'could-not-tell', reason: 'timeout', detail: 'answer' },
    ],
    ['is a web server', 'HTTP/1.1 400 Bad\r\n', {}, { kind: 'could-not-tell', reason: 'malformed' }],
    [
      'greets without end on one line',
      { flood: '220-x' },
      {},
      { kind: 'could-not-tell', reason: 'malformed', detail: 'line too long' },
    ],
    [
      'greets without end, line after line',
      { flood: '220-mx\r\n' },
      {},
      { kind: 'could-not-tell', reason: 'malformed', detail: 'too many lines' },
    ],
  ])('that %s is told apart', async (_, greeting, replies, expected) => {
    expect(await scripted(greeting, replies)).toMatchObject(expected)
  })

  it('that does not listen refuses', async () => {
    expect((await greet(await closedPort())).end).toEqual({ kind: 'refused' })
  })

  it('on an inner network is not connected to', async () => {
    const server = await startMailExchanger(certificate)
    expect(await greet(server, { allowPrivate: false })).toMatchObject({
      address: null,
      end: { kind: 'could-not-tell', reason: 'private-address' },
    })
  })

  it('without an address is nowhere', async () => {
    expect((await greet(1, { zones: { 'commune.fr': {} } })).end).toEqual({
      kind: 'no-such-host',
      answer: 'no-such-name',
    })
  })

  it('shared by thousands of domains is greeted once, a failure excepted', async () => {
    const server = await startScriptedExchanger('220 mx\r\n', { EHLO: '250 mx\r\n', QUIT: '221 a\r\n' })
    const probe = await probeOf(server, {}, true)
    await Promise.all([probe.greet(host, never), probe.greet(host.toUpperCase(), never)])
    await probe.greet(host, never)
    expect(server.commands).toEqual(['EHLO [127.0.0.1]', 'QUIT'])
    const busy = await startScriptedExchanger('220 mx\r\n', { EHLO: '421 later\r\n' })
    const other = await probeOf(busy, {}, true)
    await other.greet(host, never)
    await other.greet(host, never)
    expect(busy.commands).toHaveLength(2)
  })

  it('is left at the deadline, even while it speaks', async () => {
    const server = await startScriptedExchanger({ drip: '220 mx' })
    const deadline = new AbortController()
    const greeting = greet(server, { signal: deadline.signal })
    setTimeout(() => deadline.abort(), 100)
    expect((await greeting).end).toMatchObject({ kind: 'could-not-tell', reason: 'stopped' })
  })
})

describe('the public key of a certificate', () => {
  it('is the very bytes that stand in it', () => {
    const read = new X509Certificate(certificate.cert)
    expect(publicKeyOf(read.raw)).toEqual(read.publicKey.export({ type: 'spki', format: 'der' }))
  })

  it('is not read from what is no certificate', () => {
    const { raw } = new X509Certificate(certificate.cert)
    for (let length = 0; length < raw.length; length += 7) {
      expect(publicKeyOf(raw.subarray(0, length))).toBeNull()
    }
    expect(publicKeyOf(Buffer.alloc(64, 0x30))).toBeNull()
    expect(publicKeyOf(Buffer.from('3084ffffffff', 'hex'))).toBeNull()
  })
})
