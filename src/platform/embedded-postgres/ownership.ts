import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { birthmarkOf, processRealm } from './process-table.ts'

type Owner = { readonly pid: number; readonly birthmark: string | null; readonly realm: string }

export type Ownership =
  | { readonly kind: 'ours'; readonly release: () => void }
  | { readonly kind: 'taken'; readonly byProcess: number }

const heartbeatEveryMs = 4_000
/** An owner we cannot see (another container, another host on the same disk) is dead after this silence. */
const silenceMeansDeathMs = 15_000
const fileName = 'owner.json'

/**
 * Makes this process the only one that may touch the folder, until `release`. Waits `patienceMs` for an
 * owner that may be stopping.
 * PostgreSQL's own lock does not see an owner in another container, and does not say which program to stop.
 * A dead owner is recognised by its process number and start time, so a number used again by another program
 * is not mistaken for it; an owner in another container or host by a heartbeat on the file.
 */
export async function takeOwnership(directory: string, patienceMs = 10_000): Promise<Ownership> {
  const giveUpAt = Date.now() + patienceMs
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const path = join(directory, fileName)
  const us: Owner = { pid: process.pid, birthmark: birthmarkOf(process.pid), realm: processRealm() }
  const ours = JSON.stringify(us)
  for (;;) {
    if (createOnce(path, ours)) return { kind: 'ours', release: keepAlive(path, ours) }
    const found = await readSettled(path)
    if (found === null) continue
    const owner = parseOwner(found)
    if (!owner || !(await isStillThere(owner, path, us.realm))) setAside(path, found)
    else if (Date.now() >= giveUpAt) return { kind: 'taken', byProcess: owner.pid }
    else await sleep(200)
  }
}

function createOnce(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** The text once complete: whoever creates the file needs an instant to fill it. */
async function readSettled(path: string): Promise<string | null> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const text = read(path)
    if (text === null || parseOwner(text)) return text
    await sleep(100)
  }
  return read(path)
}

async function isStillThere(owner: Owner, path: string, realm: string): Promise<boolean> {
  if (owner.realm === realm) {
    const birthmark = birthmarkOf(owner.pid)
    return birthmark !== null && birthmark === owner.birthmark
  }
  const seenAt = lastBeat(path)
  if (seenAt === null || Math.abs(Date.now() - seenAt) > 4 * silenceMeansDeathMs) return false
  for (let waitedMs = 0; waitedMs < silenceMeansDeathMs; waitedMs += 500) {
    await sleep(500)
    const beat = lastBeat(path)
    if (beat === null) return false
    if (beat !== seenAt) return true
  }
  return false
}

/** Removes a dead owner's file. Two may do it at once: the one that moved a living file puts it back. */
function setAside(path: string, judged: string): void {
  const aside = `${path}.${process.pid}.stale`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  if (read(aside) === judged) rmSync(aside, { force: true })
  else renameSync(aside, path)
}

function keepAlive(path: string, ours: string): () => void {
  const beat = setInterval(() => {
    try {
      const now = new Date()
      utimesSync(path, now, now)
    } catch {
      // A full or unplugged disk shows elsewhere, with a sentence; the next beat tries again.
    }
  }, heartbeatEveryMs)
  beat.unref()
  return () => {
    clearInterval(beat)
    if (read(path) === ours) rmSync(path, { force: true })
  }
}

function lastBeat(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

function parseOwner(text: string): Owner | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return null
    const { pid, birthmark, realm } = value as Record<string, unknown>
    if (typeof pid !== 'number' || typeof realm !== 'string') return null
    return { pid, birthmark: typeof birthmark === 'string' ? birthmark : null, realm }
  } catch {
    return null
  }
}
