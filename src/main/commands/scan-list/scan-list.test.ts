import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type DnsServer,
  type Misbehaviour,
  type Records,
  startDnsServer,
} from '../../../../test/support/dns-server.ts'
import { readScanArguments } from '../scan-arguments.ts'

const program = join(import.meta.dirname, '..', '..', 'cli.ts')

let folder = ''
let compiled = ''
let dns: DnsServer | undefined
const started: ChildProcess[] = []
beforeAll(async () => {
  compiled = await mkdtemp(join(tmpdir(), 'beffroi-compiled-'))
  return () => rm(compiled, { recursive: true })
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beffroi-scan-list-'))
})
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  await dns?.close()
  dns = undefined
  await rm(folder, { recursive: true })
})

const names = (count: number) => Array.from({ length: count }, (_, index) => `commune-${index}.fr`)

const zonesOf = (domains: readonly string[]): Record<string, Records> => ({
  'mx.provider.example': { A: ['213.186.33.20'] },
  ...Object.fromEntries(
    domains.flatMap((domain) => [
      [domain, { A: ['192.0.2.1'], MX: [[10, 'mx.provider.example']], TXT: ['v=spf1 mx -all'] }],
      [`_dmarc.${domain}`, { TXT: ['v=DMARC1; p=reject; rua=mailto:dmarc@commune-0.fr'] }],
    ]),
  ),
})

const csvOf = (domains: readonly string[]) =>
  `domain,mail,site\n${domains.map((each) => `${each},,\n`).join('')}`

interface Run {
  readonly child: ChildProcess
  readonly output: string
  readonly ended: Promise<{ code: number | null; stdout: string; stderr: string }>
}

/** Starts `scan --list` on a list, against the DNS server of the test. */
async function start(list: string, ...flags: string[]): Promise<Run> {
  const file = join(folder, 'liste.csv')
  await writeFile(file, list)
  const resolver = ['--resolver', dns?.address ?? '']
  const child = spawn(
    process.execPath,
    [program, 'scan', '--list', file, '--ndjson', '--dns-only', ...resolver, ...flags],
    { env: { ...process.env, NODE_COMPILE_CACHE: compiled } },
  )
  started.push(child)
  const texts = { stdout: '', stderr: '' }
  child.stdout.on('data', (bytes: Buffer) => {
    texts.stdout += bytes.toString()
  })
  child.stderr.on('data', (bytes: Buffer) => {
    texts.stderr += bytes.toString()
  })
  const ended = once(child, 'close').then(([code]) => ({ code, ...texts }))
  return { child, output: join(folder, 'resultats.ndjson'), ended }
}

const resultsIn = (text: string) =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))

const domainsIn = (text: string): string[] =>
  resultsIn(text)
    .map(({ domain }) => domain)
    .toSorted()

async function untilLines(file: string, count: number): Promise<string> {
  for (;;) {
    const text = await readFile(file, 'utf8').catch(() => '')
    if (text.split('\n').length > count) return text
    await pause(20)
  }
}

const slowly = (domains: readonly string[]): Record<string, Misbehaviour> =>
  Object.fromEntries(domains.map((domain) => [domain, { delayInMs: 60 }]))

/** What DNS alone tells is told; of the rest, that it was not asked. */
function expectNothingReached({ criteria, findings }: ReturnType<typeof resultsIn>[number]): void {
  expect(criteria).toMatchObject({
    '1.1': 'ok',
    '1.2': 'ok',
    '1.8': 'ok',
    '2.4': 'ok',
    '2.5': 'ok',
    '2.6': 'ok',
  })
  const reasons = Object.fromEntries(
    findings.map(({ code, verdict, reason }: Record<string, string>) => [code, `${verdict} ${reason}`]),
  )
  const notAsked = [
    '1.3',
    '1.4',
    '1.5',
    '1.6',
    '1.7',
    'certificate-expiry',
    'hsts',
    'mx-starttls',
    'domain-expiry',
  ]
  for (const code of notAsked) expect(`${code} ${reasons[code]}`).toBe(`${code} could-not-tell not-asked`)
}

describe('beffroi scan --list', () => {
  it('gives one line for each row, in the shape of --json, leaves bad rows aside, asks once what domains share', async () => {
    dns = await startDnsServer(zonesOf(names(3)))
    const list = `${csvOf(names(2))}pas un nom,,\ncommune-2.fr,accueil@commune-2.fr,https://www.commune-2.fr/\ncommune-2.fr,none,none\n`
    const run = await start(list, '--concurrency', '1')
    const { code, stdout, stderr } = await run.ended
    expect(code).toBe(0)
    expect(domainsIn(stdout)).toEqual(['commune-0.fr', 'commune-1.fr', 'commune-2.fr', 'commune-2.fr'])
    expect(stderr).toMatch(/Ligne 4 : «\s?pas un nom\s?» n’est pas un nom de domaine/)
    const results = resultsIn(stdout)
    expect(Object.keys(results[0]).slice(0, 3)).toEqual(['domain', 'criteria', 'levels'])
    expect(Object.keys(results[0].criteria)).toHaveLength(16)
    expect(results.find(({ input }) => input.mail === 'accueil@commune-2.fr')).toMatchObject({
      assumed: false,
      input: { domain: 'commune-2.fr', mail: 'accueil@commune-2.fr', site: 'https://www.commune-2.fr/' },
    })
    expect(results.find(({ input }) => input.mail === 'none')).toMatchObject({
      mail: { kind: 'none' },
      site: { kind: 'none' },
      criteria: { '1.1': 'to-fix', '2.1': 'to-fix' },
    })
    expectNothingReached(results.find(({ domain }) => domain === 'commune-0.fr'))
    const shared = dns.asked.filter((asked) => asked.startsWith('mx.provider.example A '))
    expect(shared).toHaveLength(1)
  })

  it('keeps to the deadline of a domain when its server answers a byte a second, and keeps what it saw', async () => {
    const [slow = '', ...others] = names(3)
    dns = await startDnsServer(zonesOf([slow, ...others]), {
      [`${slow} MX`]: 'drip',
      [`_dmarc.${slow}`]: 'drip',
    })
    const run = await start(csvOf(names(3)), '--deadline', '2')
    const { code, stdout } = await run.ended
    expect(code).toBe(0)
    const of = (domain: string) => resultsIn(stdout).find((each) => each.domain === domain)
    expect(of(slow).criteria).toMatchObject({ '1.1': 'ok', '2.4': 'could-not-tell', '2.6': 'could-not-tell' })
    expect(of(others[0] ?? '').criteria).toMatchObject({ '2.4': 'ok', '2.6': 'ok' })
  })
})

