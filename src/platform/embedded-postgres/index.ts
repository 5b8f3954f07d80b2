import { resolve } from 'node:path'
import pg from 'pg'
import { fail, ok, type Result } from '../../kernel/result.ts'
import type { Logger } from '../log.ts'
import { type AccountOptions, chooseRunner } from './account.ts'
import { findPostgresBinaries } from './binaries.ts'
import { ownerRole, prepareCluster } from './cluster.ts'
import { clearLeftovers } from './leftovers.ts'
import { type Ownership, takeOwnership } from './ownership.ts'
import { type EmbeddedPostgresProblem, explainProblem, problemFromWords } from './problem.ts'
import { type RunningServer, type ServerOptions, startServer } from './server.ts'

/** The embedded database cannot run here. The message is a sentence for the person who starts the program. */
export class CannotStartPostgres extends Error {
  readonly problem: EmbeddedPostgresProblem
  constructor(problem: EmbeddedPostgresProblem) {
    super(explainProblem(problem))
    this.problem = problem
  }
}

export type EmbeddedPostgresOptions = Omit<ServerOptions, 'log'> &
  AccountOptions & {
    /** Receives what PostgreSQL says: its routine at `debug`, its errors at `warn`. */
    readonly log: Logger
    /** How long to wait for another Beffroi that may be stopping; 10 s unless told. */
    readonly patienceMs?: number
    /** Holds `cluster/` (PostgreSQL's files), `password` (0600) and, while running, `owner.json`. Made if missing. */
    readonly dataDirectory: string
  }

export type EmbeddedPostgres = {
  /** Of the role that owns everything, on 127.0.0.1, with its password: never to be logged. */
  readonly url: string
  /** Stops PostgreSQL cleanly and frees the folder. May be called twice. */
  readonly stop: () => Promise<void>
  /** Resolves when PostgreSQL has ended, also when nobody asked it to. */
  readonly exited: Promise<void>
}

const databaseName = 'beffroi'

/**
 * Starts the PostgreSQL of the npm package on a folder, as root or as an ordinary user, also after a
 * `kill -9` of everything. Throws `CannotStartPostgres` for what can go wrong on somebody's machine.
 */
export async function openEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDirectory = resolve(options.dataDirectory)
  let ownership: Ownership | null = null
  try {
    ownership = await takeOwnership(dataDirectory, options.patienceMs)
    if (ownership.kind === 'taken') {
      throw new CannotStartPostgres({ kind: 'already-in-use', dataDirectory, byProcess: ownership.byProcess })
    }
    const { release } = ownership
    const started = await startOwned(dataDirectory, options)
    if (!started.ok) throw new CannotStartPostgres(started.error)
    const { url, stop, exited } = started.value
    void exited.then(release)
    return { url, exited, stop: () => stop().finally(release) }
  } catch (error) {
    if (ownership?.kind === 'ours') ownership.release()
    if (!isFileError(error)) throw error
    throw new CannotStartPostgres(problemFromWords(error.message, error.path ?? dataDirectory))
  }
}

async function startOwned(
  dataDirectory: string,
  options: EmbeddedPostgresOptions,
): Promise<Result<EmbeddedPostgres, EmbeddedPostgresProblem>> {
  const binaries = findPostgresBinaries()
  if (!binaries) return fail({ kind: 'no-binaries', platform: `${process.platform} ${process.arch}` })
  const runner = chooseRunner(binaries, dataDirectory, options)
  if (!runner.ok) return runner
  const cluster = await prepareCluster(dataDirectory, runner.value)
  if (!cluster.ok) return cluster
  const log = (line: string) => repeatLine(options.log, line)
  const survivors = await clearLeftovers(cluster.value.directory, log)
  if (survivors.length > 0) return fail({ kind: 'leftover-will-not-stop', processes: survivors })
  const server = await startServer(runner.value, cluster.value, { ...options, log })
  if (!server.ok) return server
  const url = `postgres://${ownerRole}:${cluster.value.password}@127.0.0.1:${server.value.port}/${databaseName}`
  await createDatabaseOnce(server.value, url)
  return ok({ url, stop: server.value.stop, exited: server.value.exited })
}

async function createDatabaseOnce(server: RunningServer, url: string): Promise<void> {
  const maintenance = new URL(url)
  maintenance.pathname = '/postgres'
  const owner = new pg.Client({ connectionString: maintenance.href })
  try {
    await owner.connect()
    const { rowCount } = await owner.query('select from pg_database where datname = $1', [databaseName])
    if (rowCount === 0) await owner.query(`create database ${databaseName}`)
  } catch (error) {
    await server.stop()
    throw error
  } finally {
    await owner.end().catch(() => undefined)
  }
}

function repeatLine(log: Logger, line: string): void {
  const isRoutine = /^LOG:|database system is (starting up|shutting down)|due to administrator command/.test(
    line,
  )
  const level = line.startsWith('PANIC:') ? 'error' : isRoutine ? 'debug' : 'warn'
  log[level]({ postgres: line }, 'PostgreSQL says')
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error
}
