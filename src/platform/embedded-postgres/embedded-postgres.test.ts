import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openLog } from '../log.ts'
import { CannotStartPostgres, type EmbeddedPostgres, openEmbeddedPostgres } from './index.ts'

const isRoot = process.getuid?.() === 0
const opened: EmbeddedPostgres[] = []
const programs: ChildProcess[] = []
let pristine: string
let closedFolder: string
let dataDirectory: string

beforeAll(async () => {
  pristine = mkdtempSync(join(tmpdir(), 'beffroi-pristine-'))
  const postgres = await openEmbeddedPostgres({ dataDirectory: pristine, log: openLog('silent') })
  await postgres.stop()
})
afterAll(() => rmSync(pristine, { recursive: true, force: true }))

beforeEach(() => {
  closedFolder = mkdtempSync(join(tmpdir(), 'beffroi-closed-'))
  chmodSync(closedFolder, 0o700)
  dataDirectory = join(closedFolder, 'postgres')
})
afterEach(async () => {
  for (const program of programs.splice(0)) program.kill('SIGKILL')
  await Promise.all(opened.splice(0).map((postgres) => postgres.stop()))
  rmSync(closedFolder, { recursive: true, force: true })
})

async function open(options: { namespaces?: boolean } = {}): Promise<EmbeddedPostgres> {
  const postgres = await openEmbeddedPostgres({
    dataDirectory,
    log: openLog('silent'),
    patienceMs: 0,
    ...options,
  })
  opened.push(postgres)
  return postgres
}

/** The same, on a database that has already been started once: what most tests are not about. */
async function openAgain(options: { namespaces?: boolean } = {}): Promise<EmbeddedPostgres> {
  putOldDatabase()
  return open(options)
}

function putOldDatabase(): void {
  cpSync(pristine, dataDirectory, { recursive: true, preserveTimestamps: true })
}

async function refusal(): Promise<CannotStartPostgres> {
  const error = await open().then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof CannotStartPostgres) return error
  throw new Error('it should have been refused', { cause: error })
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql)
    return rows
  } finally {
    await client.end()
  }
}

/** Another Beffroi, in its own process, that has written one row. Resolves once the row is committed. */
async function anotherBeffroi(): Promise<{ program: ChildProcess; postmaster: number }> {
  putOldDatabase()
  const source = `
    import pg from ${JSON.stringify(import.meta.resolve('pg'))}
    import { openEmbeddedPostgres } from ${JSON.stringify(new URL('index.ts', import.meta.url).href)}
    const log = { debug() {}, warn() {}, error() {} }
    const postgres = await openEmbeddedPostgres({ dataDirectory: ${JSON.stringify(dataDirectory)}, log })
    const client = new pg.Client(postgres.url)
    await client.connect()
    await client.query("create table proof as select 'Sainte-Énimie' as commune")
    console.log('written')
    setInterval(() => undefined, 1000)`
  const program = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  programs.push(program)
  if (!program.stdout) throw new Error('the program has a standard output')
  const [line] = await once(createInterface({ input: program.stdout }), 'line')
  expect(line).toBe('written')
  return { program, postmaster: postmaster() }
}

