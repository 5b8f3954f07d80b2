import { openMailJudge, type Resolver } from '../../src/capabilities/suspicious-mail/index.ts'
import { openResolver } from '../../src/platform/dns/open-resolver.ts'
import { readServerAddress } from '../../src/platform/dns/server-address.ts'
import { type DnsServer, startDnsServer } from '../../test/support/dns-server.ts'
import { buildCorpus, corpusZones, townDomain } from '../../test/support/mails/corpus.ts'

const promisedPerSecond = 100
const rounds = 30
const warmUpRounds = 5

/**
 * Verdicts a second of one core, by processor time, on the mails of the tests: signatures verified, archives opened, codes in
 * images read. The DNS is answered from what a real server said once, so that its time is not counted as ours.
 */
export async function benchEml(): Promise<void> {
  const mails = await buildCorpus()
  const server = await startDnsServer(corpusZones)
  try {
    const judge = openMailJudge([townDomain], () => new Date())
    const resolver = remembering(server)
    for (let round = 0; round < warmUpRounds; round++)
      for (const { bytes } of mails) await judge.judge(bytes, resolver)
    const before = process.cpuUsage()
    let slowestInMs = 0
    for (let round = 0; round < rounds; round++)
      for (const { bytes } of mails) {
        const startedAt = process.cpuUsage()
        await judge.judge(bytes, resolver)
        const { user, system } = process.cpuUsage(startedAt)
        slowestInMs = Math.max(slowestInMs, (user + system) / 1000)
      }
    const { user, system } = process.cpuUsage(before)
    const perSecond = Math.round((rounds * mails.length * 1_000_000) / (user + system))
    console.log(`suspicious mail: ${rounds * mails.length} verdicts on ${mails.length} mails`)
    console.log(`  ${perSecond} a second and core, by processor time (promised: ${promisedPerSecond})`)
    console.log(`  the slowest took ${slowestInMs.toFixed(0)} ms of processor`)
  } finally {
    await server.close()
  }
}

function remembering(server: DnsServer): Resolver {
  const address = readServerAddress(server.address)
  const asked = openResolver(address === null ? {} : { servers: [address] })
  const known = new Map<string, unknown>()
  const lookUp: Resolver['lookUp'] = async (name, type) => {
    const key = `${type} ${name}`
    const told = known.get(key) ?? (await asked.lookUp(name, type, AbortSignal.timeout(10_000)))
    known.set(key, told)
    return told as Awaited<ReturnType<typeof asked.lookUp<typeof type>>>
  }
  return { lookUp }
}
