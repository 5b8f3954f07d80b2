import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { platform } from 'node:os'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { fail, ok, type Result } from '../../kernel/result.ts'
import type { PostgresRunner } from './account.ts'
import { type Cluster, ownerRole } from './cluster.ts'
import { clusterNameOf } from './leftovers.ts'
import { type EmbeddedPostgresProblem, problemFromWords } from './problem.ts'
import { clusterSettings } from './settings.ts'

export type RunningServer = {
  readonly port: number
  readonly stop: () => Promise<void>
  /** Resolves when PostgreSQL has ended, whether asked to or not. */
  readonly exited: Promise<void>
}

export type ServerOptions = {
  readonly port?: number
  readonly log: (line: string) => void
  readonly settings?: Readonly<Record<string, string>>
}

/** Recovery after a brutal stop replays at most `max_wal_size`: minutes on a slow disk, never hours. */
const startWithinMs = 300_000
const keptLines = 20

/** Starts PostgreSQL on loopback and waits until it answers with our password. */
export async function startServer(
  runner: PostgresRunner,
  cluster: Cluster,
  options: ServerOptions,
): Promise<Result<RunningServer, EmbeddedPostgresProblem>> {
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await findFreePort())
    const started = await startOn(port, runner, cluster, options)
    // A free port may be taken by somebody else between the look and the start.
    if (!started.ok && started.error.kind === 'port-taken' && !options.port && attempt < 5) continue
    return started
  }
}

async function startOn(
  port: number,
  runner: PostgresRunner,
  cluster: Cluster,
  options: ServerOptions,
): Promise<Result<RunningServer, EmbeddedPostgresProblem>> {
  const name = clusterNameOf(cluster.directory)
  const settings = { ...clusterSettings, ...options.settings, port: String(port), cluster_name: name }
  const postgres = runner.start(
    runner.binaries.postgres,
    [
      '-D',
      runner.dataArgument(cluster.directory),
      ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
    ],
    cluster.directory,
    ['ignore', 'ignore', 'pipe'],
  )
  const lastLines: string[] = []
  if (postgres.stderr) {
    createInterface({ input: postgres.stderr }).on('line', (line) => {
      options.log(line)
      lastLines.push(line)
      if (lastLines.length > keptLines) lastLines.shift()
    })
  }
  const exited = whenEnded(postgres)
  const stopWithUs = () => postgres.kill('SIGINT')
  process.once('exit', stopWithUs)
  void exited.then(() => process.off('exit', stopWithUs))

  const answer = await waitForAnswer(postgres, port, cluster.password, name)
  if (answer === 'ready') {
    return ok({ port, exited, stop: () => stopServer(postgres, exited, runner, cluster.directory) })
  }
  await stopServer(postgres, exited, runner, cluster.directory)
  if (answer === 'wrong-password')
    return fail({ kind: 'password-lost', path: `${cluster.directory}/../password` })
  const words = lastLines.join('\n')
  if (/could not bind|Address already in use/.test(words)) return fail({ kind: 'port-taken', port })
  return fail(problemFromWords(words, cluster.directory))
}

async function waitForAnswer(postgres: ChildProcess, port: number, password: string, name: string) {
  const until = Date.now() + startWithinMs
  while (!hasEnded(postgres) && Date.now() < until) {
    const client = new pg.Client({ host: '127.0.0.1', port, user: ownerRole, password, database: 'postgres' })
    client.on('error', () => undefined)
    try {
      await client.connect()
      const { rows } = await client.query<{ cluster_name: string }>('show cluster_name')
      if (rows[0]?.cluster_name === name) return 'ready'
    } catch (error) {
      if (!hasEnded(postgres) && error instanceof pg.DatabaseError && error.code === '28P01')
        return 'wrong-password'
    } finally {
      await client.end().catch(() => undefined)
    }
    await sleep(50)
  }
  return 'no-answer'
}

async function stopServer(
  postgres: ChildProcess,
  exited: Promise<void>,
  runner: PostgresRunner,
  directory: string,
): Promise<void> {
  if (hasEnded(postgres)) return exited
  // "Fast": open transactions are rolled back, everything committed is on disk.
  if (platform() === 'win32') spawn(runner.binaries.pgCtl, ['stop', '-D', directory, '-m', 'fast'])
  else postgres.kill('SIGINT')
  for (const [patienceMs, signal] of [
    [30_000, 'SIGQUIT'],
    [10_000, 'SIGKILL'],
  ] as const) {
    const ended = await Promise.race([exited.then(() => true), sleep(patienceMs, false, { ref: false })])
    if (ended) return
    postgres.kill(signal)
  }
  return exited
}

async function whenEnded(postgres: ChildProcess): Promise<void> {
  try {
    await once(postgres, 'close')
  } catch {
    // The program could not even be started: the caller sees that it never answered.
  }
}

function hasEnded(postgres: ChildProcess): boolean {
  return postgres.pid === undefined || postgres.exitCode !== null || postgres.signalCode !== null
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return address.port
}
