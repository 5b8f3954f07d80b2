import { z } from 'zod'
import { cited } from './citations.ts'
import { limitShape } from './clock-content.ts'
import { type CriticalActivity, type ServiceState, serviceStates } from './domain/damage.ts'
import { id, readYaml, sentence, sentences } from './read-yaml.ts'

const sources = z.array(id).min(1)
const damageFile = z.strictObject({
  states: z.record(z.enum(serviceStates), sentence),
  services: z.array(
    z.strictObject({
      id,
      label: sentence,
      safety: z.boolean(),
      restoresAfter: z.array(id),
      onPaper: sentences.min(1),
      takeWithYou: sentence,
      limits: z.array(
        z.strictObject({ id, label: sentence, limit: limitShape.nullable(), words: sentence, sources }),
      ),
      sources,
    }),
  ),
})

export interface DamageContent {
  readonly states: Readonly<Record<ServiceState, string>>
  readonly services: readonly CriticalActivity[]
}

let damage: DamageContent | undefined

/** The services of a commune and their paper sheets, in the order of the file. Read once. */
export function damageContent(): DamageContent {
  if (damage === undefined) {
    const { states, services } = readYaml('damage.fr.yaml', damageFile)
    const known = new Set(services.map((one) => one.id))
    const lost = services.flatMap((one) => one.restoresAfter.filter((needed) => !known.has(needed)))
    if (lost.length > 0) throw new Error(`damage.fr.yaml: no service « ${lost.join(', ')} »`)
    damage = {
      states,
      services: services.map(({ safety, ...one }) => ({
        ...one,
        isForSafety: safety,
        sources: cited(one.sources, `damage.fr.yaml, ${one.id}`),
        limits: one.limits.map((time) => ({
          ...time,
          sources: cited(time.sources, `damage.fr.yaml, ${time.id}`),
        })),
      })),
    }
  }
  return damage
}
