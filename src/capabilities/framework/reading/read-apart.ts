import { Worker } from 'node:worker_threads'
import { fail, type Result } from '../../../kernel/result.ts'
import type { Reading } from './read-library.ts'
import type { Refusal } from './refusal.ts'

/** A library of five megabytes takes a few seconds; what takes longer was made to. */
const patienceInMs = 60_000
const limits = { maxOldGenerationSizeMb: 768, stackSizeMb: 4 }

/** Reads a file in a thread of its own, with a memory and a time of its own; the program goes on meanwhile. */
export function readApart(content: Uint8Array): Promise<Result<Reading, readonly Refusal[]>> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
      workerData: content,
      resourceLimits: limits,
      // The flags of the program itself are not the reader's.
      execArgv: [],
    })
    const end = (outcome: Result<Reading, readonly Refusal[]>) => {
      clearTimeout(timer)
      resolve(outcome)
      void worker.terminate()
    }
    const timer = setTimeout(() => end(tooHeavy), patienceInMs)
    worker.once('message', end)
    // Out of memory or of stack.
    worker.once('error', () => end(tooHeavy))
    worker.once('exit', () => end(tooHeavy))
  })
}

const tooHeavy = fail([
  {
    line: null,
    at: null,
    reason: 'Ce fichier est trop lourd à lire : trop de niveaux, ou trop de répétitions.',
  },
])