describe('a list that was interrupted', () => {
  it('by SIGKILL is resumed: each row once, the lines already there to the byte', async () => {
    const domains = names(120)
    dns = await startDnsServer(zonesOf(domains), slowly(domains))
    const output = join(folder, 'resultats.ndjson')
    const first = await start(csvOf(domains), '--output', output, '--concurrency', '8')
    await untilLines(output, 20)
    first.child.kill('SIGKILL')
    await first.ended
    const left = await readFile(output, 'utf8')
    const whole = left.slice(0, left.lastIndexOf('\n') + 1)
    expect(domainsIn(whole).length).toBeLessThan(domains.length)
    // As if the end had come in the middle of a line.
    await writeFile(output, `${whole}${whole.slice(0, 700)}`)

    const again = await (await start(csvOf(domains), '--resume', output)).ended
    expect(again).toMatchObject({ code: 0, stdout: '' })
    expect(again.stderr).toContain('Sa dernière ligne était coupée')
    const after = await readFile(output, 'utf8')
    expect(after.startsWith(whole)).toBe(true)
    expect(domainsIn(after)).toEqual(domains.toSorted())

    dns.asked.length = 0
    const third = await (await start(csvOf(domains), '--resume', output)).ended
    expect(third.code).toBe(0)
    expect(await readFile(output, 'utf8')).toBe(after)
    expect(dns.asked).toEqual([])
  })

  it('by Ctrl-C writes whole lines, says how to go on, and ends with 130', async () => {
    const domains = names(400)
    dns = await startDnsServer(zonesOf(domains), slowly(domains))
    const output = join(folder, 'resultats.ndjson')
    const run = await start(csvOf(domains), '--output', output, '--concurrency', '8')
    await untilLines(output, 10)
    run.child.kill('SIGINT')
    // `npm run` passes on what the terminal has already sent.
    run.child.kill('SIGINT')
    const { code, stderr } = await run.ended
    expect(code).toBe(130)
    expect(stderr).toContain(`--resume ${output}`)
    const text = await readFile(output, 'utf8')
    expect(text.endsWith('\n')).toBe(true)
    const written = domainsIn(text)
    expect(written.length).toBeGreaterThanOrEqual(10)
    expect(written.length).toBeLessThan(domains.length)
  })

  it('by a reader that is slow, then gone, ends with 141', async () => {
    const domains = names(400)
    dns = await startDnsServer(zonesOf(domains))
    const run = await start(csvOf(domains))
    await once(run.child.stdout ?? run.child, 'data')
    run.child.stdout?.destroy()
    const [code] = await once(run.child, 'exit')
    expect(code).toBe(141)
  })
})

describe('a list that is badly asked for', () => {
  it.each([
    [['--list', 'x.csv'], 'ajoutez --ndjson'],
    [['--list', 'x.csv', '--json', '--ndjson'], 'ajoutez --ndjson'],
    [['commune.fr', '--list', 'x.csv', '--ndjson'], 'Un domaine ou une liste'],
    [['--list', 'x.csv', '--ndjson', '--mail', 'a@b.fr'], '--mail est de trop'],
    [['--list', 'x.csv', '--ndjson', '--concurrency', '0'], 'n’est pas un nombre de domaines'],
    [['--list', 'x.csv', '--ndjson', '--resume', 'a', '--output', 'b'], 'pas les deux'],
    [['commune.fr', '--resume', 'a'], 'ne s’emploie qu’avec --list'],
    [['commune.fr', '--contact', 'à moi'], 'ne peut pas servir de contact'],
  ])('%j is refused with a sentence', async (argv, sentence) => {
    expect(await readScanArguments(argv)).toEqual({ ok: false, error: expect.stringContaining(sentence) })
  })

  it('does not write over a file', async () => {
    dns = await startDnsServer({})
    const output = join(folder, 'resultats.ndjson')
    await writeFile(output, 'précieux')
    const { code, stderr } = await (await start(csvOf(names(1)), '--output', output)).ended
    expect(code).toBe(2)
    expect(stderr).toContain('existe déjà')
    expect(await readFile(output, 'utf8')).toBe('précieux')
  })
})
