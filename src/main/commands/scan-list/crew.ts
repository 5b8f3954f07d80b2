import { Worker } from 'node:worker_threads'
import type { Columns } from './list-file.ts'
import type { News, Order, Task, ThreadSettings } from './messages.ts'

/** Threads that look at domains. */
export interface Crew {
  /** Gives tasks to the thread that has least to do. */
  give(tasks: readonly Task[]): void
  /** Resolves once so many more can be looked at without passing `concurrency`. */
  room(more: number): Promise<void>
  /** Resolves when nothing is being looked at any more. */
  idle(): Promise<void>
  /** Hears what the threads have found so far, then ends them; what was being looked at is dropped. */
  stop(): Promise<void>
}

export interface CrewSettings extends ThreadSettings {
  readonly threads: number
  /** Domains looked at at the same time, all threads together. */
  readonly concurrency: number
  readonly onLines: (bytes: Uint8Array<ArrayBuffer>, count: number) => void
  /** A fault of Beffroi itself cost this row its result. */
  readonly onFailed: (input: Columns, detail: string) => void
}

/** A thread lives in two thirds of that; without a limit its garbage is left to pile up while the machine has memory. */
const resourceLimits = { maxOldGenerationSizeMb: 72, maxYoungGenerationSizeMb: 24 }

interface Member {
  readonly worker: Worker
  busyWith: number
  isStopped: boolean
}

/** Threads share what the cores can do; the thread of the program reads the list and writes the results. */
export function openCrew({ threads, concurrency, onLines, onFailed, scan }: CrewSettings): Crew {
  const workerData: ThreadSettings = { scan }
  let broken: Error | null = null
  let wake = Promise.withResolvers<void>()
  const tellListeners = () => {
    wake.resolve()
    wake = Promise.withResolvers()
  }
  const members = Array.from({ length: threads }, start)
  const busyWith = () => members.reduce((sum, member) => sum + member.busyWith, 0)

  function start(): Member {
    const worker = new Worker(new URL('thread.ts', import.meta.url), { workerData, resourceLimits })
    const member: Member = { worker, busyWith: 0, isStopped: false }
    worker.on('message', (news: News) => {
      hear(member, news)
      tellListeners()
    })
    worker.on('error', (error) => {
      broken ??= error instanceof Error ? error : new Error(String(error))
    })
    worker.on('exit', () => {
      member.isStopped = true
      tellListeners()
    })
    return member
  }

  function hear(member: Member, news: News): void {
    if (news.kind === 'stopped') member.isStopped = true
    if (news.kind === 'lines') {
      member.busyWith -= news.count
      onLines(news.bytes, news.count)
    }
    if (news.kind === 'failed') {
      member.busyWith -= 1
      onFailed(news.input, news.detail)
    }
  }

  async function until(isMet: () => boolean): Promise<void> {
    while (!isMet()) {
      if (broken !== null) throw broken
      await wake.promise
    }
  }

  return {
    give(tasks) {
      const [freest] = members.toSorted((one, other) => one.busyWith - other.busyWith)
      if (freest === undefined) return
      freest.busyWith += tasks.length
      freest.worker.postMessage({ kind: 'scan', tasks } satisfies Order)
    },
    room: (more) => until(() => busyWith() === 0 || busyWith() + more <= concurrency),
    idle: () => until(() => busyWith() === 0),
    async stop() {
      for (const { worker } of members) worker.postMessage({ kind: 'stop' } satisfies Order)
      await until(() => members.every(({ isStopped }) => isStopped)).catch(() => undefined)
      await Promise.all(members.map(({ worker }) => worker.terminate()))
    },
  }
}
