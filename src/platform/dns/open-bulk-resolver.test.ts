import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  type DnsServer,
  type Misbehaviour,
  type Records,
  startDnsServer,
} from '../../../test/support/dns-server.ts'
import { writeQuestion } from './message.ts'
import { openBulkResolver } from './open-bulk-resolver.ts'
import { stopOf } from './stop.ts'
import { openUdpPool } from './udp-pool.ts'

const never = new AbortController().signal
const quick = { timeoutInMs: 400, resendAfterMs: 150 }

let server: DnsServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function resolverOf(
  zones: Record<string, Records>,
  misbehave: Record<string, Misbehaviour> = {},
  patience = quick,
) {
  server = await startDnsServer(zones, misbehave)
  return openBulkResolver({ servers: [{ ip: '127.0.0.1', port: server.port }], patience })
}

const addressOf = (index: number) => `192.0.${index >> 8}.${index & 0xff}`
const many = Object.fromEntries(
  Array.from({ length: 1000 }, (_, index) => [`c${index}.fr`, { A: [addressOf(index)] }]),
)

describe('a look-up among thousands', () => {
  it('gets its own answer, over few sockets', async () => {
    const resolver = await resolverOf(many, {}, { timeoutInMs: 30_000, resendAfterMs: 2000 })
    const names = Object.keys(many)
    const told = await Promise.all(names.map((name) => resolver.lookUp(name, 'A', never)))
    expect(told.map((each) => each.kind === 'answer' && each.records[0])).toEqual(
      names.map((_, index) => addressOf(index)),
    )
  })

  it('asks once what several ask at the same time, or after, within its TTL', async () => {
    const resolver = await resolverOf({ 'commun.fr': { A: ['192.0.2.1'] } })
    const both = await Promise.all(
      ['commun.fr', 'COMMUN.fr'].map((name) => resolver.lookUp(name, 'A', never)),
    )
    expect(await resolver.lookUp('commun.fr', 'A', never)).toEqual(both[0])
    await resolver.lookUp('absent.fr', 'A', never)
    await resolver.lookUp('absent.fr', 'A', never)
    expect(server?.asked).toEqual(['commun.fr A over udp', 'absent.fr A over udp'])
    expect(resolver.counts()).toEqual({ lookUps: 5, shared: 3, sent: 2 })
  })

  it('keeps apart the types, and what was asked without checking', async () => {
    const resolver = await resolverOf({ 'fausse.fr': { A: ['192.0.2.1'] } }, { 'fausse.fr': 'bogus' })
    expect(await resolver.lookUp('fausse.fr', 'A', never, { checkingDisabled: true })).toMatchObject({
      kind: 'answer',
    })
    expect(await resolver.lookUp('fausse.fr', 'A', never)).toMatchObject({ reason: 'servfail' })
    expect(await resolver.lookUp('fausse.fr', 'MX', never, { checkingDisabled: true })).toMatchObject({
      kind: 'no-record',
    })
  })

  it.each<[Misbehaviour, string]>([
    ['SERVFAIL', 'servfail'],
    ['REFUSED', 'refused'],
    ['silent', 'timeout'],
    ['garbage', 'malformed'],
    ['other-name', 'timeout'],
    ['referral', 'referral'],
  ])('could not tell when the server answers with %s', async (misbehaviour, reason) => {
    const resolver = await resolverOf(many, { 'c1.fr': misbehaviour })
    const [failed, other] = await Promise.all(
      ['c1.fr', 'c2.fr'].map((name) => resolver.lookUp(name, 'A', never)),
    )
    expect(failed).toMatchObject({ kind: 'could-not-tell', reason })
    expect(other).toMatchObject({ kind: 'answer' })
  })

  it('sends again a question whose datagram was lost', async () => {
    const resolver = await resolverOf(many, { 'c1.fr': 'first-lost' })
    expect(await resolver.lookUp('c1.fr', 'A', never)).toMatchObject({ kind: 'answer' })
    expect(resolver.counts().sent).toBe(2)
  })

  it('asks again over TCP when the answer does not fit in a datagram', async () => {
    const long = 'x'.repeat(5000)
    const resolver = await resolverOf({ 'long.fr': { TXT: [long] } }, { 'long.fr': 'truncated' })
    expect(await resolver.lookUp('long.fr', 'TXT', never)).toMatchObject({ records: [long] })
  })

  it('could not tell when nothing listens at the address of the server', async () => {
    const gone = await startDnsServer({})
    await gone.close()
    const resolver = openBulkResolver({ servers: [{ ip: '127.0.0.1', port: gone.port }], patience: quick })
    expect(await resolver.lookUp('commune.fr', 'A', never)).toMatchObject({ reason: 'unreachable' })
  })

  it('stops for the caller who stops waiting, and goes on for the other', async () => {
    const resolver = await resolverOf(many, { 'c1.fr': { delayInMs: 200 } })
    const stop = new AbortController()
    const stopped = resolver.lookUp('c1.fr', 'A', stop.signal)
    const other = resolver.lookUp('c1.fr', 'A', never)
    stop.abort()
    expect(await stopped).toMatchObject({ kind: 'could-not-tell', reason: 'stopped' })
    expect(await other).toMatchObject({ kind: 'answer' })
    expect(await resolver.lookUp('c1.fr', 'A', stop.signal)).toMatchObject({ reason: 'stopped' })
  })

  it('asks anew for a caller who comes when all others have stopped waiting', async () => {
    const resolver = await resolverOf(many, { 'c1.fr': 'first-lost' })
    const stop = new AbortController()
    const stopped = resolver.lookUp('c1.fr', 'A', stop.signal)
    stop.abort()
    expect(await stopped).toMatchObject({ reason: 'stopped' })
    expect(await resolver.lookUp('c1.fr', 'A', never)).toMatchObject({ kind: 'answer' })
  })
})

describe('a server that is not on this machine', () => {
  it('has no more questions to answer at once than is polite', async () => {
    server = await startDnsServer(many, Object.fromEntries(Object.keys(many).map((name) => [name, 'silent'])))
    const pool = openUdpPool(
      { ip: '127.0.0.1', port: server.port },
      { timeoutInMs: 5000, resendAfterMs: 5000 },
      { queriesPerSecond: 1000, mostInFlight: 3 },
    )
    const stop = new AbortController()
    const asked = ['c1.fr', 'c2.fr', 'c3.fr', 'c4.fr', 'c5.fr'].map((name) =>
      pool.ask(writeQuestion(name, 'A'), stopOf(stop.signal)),
    )
    await vi.waitFor(() => expect(server?.asked).toHaveLength(3))
    stop.abort()
    expect(await Promise.all(asked)).toMatchObject(Array(5).fill({ kind: 'fault', reason: 'stopped' }))
    expect(server.asked).toHaveLength(3)
  })
})
