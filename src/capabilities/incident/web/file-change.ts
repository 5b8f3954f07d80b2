import type { CaseFile } from '../../../api-client/index.ts'
import type { Problem } from '../../../ui/problems/problem.ts'

export type FileField = CaseFile['sections'][number]['fields'][number]

/** Names of the fields in the form: an id of the content may be any word. */
export const fieldName = (id: string): string => `field-${id}`

/** What the form says of each field; several choices are lines of one text. */
export function fieldsIn(form: FormData): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const name of new Set(form.keys())) {
    if (!name.startsWith('field-')) continue
    const texts = form.getAll(name).filter((text) => typeof text === 'string')
    fields[name.slice('field-'.length)] = texts.filter((text) => text !== '').join('\n')
  }
  return fields
}

export interface FileConflict {
  readonly version: number
  readonly saved: Readonly<Record<string, string>>
  readonly different: readonly { readonly label: string; readonly saved: string; readonly yours: string }[]
}

const isTexts = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((text) => typeof text === 'string')

/** Both versions out of a 412; null when the answer is something else. */
export function fileConflictIn(fields: readonly FileField[], { extra }: Problem): FileConflict | null {
  const { saved, yours, currentVersion } = extra
  if (!isTexts(saved) || !isTexts(yours) || typeof currentVersion !== 'number') return null
  const different = fields.flatMap(({ id, label }) => {
    const [one, other] = [saved[id] ?? '', yours[id] ?? saved[id] ?? '']
    return one.trim() === other.trim() ? [] : [{ label, saved: one, yours: other }]
  })
  return { version: currentVersion, saved, different }
}
