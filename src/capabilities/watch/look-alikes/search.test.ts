import { domainToASCII } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DnsServer, startDnsServer } from '../../../../test/support/dns-server.ts'
import { openResolver } from '../../../platform/dns/open-resolver.ts'
import { lookAlikesOf } from '../domain/look-alikes/generate.ts'
import { addressesOfSite, type SearchedName, searchNames } from './search.ts'

/** Its first letter is Cyrillic. */
const inCyrillic = domainToASCII('\u0441luny.fr')
const zone = { SOA: {}, NS: ['ns1.test', 'ns2.test'] }
let dns: DnsServer
let resolver: ReturnType<typeof openResolver>

beforeAll(async () => {
  dns = await startDnsServer(
    {
      'cluny.fr': { ...zone, A: ['192.0.2.1'] },
      'mairie-cluny.fr': { ...zone, MX: [[10, 'mx.pirate.test']], A: ['192.0.2.66'] },
      'cluny.com': { ...zone, NS: ['ns1.sedoparking.com'], MX: [[0, '.']] },
      'www.cluny.net': { A: ['192.0.2.1'] },
      'cluny.net': zone,
      'cluny.eu': { A: ['192.0.2.9'] },
      'cluny.org': zone,
      'cluny.info': zone,
      [inCyrillic]: zone,
    },
    { 'cluny.org': 'SERVFAIL', 'cluny.info MX': 'REFUSED' },
  )
  resolver = openResolver({ servers: [{ ip: '127.0.0.1', port: dns.port }] })
})
afterAll(() => dns.close())

const commune = { domains: ['cluny.fr'], name: 'Cluny', departementCode: '71' }
const search = (settings = {}) =>
  searchNames(lookAlikesOf(commune), resolver, { ownAddresses: ['192.0.2.1'], ...settings })
const named = (names: readonly SearchedName[], name: string) => names.find((each) => each.name === name)

describe('names searched in the DNS', () => {
  it('are registered, free or not to be told; what is registered shows its mail and its site', async () => {
    const names = await search()
    const registered = names.filter(({ registration }) => registration.state === 'registered')
    expect(registered.map(({ name }) => name).toSorted()).toEqual([
      'cluny.com',
      'cluny.eu',
      'cluny.info',
      'cluny.net',
      'mairie-cluny.fr',
      inCyrillic,
    ])
    expect(named(names, 'mairie-cluny.fr')?.seen).toEqual({
      nameServers: ['ns1.test', 'ns2.test'],
      mailServers: ['mx.pirate.test'],
      addresses: ['192.0.2.66'],
      isAtOwnSite: false,
      isParked: false,
    })
    expect(named(names, 'cluny.com')?.seen).toMatchObject({ mailServers: [], isParked: true })
    expect(named(names, 'cluny.net')?.seen).toMatchObject({ isAtOwnSite: true })
    expect(named(names, 'cluny.info')?.seen).toMatchObject({ mailServers: null, addresses: [] })
    expect(named(names, 'cluny.org')?.registration).toMatchObject({
      state: 'could-not-tell',
      reason: 'servfail',
    })
    expect(named(names, 'clny.fr')?.registration).toEqual({ state: 'free' })
  })

  it('keep their order, and are counted one by one', async () => {
    const counts: number[] = []
    const names = await search({ onProgress: (done: number) => counts.push(done) })
    expect(names.map(({ name }) => name)).toEqual(lookAlikesOf(commune).map(({ name }) => name))
    expect(counts).toEqual(names.map((_, index) => index + 1))
  })

  it('past the deadline are not to be told, and none is lost', async () => {
    const names = await search({ deadlineInMs: 0 })
    expect(names.length).toBe(lookAlikesOf(commune).length)
    expect(names.at(-1)?.registration).toMatchObject({ state: 'could-not-tell', reason: 'stopped' })
  })

  it('are compared with the addresses of the commune’s own site, where it has one', async () => {
    expect(await addressesOfSite('cluny.fr', resolver, 5000)).toEqual(['192.0.2.1'])
    expect(await addressesOfSite(null, resolver, 5000)).toEqual([])
  })
})
