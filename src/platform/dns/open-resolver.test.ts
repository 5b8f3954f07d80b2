import { afterEach, describe, expect, it } from 'vitest'
import {
  type DnsServer,
  type Misbehaviour,
  type Records,
  startDnsServer,
} from '../../../test/support/dns-server.ts'
import type { RecordType } from './look-up.ts'
import { openResolver } from './open-resolver.ts'

const never = new AbortController().signal
const quick = { timeoutInMs: 400, resendAfterMs: 150 }

let server: DnsServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function resolverOf(zones: Record<string, Records>, misbehave: Record<string, Misbehaviour> = {}) {
  server = await startDnsServer(zones, misbehave)
  return openResolver({ servers: [{ ip: '127.0.0.1', port: server.port }], patience: quick })
}

const commune: Record<string, Records> = {
  'commune.fr': { MX: [[10, 'MX.commune.fr.']], TXT: [['v=spf1 ', 'mx -all']], A: ['192.0.2.1'] },
  'mx.commune.fr': { A: ['192.0.2.2'] },
}

describe('a DNS look-up', () => {
  it('gives the records, names in lower case and TXT strings joined', async () => {
    const resolver = await resolverOf(commune)
    expect(await resolver.lookUp('Commune.FR', 'MX', never)).toEqual({
      kind: 'answer',
      records: [{ preference: 10, exchange: 'mx.commune.fr' }],
      aliases: [],
      isAuthenticated: false,
    })
    expect(await resolver.lookUp('commune.fr', 'TXT', never)).toMatchObject({ records: ['v=spf1 mx -all'] })
  })

  it('tells a name that does not exist from a name without the record', async () => {
    const resolver = await resolverOf(commune)
    expect(await resolver.lookUp('absente.fr', 'MX', never)).toEqual({
      kind: 'no-such-name',
      aliases: [],
      isAuthenticated: false,
    })
    expect(await resolver.lookUp('mx.commune.fr', 'MX', never)).toEqual({
      kind: 'no-record',
      aliases: [],
      isAuthenticated: false,
    })
    expect(await resolver.lookUp('fr', 'MX', never)).toEqual({
      kind: 'no-record',
      aliases: [],
      isAuthenticated: false,
    })
  })

  it.each<[Misbehaviour, string]>([
    ['SERVFAIL', 'servfail'],
    ['FORMERR', 'servfail'],
    ['REFUSED', 'refused'],
    ['silent', 'timeout'],
    ['garbage', 'malformed'],
    ['other-name', 'timeout'],
    ['referral', 'referral'],
  ])('could not tell when the server answers with %s', async (misbehaviour, reason) => {
    const resolver = await resolverOf(commune, { 'commune.fr': misbehaviour })
    expect(await resolver.lookUp('commune.fr', 'TXT', never)).toMatchObject({
      kind: 'could-not-tell',
      reason,
    })
  })

  it('asks again over TCP when the answer does not fit in a datagram', async () => {
    const long = `v=spf1 ${'ip4:192.0.2.1 '.repeat(4000)}-all`
    const resolver = await resolverOf({ 'commune.fr': { TXT: [long] } }, { 'commune.fr TXT': 'truncated' })
    expect(await resolver.lookUp('commune.fr', 'TXT', never)).toMatchObject({
      kind: 'answer',
      records: [long],
    })
    expect(server?.asked).toEqual(['commune.fr TXT over udp', 'commune.fr TXT over tcp'])
  })

  it('waits for an answer that comes after the question was sent again', async () => {
    const resolver = await resolverOf(commune, { 'commune.fr': { delayInMs: 250 } })
    expect(await resolver.lookUp('commune.fr', 'A', never)).toMatchObject({ records: ['192.0.2.1'] })
  })

  it('asks a server that knows nothing of EDNS in the old way', async () => {
    const resolver = await resolverOf(commune, { 'commune.fr': 'no-edns' })
    expect(await resolver.lookUp('commune.fr', 'A', never)).toMatchObject({ records: ['192.0.2.1'] })
  })

  it('follows an alias, whether or not the answer holds its target', async () => {
    const zones = {
      ...commune,
      'www.commune.fr': { CNAME: 'commune.fr' },
      'site.fr': { CNAME: 'commune.fr' },
    }
    const resolver = await resolverOf(zones, { 'site.fr': 'alias-only' })
    const expected = {
      kind: 'answer',
      records: ['192.0.2.1'],
      aliases: ['commune.fr'],
      isAuthenticated: false,
    }
    expect(await resolver.lookUp('www.commune.fr', 'A', never)).toEqual(expected)
    expect(await resolver.lookUp('site.fr', 'A', never)).toEqual(expected)
    expect(await resolver.lookUp('www.commune.fr', 'AAAA', never)).toMatchObject({ kind: 'no-record' })
  })

  it('follows an alias to a name that does not exist', async () => {
    const resolver = await resolverOf({ 'www.commune.fr': { CNAME: 'parti.fr' } })
    expect(await resolver.lookUp('www.commune.fr', 'A', never)).toEqual({
      kind: 'no-such-name',
      aliases: ['parti.fr'],
      isAuthenticated: false,
    })
  })

  it('could not tell when aliases turn in a circle', async () => {
    const resolver = await resolverOf({ 'a.fr': { CNAME: 'b.fr' }, 'b.fr': { CNAME: 'a.fr' } })
    expect(await resolver.lookUp('a.fr', 'A', never)).toMatchObject({
      kind: 'could-not-tell',
      reason: 'alias-loop',
    })
  })

  it('could not tell when nothing listens at the address of the server', async () => {
    const stopped = await startDnsServer({})
    await stopped.close()
    const resolver = openResolver({ servers: [{ ip: '127.0.0.1', port: stopped.port }], patience: quick })
    expect(await resolver.lookUp('commune.fr', 'A', never)).toMatchObject({ reason: 'unreachable' })
  })

  it('asks the second server when the first one is silent', async () => {
    const silent = await startDnsServer({}, { 'commune.fr': 'silent' })
    server = await startDnsServer(commune)
    const servers = [silent.port, server.port].map((port) => ({ ip: '127.0.0.1', port }))
    const resolver = openResolver({ servers, patience: quick })
    expect(await resolver.lookUp('commune.fr', 'A', never)).toMatchObject({ records: ['192.0.2.1'] })
    await silent.close()
  })

  it('stops at once when the caller stops waiting', async () => {
    const resolver = await resolverOf(commune, { 'commune.fr': 'silent' })
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 30)
    expect(await resolver.lookUp('commune.fr', 'A', stop.signal)).toMatchObject({ reason: 'stopped' })
  })

  it('reads the other types of record, names in lower case', async () => {
    const zone: Records = {
      PTR: ['Mail.commune.fr.'],
      NS: ['NS1.example.fr.'],
      SOA: { mname: 'NS1.example.fr', rname: 'hostmaster.example.fr', serial: 7, minimum: 300 },
      CAA: [{ flags: 128, tag: 'issue', value: 'letsencrypt.org; accounturi=https://ca.example/1' }],
      TLSA: [{ usage: 3, selector: 1, matchingType: 1, data: 'ab'.repeat(32) }],
      DS: [{ keyTag: 60485, algorithm: 13, digestType: 2, digest: 'cd'.repeat(32) }],
      DNSKEY: [{ flags: 257, algorithm: 13, key: 'ef'.repeat(64) }],
    }
    const resolver = await resolverOf({ 'commune.fr': zone })
    const read = async (type: RecordType) => {
      const told = await resolver.lookUp('commune.fr', type, never)
      return told.kind === 'answer' ? told.records : told.kind
    }
    expect(await read('PTR')).toEqual(['mail.commune.fr'])
    expect(await read('NS')).toEqual(['ns1.example.fr'])
    expect(await read('SOA')).toEqual([{ ...zone.SOA, mname: 'ns1.example.fr' }])
    expect(await read('CAA')).toEqual(zone.CAA)
    expect(await read('TLSA')).toEqual(zone.TLSA)
    expect(await read('DS')).toEqual(zone.DS)
    expect(await read('DNSKEY')).toEqual(zone.DNSKEY)
  })

  it('loses no byte of a TXT, even of one that is no text', async () => {
    const resolver = await resolverOf({ 'commune.fr': { TXT: ['v=spf1 a:\xef\xbb\xbfmx -all'] } })
    expect(await resolver.lookUp('commune.fr', 'TXT', never)).toMatchObject({
      records: ['v=spf1 a:\xef\xbb\xbfmx -all'],
    })
  })

  it('says what the resolver has validated, and asks for records whose signatures are wrong', async () => {
    const resolver = await resolverOf(
      {
        'signee.fr': { authenticated: true, A: ['192.0.2.1'] },
        'www.signee.fr': { CNAME: 'commune.fr' },
        'fausse.fr': { A: ['192.0.2.3'] },
        ...commune,
      },
      { 'fausse.fr': 'bogus' },
    )
    expect(await resolver.lookUp('signee.fr', 'A', never)).toMatchObject({ isAuthenticated: true })
    expect(await resolver.lookUp('rien.signee.fr', 'A', never)).toMatchObject({
      kind: 'no-such-name',
      isAuthenticated: true,
    })
    expect(await resolver.lookUp('www.signee.fr', 'A', never)).toMatchObject({ isAuthenticated: false })
    expect(await resolver.lookUp('commune.fr', 'A', never)).toMatchObject({ isAuthenticated: false })
    expect(await resolver.lookUp('fausse.fr', 'A', never)).toMatchObject({ reason: 'servfail' })
    expect(await resolver.lookUp('fausse.fr', 'A', never, { checkingDisabled: true })).toMatchObject({
      kind: 'answer',
      isAuthenticated: false,
    })
  })

  it('could not tell for a name no DNS message can hold', async () => {
    const resolver = await resolverOf(commune)
    expect(await resolver.lookUp(`${'a'.repeat(64)}.fr`, 'A', never)).toMatchObject({ reason: 'malformed' })
    expect(await resolver.lookUp(`${'a.'.repeat(150)}fr`, 'A', never)).toMatchObject({ reason: 'malformed' })
  })
})
