import { createHash } from 'node:crypto'
import { readFileSync, rmSync, statSync } from 'node:fs'
import { platform } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { listRunningPrograms, type RunningProgram, worksIn } from './process-table.ts'

/**
 * The name PostgreSQL shows in its command line and in the title of each of its processes. It is computed from
 * the folder's place on disk: a copy of the folder has another name, a renamed folder keeps its own.
 */
export function clusterNameOf(clusterDirectory: string): string {
  const { dev, ino } = statSync(clusterDirectory, { bigint: true })
  return `beffroi-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 12)}`
}

/**
 * Makes the folder startable after a `kill -9`: stops a PostgreSQL left running on it, and removes a
 * `postmaster.pid` whose number now belongs to another program (PostgreSQL would take it for a living server).
 * To be called only by the owner of the folder. Returns the processes that would not stop; empty when clean.
 */
export async function clearLeftovers(
  clusterDirectory: string,
  log: (line: string) => void,
): Promise<number[]> {
  const survivors = await stopOrphans(clusterDirectory, log)
  if (survivors.length === 0) rmSync(join(clusterDirectory, 'postmaster.pid'), { force: true })
  return survivors
}

/** A postmaster stops cleanly on SIGINT, in a hurry on SIGQUIT; both leave the data intact, as does SIGKILL. */
const persuasion = [
  { signal: 'SIGINT', patienceMs: 20_000 },
  { signal: 'SIGQUIT', patienceMs: 10_000 },
  { signal: 'SIGKILL', patienceMs: 5_000 },
] as const

async function stopOrphans(clusterDirectory: string, log: (line: string) => void): Promise<number[]> {
  for (const { signal, patienceMs } of persuasion) {
    const orphans = orphansOf(clusterDirectory)
    if (orphans.length === 0) return []
    log(`a PostgreSQL left by an interrupted run is still there (${orphans.join(', ')}): ${signal}`)
    const postmaster = postmasterIn(clusterDirectory)
    // Children follow their postmaster; without one they see it is gone and end by themselves.
    const addressed = signal === 'SIGINT' ? orphans.filter((pid) => pid === postmaster) : orphans
    for (const pid of addressed) kill(pid, signal)
    for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += 100) {
      await sleep(100)
      if (orphansOf(clusterDirectory).length === 0) return []
    }
  }
  return orphansOf(clusterDirectory)
}

function orphansOf(clusterDirectory: string): number[] {
  const name = clusterNameOf(clusterDirectory)
  const postmaster = postmasterIn(clusterDirectory)
  return listRunningPrograms()
    .filter((program) => isPostgres(program))
    .filter(({ pid, commandLine }) => {
      if (commandLine.includes(`cluster_name=${name}`) || commandLine.startsWith(`postgres: ${name}:`))
        return true
      // Started by hand on our folder (pg_ctl), or on a system that shows no arguments.
      return pid === postmaster && (platform() === 'win32' || worksIn(pid, clusterDirectory) === true)
    })
    .map(({ pid }) => pid)
}

function isPostgres({ commandLine }: RunningProgram): boolean {
  return /^(postgres:|(\S.*[/\\])?postgres(\.exe)?( |$))/.test(commandLine)
}

function postmasterIn(clusterDirectory: string): number | null {
  try {
    const [pid] = readFileSync(join(clusterDirectory, 'postmaster.pid'), 'utf8').split('\n')
    return Number(pid) > 0 ? Number(pid) : null
  } catch {
    return null
  }
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // Already gone, or not ours to stop: the next look at the process table tells.
  }
}
