import { constants } from 'node:os'
import type { ScanSettings } from '../../../capabilities/watch/scan-environment.ts'
import { readAskedTarget } from '../asked-target.ts'
import { openCrew } from './crew.ts'
import { keyOf } from './earlier-output.ts'
import { exitCodeOf, onInterruption, type StopSignal } from './interruption.ts'
import { openLineWriter, type WriteFault } from './line-writer.ts'
import { type Columns, type ListFile, openList, type Row } from './list-file.ts'
import type { Task } from './messages.ts'
import { type Output, openOutput } from './output.ts'
import { durationInWords, type Follower, follow, number } from './progress.ts'

export interface ListSettings {
  readonly list: string
  /** Written after what it already holds. */
  readonly resume: string | null
  /** A new file; standard output when both are null. */
  readonly output: string | null
  /** Domains looked at at the same time. */
  readonly concurrency: number
  readonly threads: number
  readonly scan: ScanSettings
}

type End =
  | { readonly kind: 'done' }
  | { readonly kind: 'interrupted'; readonly signal: StopSignal }
  | WriteFault

interface Counts {
  written: number
  skipped: number
  unreadable: number
  failed: number
}

/** `beffroi scan --list`: one line of JSON for each row of the list. Gives the exit code. */
export async function runList(settings: ListSettings): Promise<number> {
  const list = await openList(settings.list)
  if (!list.ok) return refuse(list.error)
  const output = await openOutput(settings)
  if (!output.ok) return refuse(output.error)
  try {
    return await run(list.value, output.value, settings)
  } finally {
    await output.value.file?.close()
  }
}

function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n\nRien n’a été vérifié. L’aide : beffroi scan --help\n`)
  return 2
}

async function run(list: ListFile, output: Output, settings: ListSettings): Promise<number> {
  const startedAt = performance.now()
  const counts: Counts = { written: 0, skipped: 0, unreadable: 0, failed: 0 }
  const { promise: halted, resolve: halt } = Promise.withResolvers<End>()
  const writer = openLineWriter(output.file?.fd ?? process.stdout.fd, halt)
  const follower = follow(process.stderr, () => ({
    total: list.total,
    done: counts.written + counts.failed,
    skipped: counts.skipped + counts.unreadable,
    elapsedInMs: performance.now() - startedAt,
  }))
  const crew = openCrew({
    ...settings,
    onLines(bytes, count) {
      writer.push(bytes)
      counts.written += count
    },
    onFailed({ domain }, detail) {
      counts.failed += 1
      follower.say(`${domain} : une erreur de Beffroi a empêché la vérification.\n${detail}`)
    },
  })
  const stopListening = onInterruption((signal) => halt({ kind: 'interrupted', signal }))
  if (output.remark !== null) follower.say(output.remark)

  let isHalted = false
  async function walk(): Promise<End> {
    const batch = taskBatch(settings)
    for await (const tasks of inBatches(tasksOf(list.rows(), output.done, counts, follower), batch)) {
      await writer.room()
      await crew.room(tasks.length)
      if (isHalted) break
      crew.give(tasks)
    }
    await crew.idle()
    return { kind: 'done' }
  }

  try {
    const end = await Promise.race([walk(), halted])
    isHalted = true
    await crew.stop()
    await writer.drained()
    if (output.file !== null) await output.file.sync()
    follower.close()
    const sentences = lastWords(writer.fault ?? end, counts, settings, performance.now() - startedAt)
    process.stderr.write(`${sentences.join('\n')}\n`)
    return exitCode(writer.fault ?? end, counts)
  } finally {
    stopListening()
  }
}

/** Tasks travel together, without giving one thread all there is to do when little is asked for at a time. */
const taskBatch = ({ concurrency, threads }: ListSettings) =>
  Math.max(1, Math.min(16, Math.floor(concurrency / threads / 4)))

/** The rows that still need a result. What cannot be read is said, with its line, and costs the others nothing. */
async function* tasksOf(
  rows: AsyncIterable<Row>,
  done: Map<string, number>,
  counts: Counts,
  follower: Follower,
): AsyncGenerator<Task> {
  const setAside = (line: number, why: string) => {
    counts.unreadable += 1
    follower.say(`Ligne ${line} : ${why} Cette ligne est laissée de côté.`)
  }
  for await (const row of rows) {
    if (row.kind === 'unreadable') {
      setAside(row.line, `${row.why}.`)
    } else if (isAlreadyDone(row.columns, done)) {
      counts.skipped += 1
    } else {
      const { domain, mail, site } = row.columns
      const asked = readAskedTarget(domain, { mail: mail || undefined, site: site || undefined })
      if (asked.ok) yield { ...asked.value, input: row.columns }
      else setAside(row.line, asked.error)
    }
  }
}

/** A row that stands twice in the list has two results: each one written counts for one. */
function isAlreadyDone(columns: Columns, done: Map<string, number>): boolean {
  const key = keyOf(columns)
  const left = done.get(key) ?? 0
  if (left === 1) done.delete(key)
  else if (left > 1) done.set(key, left - 1)
  return left > 0
}

async function* inBatches<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<readonly T[]> {
  let batch: T[] = []
  for await (const item of items) {
    batch.push(item)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

function lastWords(end: End, counts: Counts, settings: ListSettings, elapsedInMs: number): string[] {
  const { written, skipped, unreadable, failed } = counts
  const checked = `${counted(written, 'domaine vérifié', 'domaines vérifiés')} en ${durationInWords(elapsedInMs)}`
  const before = skipped === 0 ? '' : `, ${number(skipped)} déjà faits`
  const aside =
    unreadable === 0
      ? []
      : [`${counted(unreadable, 'ligne laissée', 'lignes laissées')} de côté, dites plus haut.`]
  const faulty =
    failed === 0
      ? []
      : [`${counted(failed, 'domaine manque', 'domaines manquent')} à cause d’une erreur de Beffroi.`]
  const said = [`${checked}${before}.`, ...aside, ...faulty]
  const file = settings.resume ?? settings.output
  const again =
    file === null
      ? 'Pour continuer, gardez ce qui a été écrit dans un fichier et relancez avec --resume CE-FICHIER.'
      : `Pour continuer : relancez la même liste avec --resume ${file}`
  switch (end.kind) {
    case 'done':
      return failed === 0 ? said : [...said, again]
    case 'interrupted':
      return [
        `Arrêt demandé. ${checked}${before} ; tout ce qui est fini est écrit, en lignes entières.`,
        again,
      ]
    case 'reader-gone':
      return [`Le programme qui lisait les résultats s’est arrêté : la suite n’a pas été vérifiée.`, again]
    case 'failed':
      return [
        `Les résultats ne peuvent plus être écrits (${end.detail}) : place sur le disque, droits.`,
        again,
      ]
  }
}

const counted = (count: number, one: string, several: string) =>
  `${number(count)} ${count < 2 ? one : several}`

function exitCode(end: End, { failed }: Counts): number {
  switch (end.kind) {
    case 'done':
      return failed === 0 ? 0 : 1
    case 'interrupted':
      return exitCodeOf(end.signal)
    case 'reader-gone':
      // What a shell gives for a program whose reader is gone.
      return 128 + constants.signals.SIGPIPE
    case 'failed':
      return 1
  }
}
