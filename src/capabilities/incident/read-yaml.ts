import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

/** kebab-case, stable for ever. */
export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
export const sentence = z.string().min(3).max(600)
export const sentences = z.array(sentence)

/** A file of `content/`, read and checked. A wrong one stops the program with its name, the entry and what is wrong. */
export function readYaml<T>(file: string, shape: z.ZodType<T>): T {
  const written: unknown = parse(readFileSync(new URL(`content/${file}`, import.meta.url), 'utf8'))
  const checked = shape.safeParse(written)
  if (checked.success) return checked.data
  const faults = checked.error.issues.map(({ path, message }) => `- ${placeOf(path, written)}: ${message}`)
  throw new Error(`${file} does not have the expected shape:\n${faults.join('\n')}`)
}

/** « plainte, who.0 » rather than « 11.who.0 »: people look for an id, not for a rank. */
function placeOf(path: readonly PropertyKey[], written: unknown): string {
  const [first, ...rest] = path.map(String)
  const entry: unknown = Array.isArray(written) && first !== undefined ? written[Number(first)] : undefined
  const named = z.object({ id: z.string() }).safeParse(entry)
  return [named.success ? named.data.id : (first ?? 'the whole file'), rest.join('.')]
    .filter((part) => part !== '')
    .join(', ')
}
