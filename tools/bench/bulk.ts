import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { inventDomains, questionsOf, sharedRecords } from './communes-in-dns.ts'
import { isInstalled, runDnsperf, startNsd } from './nsd.ts'

const lookUpsEach = 9
const cli = new URL('../../src/main/cli.ts', import.meta.url).pathname

/** All communes of France checked by DNS against a server of this machine, beside `dnsperf` on the same server. */
export async function benchBulk(): Promise<void> {
  const missing = []
  for (const program of ['nsd', 'dnsperf']) if (!(await isInstalled(program))) missing.push(program)
  if (missing.length > 0) {
    console.log(`bulk scan: not measured, ${missing.join(' and ')} not installed on this machine`)
    return
  }
  const folder = await mkdtemp(join(tmpdir(), 'beffroi-bulk-'))
  try {
    await measure(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(folder: string): Promise<void> {
  const domains = await inventDomains()
  const questions = join(folder, 'questions')
  await writeFile(join(folder, 'list.csv'), csvOf(domains.map(({ domain }) => domain)))
  await writeFile(questions, `${domains.flatMap(({ domain }) => questionsOf(domain)).join('\n')}\n`)
  const nsd = await startNsd(folder, [...sharedRecords, ...domains.flatMap(({ records }) => records)])
  try {
    const before = await runDnsperf(nsd.port, questions)
    const few = await runScan(folder, nsd.port, 3000)
    const all = await runScan(folder, nsd.port, domains.length)
    const after = await runDnsperf(nsd.port, questions)
    const reference = (before.perSecond + after.perSecond) / 2
    print(domains.length, all, few, reference)
  } finally {
    await nsd.stop()
  }
}

interface Measured {
  readonly domains: number
  readonly wallInS: number
  readonly cpuInS: number
  readonly peakInMb: number
  readonly outputInMb: number
  readonly lines: number
}

async function runScan(folder: string, port: number, count: number): Promise<Measured> {
  const output = join(folder, `${count}.ndjson`)
  const list = join(folder, `${count}.csv`)
  const lines = (await readFile(join(folder, 'list.csv'), 'utf8')).split('\n')
  await writeFile(list, `${lines.slice(0, count + 1).join('\n')}\n`)
  const startedAt = performance.now()
  const flags = [
    '--list',
    list,
    '--ndjson',
    '--dns-only',
    '--resolver',
    `127.0.0.1:${port}`,
    '--output',
    output,
  ]
  const child = spawn(process.execPath, [...process.execArgv, cli, 'scan', ...flags], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (bytes: Buffer) => {
    said += bytes.toString()
  })
  // The peak is kept by the kernel; it is gone with the process.
  let peakInKb = 0
  let ticks = 0
  const watch = setInterval(async () => {
    const file = (name: string) => readFile(`/proc/${child.pid}/${name}`, 'utf8').catch(() => '')
    peakInKb = Number(/VmHWM:\s+(\d+)/.exec(await file('status'))?.[1] ?? peakInKb)
    const [, , ...fields] = (await file('stat')).split(' ')
    if (fields.length > 12) ticks = Number(fields[11]) + Number(fields[12])
  }, 100)
  const [code] = await once(child, 'exit')
  const wallInS = (performance.now() - startedAt) / 1000
  clearInterval(watch)
  if (code !== 0) throw new Error(`the scan of a list ended with ${code}:\n${said}`)
  return {
    domains: count,
    wallInS,
    cpuInS: ticks / 100,
    peakInMb: peakInKb / 1024,
    outputInMb: (await stat(output)).size / 2 ** 20,
    lines: await countLines(output),
  }
}

async function countLines(file: string): Promise<number> {
  let count = 0
  for await (const _ of createInterface({ input: createReadStream(file) })) count += 1
  return count
}

const csvOf = (domains: readonly string[]) =>
  `domain,mail,site\n${domains.map((domain) => `${domain},,`).join('\n')}\n`

function print(domains: number, all: Measured, few: Measured, reference: number): void {
  const reached = (lookUpsEach * domains) / all.wallInS
  const rows: [string, string, string][] = [
    ['domains', String(all.domains), ''],
    ['lines written', String(all.lines), String(domains)],
    ['wall time', `${all.wallInS.toFixed(1)} s`, '<= 60 s'],
    ['processor time', `${all.cpuInS.toFixed(1)} s`, ''],
    ['9 × domains ÷ wall', `${Math.round(reached)} a second`, ''],
    ['dnsperf, same server and run', `${Math.round(reference)} a second`, ''],
    ['share of dnsperf', `${((100 * reached) / reference).toFixed(1)} %`, '>= 25 %'],
    ['peak memory', `${Math.round(all.peakInMb)} MB`, '<= 300 MB'],
    [`peak memory of ${few.domains} domains`, `${Math.round(few.peakInMb)} MB`, 'about the same'],
    ['output', `${Math.round(all.outputInMb)} MB`, ''],
  ]
  console.log(`bulk scan, DNS part, on ${cpus().length} cores\n`)
  for (const [what, figure, promised] of rows)
    console.log(`${what.padEnd(36)}${figure.padStart(18)}  ${promised}`)
}
