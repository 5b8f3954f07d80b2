import { z } from 'zod'
import type { Citation } from './domain/playbook.ts'
import { id, readYaml, sentence } from './read-yaml.ts'

const citationsFile = z.array(
  z.strictObject({
    id,
    text: sentence,
    source: z.string().min(4),
    checkedOn: z.iso.date(),
    confidence: z.enum(['V', 'V2', 'M', 'U']),
  }),
)

let known: ReadonlyMap<string, Citation> | undefined

/** Every source of the slice by identifier, in the order of `content/sources.fr.yaml`. Read once. */
export function citations(): ReadonlyMap<string, Citation> {
  known ??= new Map(
    readYaml('sources.fr.yaml', citationsFile).map(({ id: name, ...citation }) => [name, citation]),
  )
  return known
}

/** The sources that a step, a clock or a sheet names. An unknown name stops the program. */
export function cited(names: readonly string[], by: string): readonly Citation[] {
  return names.map((name) => {
    const citation = citations().get(name)
    if (citation === undefined) throw new Error(`${by}: no source « ${name} » in sources.fr.yaml`)
    return citation
  })
}
