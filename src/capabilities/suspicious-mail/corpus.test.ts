import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DnsServer, startDnsServer } from '../../../test/support/dns-server.ts'
import { buildCorpus, corpusZones, townDomain } from '../../../test/support/mails/corpus.ts'
import { openResolver } from '../../platform/dns/open-resolver.ts'
import { readServerAddress } from '../../platform/dns/server-address.ts'
import { openMailJudge, type Resolver } from './index.ts'

const cases = await buildCorpus()
const judge = openMailJudge([townDomain], () => new Date('2026-11-22T12:00:00Z'))
let server: DnsServer
let resolver: Resolver

beforeAll(async () => {
  server = await startDnsServer(corpusZones)
  const address = readServerAddress(server.address)
  const asked = openResolver(address === null ? {} : { servers: [address] })
  resolver = { lookUp: (name, type) => asked.lookUp(name, type, AbortSignal.timeout(20_000)) }
})
afterAll(() => server.close())

describe('the mails written for the tests, signed and published for real', () => {
  it.each(cases)('$title: $verdict', async ({ bytes, verdict, codes }) => {
    const judged = await judge.judge(bytes, resolver)
    const seen = judged?.mails.flatMap((mail) => mail.reasons.map(({ code }) => code)) ?? []
    expect(seen).toEqual(expect.arrayContaining([...codes]))
    expect({ verdict: judged?.verdict, seen }).toEqual({ verdict, seen })
  })

  it('are at least forty', () => expect(cases.length).toBeGreaterThanOrEqual(40))
})

describe('a verdict', () => {
  const honest = () => cases[0]?.bytes ?? Buffer.alloc(0)
  const silent: Resolver = {
    lookUp: async () => ({ kind: 'could-not-tell', reason: 'timeout', detail: '' }),
  }

  it('cannot be told without the DNS, and says so', async () => {
    const judged = await judge.judge(honest(), silent)
    expect(judged?.verdict).toBe('could-not-tell')
    expect(judged?.mails[0]?.reasons.map(({ code }) => code)).toEqual(['sender-unverifiable'])
  })

  it('counts the other reasons without the DNS', async () => {
    const trap = cases.find(({ title }) => title === 'a program called a document')
    expect((await judge.judge(trap?.bytes ?? Buffer.alloc(0), silent))?.verdict).toBe('dangerous')
  })

  it('never shows an address that can be clicked', async () => {
    const written: string[] = []
    for (const { bytes } of cases) {
      const judged = await judge.judge(bytes, silent)
      written.push(
        ...(judged?.mails ?? []).flatMap(({ reasons }) => reasons.flatMap(({ evidence }) => evidence)),
      )
    }
    expect(written.length).toBeGreaterThan(40)
    expect(written.filter((text) => /https?:\/\/|javascript:|[\u202a-\u202e]/i.test(text))).toEqual([])
  })

  it.each([
    ['nothing', ''],
    ['a text', 'Bonjour, ceci est un texte.\n'],
    ['a list', 'nom: valeur\nautre: chose\n'],
    ['zeros', '\0'.repeat(2000)],
  ])('is not given of %s', async (_, text) => {
    expect(await judge.judge(Buffer.from(text), silent)).toBeNull()
  })
})
