import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { criticalDataFile, measuresFile, questionsFile, repliesFile, themesFile } from './content-shapes.ts'
import { contentFaults } from './domain/content-faults.ts'
import type { CriticalRecord } from './domain/critical-record.ts'
import type { Measure } from './domain/measure.ts'
import type { Question, Reply } from './domain/question.ts'
import type { ReplyWords } from './domain/replies.ts'
import type { Theme } from './domain/theme.ts'

/** All the words and rules of the diagnostic, frozen. Lists keep the order of the files. */
export interface DiagnosticContent {
  readonly measures: readonly Measure[]
  readonly questions: readonly Question[]
  readonly themes: readonly Theme[]
  readonly replies: Readonly<Record<Reply, ReplyWords>>
  readonly criticalData: readonly CriticalRecord[]
}

let loaded: DiagnosticContent | null = null

/** The content shipped with the program, read and checked on the first call; a fault in it throws. */
export function readContent(): DiagnosticContent {
  loaded ??= readContentIn(new URL('./content/', import.meta.url))
  return loaded
}

/**
 * The content of a folder of YAML files (its address ends with `/`).
 * Throws an Error whose message names the file, the entry and what is wrong with it.
 */
export function readContentIn(folder: URL): DiagnosticContent {
  const read = <T>(file: string, shape: z.ZodType<T>): T => readChecked(new URL(file, folder), file, shape)
  const content: DiagnosticContent = {
    measures: read('measures.fr.yaml', measuresFile),
    questions: read('questions.fr.yaml', questionsFile),
    themes: read('themes.fr.yaml', themesFile),
    replies: read('replies.fr.yaml', repliesFile),
    criticalData: read('critical-data.fr.yaml', criticalDataFile),
  }
  const faults = contentFaults(content)
  if (faults.length > 0)
    throw new Error(`The content of the diagnostic is not coherent:\n${bulleted(faults)}`)
  return deepFrozen(content)
}

function readChecked<T>(address: URL, file: string, shape: z.ZodType<T>): T {
  const written: unknown = parseYaml(readFileSync(address, 'utf8'), file)
  const checked = shape.safeParse(written)
  if (checked.success) return checked.data
  const faults = checked.error.issues.map((issue) => `${placeOf(issue.path, written)}: ${issue.message}`)
  throw new Error(`${file} does not have the expected shape:\n${bulleted(faults)}`)
}

function parseYaml(text: string, file: string): unknown {
  try {
    return parse(text)
  } catch (cause) {
    throw new Error(`${file} is not valid YAML: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
  }
}

/** « second-factor, risk.weight » rather than « 7.risk.weight »: people look for an id, not for a rank. */
function placeOf(path: readonly PropertyKey[], written: unknown): string {
  const [first, ...rest] = path.map(String)
  const entry: unknown = Array.isArray(written) && first !== undefined ? written[Number(first)] : undefined
  const named = z.object({ id: z.string() }).safeParse(entry)
  return [named.success ? named.data.id : (first ?? 'the whole file'), rest.join('.')]
    .filter(Boolean)
    .join(', ')
}

function bulleted(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n')
}

function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) deepFrozen(part)
    Object.freeze(value)
  }
  return value
}