function postmaster(): number {
  return Number(readFileSync(join(dataDirectory, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])
}

async function kill9(program: ChildProcess): Promise<void> {
  const gone = once(program, 'exit')
  program.kill('SIGKILL')
  await gone
}

const proof = 'select commune from proof'
const intact = [{ commune: 'Sainte-Énimie' }]

test('a real PostgreSQL answers on loopback only, in a folder only its owner may enter', async () => {
  const { url } = await open()
  const [row] = await ask(
    url,
    `select current_setting('server_version_num')::int >= 180000 as "isAtLeast18",
            current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync`,
  )
  expect(row).toEqual({ isAtLeast18: true, addresses: '127.0.0.1', fsync: 'on' })
  expect(statSync(join(dataDirectory, 'password')).mode & 0o777).toBe(0o600)
  expect(statSync(dataDirectory).mode & 0o777).toBe(0o700)
})

test('a wrong password is refused', async () => {
  const { url } = await openAgain()
  await expect(ask(url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toMatchObject({ code: '28P01' })
})

test('what was written before a clean stop is there after it', async () => {
  const first = await openAgain()
  await ask(first.url, "create table proof as select 'Sainte-Énimie' as commune")
  await first.stop()
  await first.stop()
  const second = await open()
  expect(await ask(second.url, proof)).toEqual(intact)
})

describe('after a kill -9', () => {
  test('of the program: the PostgreSQL it left is stopped, and nothing is lost', async () => {
    const { program, postmaster: orphan } = await anotherBeffroi()
    await kill9(program)
    const { url } = await open()
    expect(postmaster()).not.toBe(orphan)
    expect(await ask(url, proof)).toEqual(intact)
  })

  test('of everything: the stale lock is cleared, and nothing is lost', async () => {
    const { program, postmaster: dead } = await anotherBeffroi()
    await kill9(program)
    process.kill(dead, 'SIGKILL')
    const { url } = await open()
    expect(await ask(url, proof)).toEqual(intact)
  })

  test('of everything, when the number in the lock now belongs to another program', async () => {
    const { program, postmaster: dead } = await anotherBeffroi()
    await kill9(program)
    process.kill(dead, 'SIGKILL')
    const lock = join(dataDirectory, 'cluster', 'postmaster.pid')
    const [, ...rest] = readFileSync(lock, 'utf8').split('\n')
    // Vitest's own process is the program PostgreSQL would take for a living server.
    writeFileSync(lock, [process.ppid, ...rest].join('\n'))
    const { url } = await open()
    expect(await ask(url, proof)).toEqual(intact)
  })

  test('during the first start: the half-made database is made again', async () => {
    mkdirSync(join(dataDirectory, 'cluster.new', 'base'), { recursive: true })
    const { url } = await open()
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})

test('two Beffroi on one folder: the second is refused with a sentence, the first goes on', async () => {
  const first = await openAgain()
  const refused = await refusal()
  expect(refused.problem.kind).toBe('already-in-use')
  expect(refused.message).toContain('Vos données sont intactes')
  expect(await ask(first.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a database of another PostgreSQL version is left untouched, and the way across is told', async () => {
  mkdirSync(join(dataDirectory, 'cluster'), { recursive: true })
  writeFileSync(join(dataDirectory, 'cluster', 'PG_VERSION'), '16\n')
  const refused = await refusal()
  expect(refused.problem).toEqual({ kind: 'other-version', ofData: '16', ofProgram: '18' })
  expect(refused.message).toMatch(/backup FICHIER.*restore FICHIER/)
})

test('a folder that holds something else is left untouched', async () => {
  mkdirSync(join(dataDirectory, 'cluster'), { recursive: true })
  writeFileSync(join(dataDirectory, 'cluster', 'photos.txt'), 'holidays')
  expect((await refusal()).problem.kind).toBe('not-a-database')
  expect(readFileSync(join(dataDirectory, 'cluster', 'photos.txt'), 'utf8')).toBe('holidays')
})

test('a lost password is said, and the data kept', async () => {
  putOldDatabase()
  rmSync(join(dataDirectory, 'password'))
  expect((await refusal()).problem.kind).toBe('password-lost')
})

test('a refusal leaves the folder free for the next attempt', async () => {
  putOldDatabase()
  const version = join(dataDirectory, 'cluster', 'PG_VERSION')
  writeFileSync(version, '16\n')
  await refusal()
  writeFileSync(version, '18\n')
  await open()
})

test.skipIf(!isRoot)('a full disk is said with what to do', async (context) => {
  mkdirSync(dataDirectory)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', dataDirectory]).status === 0
  if (!mounted) context.skip('this machine does not let us mount a small disk')
  try {
    const refused = await refusal()
    expect(refused.problem.kind).toBe('disk-full')
    expect(refused.message).toContain('Libérez')
  } finally {
    spawnSync('umount', [dataDirectory])
  }
})

describe.skipIf(!isRoot)('as root, where namespaces are refused', () => {
  test('an ordinary account runs it, although it may not enter the folders above', async () => {
    const { url } = await open({ namespaces: false })
    await ask(url, "create table proof as select 'Sainte-Énimie' as commune")
    expect(statSync(join(dataDirectory, 'cluster')).uid).not.toBe(0)
    expect(await ask(url, proof)).toEqual(intact)
  })

  test('data made in a namespace can be used there, and back', async () => {
    const { program } = await anotherBeffroi()
    await kill9(program)
    const there = await open({ namespaces: false })
    expect(await ask(there.url, proof)).toEqual(intact)
    await there.stop()
    const back = await open()
    expect(await ask(back.url, proof)).toEqual(intact)
  })
})
