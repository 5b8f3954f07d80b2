import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { hostname, platform } from 'node:os'

export type RunningProgram = { readonly pid: number; readonly commandLine: string }

/** Every program this account can see, zombies left out (they hold no file any more). */
export function listRunningPrograms(): RunningProgram[] {
  if (platform() === 'linux') {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => ({ pid: Number(name), commandLine: readQuietly(`/proc/${name}/cmdline`) }))
      .filter(({ commandLine }) => commandLine !== '')
      .map(({ pid, commandLine }) => ({ pid, commandLine: commandLine.replaceAll('\0', ' ').trim() }))
  }
  const list =
    platform() === 'win32'
      ? spawnSync('tasklist', ['/fo', 'csv', '/nh'])
      : spawnSync('ps', ['-axo', 'pid=,args='])
  const pattern = platform() === 'win32' ? /^"([^"]+)","(\d+)"/ : /^\s*(\d+)\s+(.*)$/
  return String(list.stdout)
    .split(/\r?\n/)
    .flatMap((line) => {
      const found = pattern.exec(line)
      if (!found) return []
      const [pid, commandLine] = platform() === 'win32' ? [found[2], found[1]] : [found[1], found[2]]
      return [{ pid: Number(pid), commandLine: commandLine ?? '' }]
    })
}

/**
 * A word that stays the same for the whole life of a process and differs for the next one that gets its
 * number; null when no such process lives.
 */
export function birthmarkOf(pid: number): string | null {
  if (platform() === 'linux') {
    const stat = readQuietly(`/proc/${pid}/stat`)
    // The name, in brackets, may hold spaces: what follows the last bracket is "state ppid …", and the
    // start time is field 22 of proc_pid_stat(5).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state, startedAtTick] = [fields[0], fields[19]]
    return stat === '' || state === 'Z' || state === 'X' ? null : `tick-${startedAtTick}`
  }
  if (platform() === 'win32') return isAlive(pid) ? 'alive' : null
  const started = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim()
  return started ? started : null
}

/** Where process numbers mean the same thing: one boot of one machine, one container. */
export function processRealm(): string {
  if (platform() !== 'linux') return hostname()
  const bootId = readQuietly('/proc/sys/kernel/random/boot_id').trim()
  let namespace = ''
  try {
    namespace = readlinkSync('/proc/self/ns/pid')
  } catch {
    // Some sandboxes hide it: boot and host name are what is left to tell realms apart.
  }
  return [hostname(), bootId, namespace].join(' ')
}

/** Whether the process works inside this very folder; null when the system will not say. */
export function worksIn(pid: number, directory: string): boolean | null {
  try {
    const [theirs, ours] = [statSync(`/proc/${pid}/cwd`), statSync(directory)]
    return theirs.dev === ours.dev && theirs.ino === ours.ino
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function readQuietly(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
