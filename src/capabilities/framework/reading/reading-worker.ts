import { parentPort, workerData } from 'node:worker_threads'
import { readLibrary } from './read-library.ts'

/** Runs beside the program, for one file: what a file costs to read is never paid by those who wait for a page. */
parentPort?.postMessage(readLibrary(workerData as Uint8Array))
