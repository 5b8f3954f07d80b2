import { type ChildProcess, type StdioOptions, spawn, spawnSync } from 'node:child_process'
import {
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { platform } from 'node:os'
import { join } from 'node:path'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { binariesUnder, type PostgresBinaries } from './binaries.ts'
import type { EmbeddedPostgresProblem } from './problem.ts'

/**
 * PostgreSQL refuses to run as root. `current`: we are not root. `namespace`: root outside, an ordinary
 * number inside a user namespace, so files stay root's and any folder root may enter will do. `other`: a real
 * ordinary account, where namespaces are refused (most containers) or the folder already belongs to one.
 */
type Account =
  | { readonly kind: 'current' }
  | { readonly kind: 'namespace'; readonly uid: number }
  | { readonly kind: 'other'; readonly uid: number; readonly gid: number }

/** PostgreSQL as this machine can run it. */
export type PostgresRunner = {
  readonly binaries: PostgresBinaries
  readonly accountKind: Account['kind']
  /** What follows `-D`, for a program started with `workingIn` that same folder. */
  readonly dataArgument: (directory: string) => string
  readonly start: (
    program: string,
    args: readonly string[],
    workingIn: string,
    stdio: StdioOptions,
  ) => ChildProcess
  /** Gives a folder, or a file, to the account that will use it. */
  readonly handOver: (path: string) => void
}

export type AccountOptions = {
  /** False to do as where namespaces are refused: for tests. */
  readonly namespaces?: boolean
  /** Where programs are copied when the ordinary account cannot enter the installation. */
  readonly programShelf?: string
}

const defaultShelf = platform() === 'darwin' ? '/Library/Caches/beffroi' : '/var/cache/beffroi'

/** Decides as whom PostgreSQL runs for this folder, by trying. */
export function chooseRunner(
  binaries: PostgresBinaries,
  directory: string,
  { namespaces = true, programShelf = defaultShelf }: AccountOptions,
): Result<PostgresRunner, EmbeddedPostgresProblem> {
  if (process.getuid?.() !== 0) return ok(runner({ kind: 'current' }, binaries))

  const cluster = join(directory, 'cluster')
  const owner = statSync(existsSync(cluster) ? cluster : directory)
  if (owner.uid !== 0)
    return asOther({ kind: 'other', uid: owner.uid, gid: owner.gid }, binaries, programShelf)

  const nobody = ordinaryAccount()
  if (!nobody) return fail({ kind: 'needs-ordinary-user' })
  if (namespaces && namespaceWorks(nobody.uid, binaries, directory)) {
    return ok(runner({ kind: 'namespace', uid: nobody.uid }, binaries))
  }
  return asOther({ kind: 'other', ...nobody }, binaries, programShelf)
}

function asOther(account: Account & { kind: 'other' }, binaries: PostgresBinaries, shelf: string) {
  for (const candidate of [() => binaries, () => copiedTo(shelf, binaries)]) {
    try {
      const usable = candidate()
      const { uid, gid } = account
      if (spawnSync(usable.postgres, ['--version'], { uid, gid }).status === 0)
        return ok(runner(account, usable))
    } catch {
      // The shelf cannot be written: the sentence below says what to do instead.
    }
  }
  return fail({ kind: 'needs-ordinary-user' } as const)
}

/** An account made for us, else PostgreSQL's own, else nobody's. initdb wants it in /etc/passwd. */
function ordinaryAccount(): { uid: number; gid: number } | null {
  const accounts = new Map<string, { uid: number; gid: number }>()
  try {
    for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
      const [name, , uid, gid] = line.split(':')
      if (name && Number(uid) > 0) accounts.set(name, { uid: Number(uid), gid: Number(gid) })
    }
  } catch {
    return null
  }
  return accounts.get('beffroi') ?? accounts.get('postgres') ?? accounts.get('nobody') ?? null
}

function namespaceArgs(uid: number): string[] {
  return ['--user', `--map-user=${uid}`, `--map-group=${uid}`, '--']
}

/** Root in a namespace has no more power than its owner's rights: it may fail to enter somebody's home. */
function namespaceWorks(uid: number, binaries: PostgresBinaries, directory: string): boolean {
  const trial = ['sh', '-c', '"$0" --version && cd "$1" && test -w .', binaries.postgres, directory]
  return platform() === 'linux' && spawnSync('unshare', [...namespaceArgs(uid), ...trial]).status === 0
}

function copiedTo(shelf: string, binaries: PostgresBinaries): PostgresBinaries {
  const { version } = JSON.parse(readFileSync(join(binaries.root, '..', 'package.json'), 'utf8')) as {
    version: string
  }
  const place = join(shelf, `postgresql-${version}`)
  if (!existsSync(place)) {
    mkdirSync(shelf, { recursive: true, mode: 0o755 })
    const unfinished = `${place}.${process.pid}`
    cpSync(binaries.root, unfinished, { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(unfinished, place)
    } catch {
      rmSync(unfinished, { recursive: true, force: true })
    }
  }
  return binariesUnder(place)
}

function runner(account: Account, binaries: PostgresBinaries): PostgresRunner {
  return {
    binaries,
    accountKind: account.kind,
    dataArgument: (directory) => (account.kind === 'other' ? reachableData(directory) : directory),
    start: (program, args, workingIn, stdio) => {
      const common = {
        cwd: workingIn,
        stdio,
        env: environment(),
        detached: platform() !== 'win32',
        windowsHide: true,
      }
      if (account.kind === 'namespace') {
        return spawn('unshare', [...namespaceArgs(account.uid), program, ...args], common)
      }
      const who = account.kind === 'other' ? { uid: account.uid, gid: account.gid } : {}
      return spawn(program, args, { ...common, ...who })
    },
    handOver: (path) => {
      if (account.kind === 'other' && statSync(path).uid !== account.uid) giveTo(account, path)
    },
  }
}

/**
 * The ordinary account may not enter the folders above the data (a clone under /root), but it keeps the
 * working directory it was started in, and Linux names that one without walking through its parents.
 */
function reachableData(directory: string): string {
  return platform() === 'linux' ? '/proc/self/cwd' : directory
}

/** The folder itself last: an interrupted handing over is taken up again. */
function giveTo({ uid, gid }: { uid: number; gid: number }, path: string): void {
  if (statSync(path).isDirectory()) {
    for (const entry of readdirSync(path, { recursive: true, encoding: 'utf8' })) {
      lchownSync(join(path, entry), uid, gid)
    }
  }
  chownSync(path, uid, gid)
}

/** Neither our secrets nor the PG… variables of the person's shell reach the database. */
function environment(): NodeJS.ProcessEnv {
  if (platform() === 'win32') {
    return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG')))
  }
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
}
