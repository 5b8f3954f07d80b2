// The program on a seeded database: under the load of many, and one request at a time to see what each costs.
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { Worker } from 'node:worker_threads'
import { serve } from '@hono/node-server'
import pg from 'pg'
import { openProgram } from '../../src/main/program.ts'
import { readConfig } from '../../src/platform/config.ts'
import { openLog } from '../../src/platform/log.ts'
import type { Answered, Drive, Driven } from './driver.ts'
import { type Ask, chooseUsers, type User } from './screens.ts'

export interface Row {
  readonly what: string
  readonly count: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly max: number
}

/** What one request costs when nobody else asks. */
export interface Cost {
  readonly what: string
  readonly medianMs: number
  /** Processor time of the program's thread. */
  readonly programMs: number
  /** Processor time of PostgreSQL; null where the system does not say. */
  readonly databaseMs: number | null
  readonly statements: number
  readonly status: number
}

export interface Measured {
  readonly rows: readonly Row[]
  readonly costs: readonly Cost[]
  readonly lateMs: number
  /** Answers that were not 200. */
  readonly refused: readonly { readonly what: string; readonly status: number }[]
}

export interface Measuring {
  readonly seconds: number
  /** How often each request is asked alone; 0: not at all. */
  readonly timesAlone: number
  readonly users?: number
  readonly everyMs?: number
}

export async function measureTerritory(
  databaseUrl: string,
  folder: string,
  { seconds, timesAlone, users: count = 100, everyMs = 2_000 }: Measuring,
): Promise<Measured> {
  const config = readConfig({ BEFFROI_DATA: folder, TRUST_PROXY: 'true' })
  const program = await openProgram(config, databaseUrl, {
    log: openLog('silent'),
    publicUrl: () => 'http://localhost',
    clock: () => new Date(),
  })
  const owner = new pg.Client({ connectionString: databaseUrl })
  await owner.connect()
  const server = serve({ fetch: program.app.fetch, port: 0, hostname: '127.0.0.1' })
  try {
    await once(server, 'listening')
    const users = await chooseUsers(owner, program.platform.secrets.sessionKey, count)
    const { port } = server.address() as AddressInfo
    await driveAll({ port, users, everyMs, seconds: Math.min(seconds, 6) })
    const { answers, lateMs } = await driveAll({ port, users, everyMs, seconds })
    const alone = timesAlone === 0 ? [] : await costsAlone(program.app, owner, users, timesAlone)
    const refused = [...answers, ...alone].filter(({ status }) => status !== 200)
    return { rows: rowsOf(answers), costs: alone, lateMs, refused }
  } finally {
    await new Promise((resolve) => server.close(resolve))
    await owner.end()
    await program.close()
  }
}

async function driveAll(drive: Drive): Promise<Driven> {
  const worker = new Worker(new URL('./driver.ts', import.meta.url), { workerData: drive })
  const [driven] = await once(worker, 'message')
  return driven as Driven
}

export function rowsOf(answers: readonly Answered[]): Row[] {
  const names = [...new Set(answers.map(({ what }) => what))].sort()
  return [
    ...names.map((what) => [what, answers.filter((one) => one.what === what)] as const),
    ['all', answers] as const,
  ].map(([what, some]) => {
    const times = some.map(({ ms }) => ms).sort((one, other) => one - other)
    const at = (share: number) => times[Math.max(0, Math.ceil(times.length * share) - 1)] ?? 0
    return { what, count: times.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
  })
}

interface App {
  request(path: string, init: RequestInit): Response | Promise<Response>
}

async function costsAlone(
  app: App,
  owner: pg.Client,
  users: readonly User[],
  times: number,
): Promise<Cost[]> {
  const asked = new Map<string, { ask: Ask; user: User }>()
  for (const user of users)
    for (const ask of user.asks) if (!asked.has(ask.what)) asked.set(ask.what, { ask, user })
  const counted = countStatements()
  const costs: Cost[] = []
  for (const [what, { ask, user }] of asked) {
    const once = async () => {
      const answer = await app.request(ask.path, {
        headers: { cookie: user.cookie, 'x-forwarded-for': user.address },
      })
      await answer.arrayBuffer()
      return answer.status
    }
    const status = await once()
    for (let turn = 0; turn < 2; turn++) await once()
    const { rows } = await owner.query<{ pid: number }>(
      `select pid from pg_stat_activity where application_name = 'beffroi'`,
    )
    const pids = rows.map(({ pid }) => pid)
    const before = { program: process.threadCpuUsage(), database: ticksOf(pids), statements: counted.count() }
    const taken: number[] = []
    for (let turn = 0; turn < times; turn++) {
      const startedAt = performance.now()
      await once()
      taken.push(performance.now() - startedAt)
    }
    const used = process.threadCpuUsage(before.program)
    const ticks = ticksOf(pids)
    taken.sort((one, other) => one - other)
    costs.push({
      what,
      status,
      medianMs: taken[Math.floor(times / 2)] ?? 0,
      programMs: (used.user + used.system) / 1000 / times,
      databaseMs:
        ticks === null || before.database === null ? null : ((ticks - before.database) * 10) / times,
      statements: (counted.count() - before.statements) / times,
    })
  }
  counted.stop()
  return costs
}

/** Every round trip to PostgreSQL, `begin` and `commit` among them. */
function countStatements() {
  const plain = pg.Client.prototype.query
  let count = 0
  Reflect.set(pg.Client.prototype, 'query', function (this: pg.Client, ...given: unknown[]) {
    count += 1
    return Reflect.apply(plain, this, given)
  })
  return { count: () => count, stop: () => Reflect.set(pg.Client.prototype, 'query', plain) }
}

/** Hundredths of a second of processor used by these processes; null where there is no /proc. */
function ticksOf(pids: readonly number[]): number | null {
  try {
    return pids
      .map((pid) => {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
        return Number(fields[11]) + Number(fields[12])
      })
      .reduce((sum, ticks) => sum + ticks, 0)
  } catch {
    return null
  }
}
