import { fail, ok, type Result } from '../../../kernel/result.ts'
import type { Library } from '../domain/framework.ts'
import { buildLibrary } from './build-library.ts'
import { crossFaults } from './cross-checks.ts'
import { libraryShape } from './library-shape.ts'
import { type Parsed, parseYaml } from './parse-yaml.ts'
import { type Refusal, toldAtOnce } from './refusal.ts'

export const largestLibraryInBytes = 5 * 1024 * 1024

export interface Reading {
  readonly library: Library
  /** Sorts of objects of the file that Beffroi does not use. */
  readonly ignored: readonly string[]
}

const usedObjects = ['framework', 'frameworks', 'reference_controls', 'threats']

/** The whole of a file or what is wrong in it, line by line; nothing in between. */
export function readLibrary(content: Uint8Array): Result<Reading, readonly Refusal[]> {
  if (content.byteLength > largestLibraryInBytes)
    return fail([{ line: null, at: null, reason: 'Ce fichier dépasse 5 Mo.' }])
  const text = decoded(content)
  if (text === null) return fail([{ line: null, at: null, reason: 'Ce fichier n’est pas écrit en UTF-8.' }])
  if (text.trim() === '') return fail([{ line: null, at: null, reason: 'Ce fichier est vide.' }])
  const parsed = parseYaml(text)
  if (!parsed.ok) return parsed
  const checked = libraryShape.safeParse(parsed.value.value)
  if (!checked.success)
    return fail(
      checked.error.issues
        .slice(0, toldAtOnce)
        .map(({ path, message }) => refusalAt(parsed.value, path, message)),
    )
  const faults = crossFaults(checked.data)
  if (faults.length > 0)
    return fail(faults.slice(0, toldAtOnce).map(({ path, reason }) => refusalAt(parsed.value, path, reason)))
  const { objects } = parsed.value.value as { readonly objects: object }
  const ignored = Object.keys(objects).filter((name) => !usedObjects.includes(name))
  return ok({ library: buildLibrary(checked.data), ignored })
}

function refusalAt(parsed: Parsed, path: readonly PropertyKey[], reason: string): Refusal {
  return { line: parsed.lineOf(path), at: path.length === 0 ? null : path.map(String).join('.'), reason }
}

function decoded(content: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return null
  }
}
