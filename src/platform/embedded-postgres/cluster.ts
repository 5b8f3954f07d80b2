import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { platform } from 'node:os'
import { join } from 'node:path'
import { fail, ok, type Result } from '../../kernel/result.ts'
import type { PostgresRunner } from './account.ts'
import { majorVersionOf } from './binaries.ts'
import { type EmbeddedPostgresProblem, problemFromWords } from './problem.ts'

export const ownerRole = 'beffroi'

/** One PostgreSQL cluster on disk, ready to be started. */
export type Cluster = { readonly directory: string; readonly password: string }

/**
 * The cluster of the folder, made if there is none: UTF-8, and PostgreSQL's built-in C.UTF-8, whose order never
 * changes with the system's C library (an index sorted by another order is a broken index).
 */
export async function prepareCluster(
  dataDirectory: string,
  runner: PostgresRunner,
): Promise<Result<Cluster, EmbeddedPostgresProblem>> {
  const directory = join(dataDirectory, 'cluster')
  const passwordFile = join(dataDirectory, 'password')
  if (!isEmpty(directory)) return openCluster(directory, passwordFile, runner)

  const unfinished = join(dataDirectory, 'cluster.new')
  for (const leftover of [unfinished, directory]) rmSync(leftover, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  const password = randomBytes(24).toString('base64url')
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  for (const path of [unfinished, passwordFile]) runner.handOver(path)
  const words = await runInitdb(runner, unfinished, passwordFile)
  if (words !== null) {
    rmSync(unfinished, { recursive: true, force: true })
    return fail(problemFromWords(words, dataDirectory))
  }
  renameSync(unfinished, directory)
  return ok({ directory, password })
}

function openCluster(directory: string, passwordFile: string, runner: PostgresRunner) {
  const ofData = readTrimmed(join(directory, 'PG_VERSION'))
  if (!ofData) return fail({ kind: 'not-a-database', path: directory } as const)
  const ofProgram = majorVersionOf(runner.binaries.postgres)
  if (!ofProgram) return fail({ kind: 'no-binaries', platform: `${platform()} ${process.arch}` } as const)
  if (ofData !== ofProgram) return fail({ kind: 'other-version', ofData, ofProgram } as const)
  const password = readTrimmed(passwordFile)
  if (!password) return fail({ kind: 'password-lost', path: passwordFile } as const)
  // A folder copied or restored by hand has lost it, and PostgreSQL insists.
  chmodSync(directory, 0o700)
  runner.handOver(directory)
  return ok({ directory, password })
}

/** Null when all went well, else what initdb said. */
async function runInitdb(
  runner: PostgresRunner,
  directory: string,
  passwordFile: string,
): Promise<string | null> {
  const secret = openSync(passwordFile, 'r')
  try {
    const initdb = runner.start(
      runner.binaries.initdb,
      [
        `--pgdata=${runner.dataArgument(directory)}`,
        `--username=${ownerRole}`,
        // Read through the open file: the account of initdb may not enter the folder that holds it.
        `--pwfile=${platform() === 'linux' ? '/proc/self/fd/3' : passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
      ],
      directory,
      ['ignore', 'pipe', 'pipe', secret],
    )
    let words = ''
    for (const stream of [initdb.stdout, initdb.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        words += text
      })
    }
    const [code] = await once(initdb, 'close')
    return code === 0 ? null : words
  } catch (error) {
    return String(error)
  } finally {
    closeSync(secret)
  }
}

function isEmpty(directory: string): boolean {
  return !existsSync(directory) || readdirSync(directory).length === 0
}

function readTrimmed(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : null
}
