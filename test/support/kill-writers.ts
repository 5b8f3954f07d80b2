import { type ChildProcess, fork } from 'node:child_process'
import { randomInt, randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Acknowledged {
  readonly key: string
  readonly sequence: number
  readonly checkpoint: string
}

export interface Target {
  readonly databaseUrl: string
  readonly personId: string
  readonly organisationId: string
  readonly incidentId: string
}

const longestWaitInMs = 20_000

interface Writer {
  readonly process: ChildProcess
  readonly url: string
}

/**
 * Phones write while the process that serves them is killed (SIGKILL) again and again, and send again what was not
 * acknowledged. Gives all that was acknowledged, in order.
 */
export async function writeUnderKills(
  target: Target,
  kills: number,
  { phones = 4, onKill }: { phones?: number; onKill?: (done: number) => void } = {},
): Promise<Acknowledged[]> {
  const acknowledged: Acknowledged[] = []
  let writer = await startWriter(target)
  // The next one starts while this one writes.
  let next = startWriter(target)
  let isOver = false
  const phone = async () => {
    const id = randomUUID()
    for (let sequence = 0; !isOver; sequence += 1) {
      const entry = entryOf(id, sequence)
      for (let isKept = false; !isKept && !isOver; ) {
        try {
          const response = await fetch(`${writer.url}/${target.incidentId}`, { method: 'POST', body: entry })
          const told = (await response.json()) as {
            entries: { place: { sequence: number } }[]
            checkpoint: string
          }
          for (const { place } of told.entries)
            acknowledged.push({
              key: `${id} ${sequence}`,
              sequence: place.sequence,
              checkpoint: told.checkpoint,
            })
          isKept = true
        } catch {
          await sleep(5)
        }
      }
    }
  }
  const writing = Array.from({ length: phones }, phone)
  for (let done = 1; done <= kills; done += 1) {
    // It is killed in the middle of writing, not before it began to.
    const before = acknowledged.length
    for (let waited = 0; acknowledged.length === before && waited < longestWaitInMs; waited += 5)
      await sleep(5)
    await sleep(randomInt(0, 30))
    writer.process.kill('SIGKILL')
    writer = await next
    if (done < kills) next = startWriter(target)
    onKill?.(done)
  }
  // The last one is let live, so that what was interrupted is sent again.
  const before = acknowledged.length
  for (let waited = 0; acknowledged.length < before + phones && waited < longestWaitInMs; waited += 5)
    await sleep(5)
  isOver = true
  await Promise.all(writing)
  writer.process.kill('SIGKILL')
  return acknowledged
}

function entryOf(device: string, sequence: number): string {
  const at = '2026-11-22T09:00:00Z'
  const text = `Entrée ${sequence}`
  return JSON.stringify({
    sentAt: new Date().toISOString(),
    entries: [{ device: { id: device, sequence }, kind: 'note', happenedAt: at, writtenAt: at, text }],
  })
}

function startWriter({ databaseUrl, personId, organisationId }: Target): Promise<Writer> {
  const script = join(import.meta.dirname, 'logbook-writer.ts')
  const child = fork(script, [databaseUrl, personId, organisationId], {
    execArgv: [],
    // What is compiled is kept: the next ones start in half the time.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'beffroi-writers') },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  return new Promise((resolve, reject) => {
    child.once('message', (port) => resolve({ process: child, url: `http://127.0.0.1:${port}` }))
    child.once('exit', () => reject(new Error('the writer ended before it listened')))
  })
}
