import type { Tx } from '../../../platform/db/database.ts'
import { damageContent } from '../damage-content.ts'
import { type Board, restorationOrder } from '../domain/damage.ts'
import type { DamageView } from './case-shapes.ts'
import type { CaseFacts } from './facts.ts'
import type { CaseDoors } from './room.ts'

/** What a service of the board rests on, in the table of critical data of the diagnostic. */
const recordsOf: Readonly<Record<string, readonly string[]>> = {
  deaths: ['civil-status'],
  births: ['civil-status'],
  elections: ['elections'],
  pay: ['payroll'],
  accounts: ['accounting'],
  council: ['decisions'],
}

const dayInMs = 86_400_000
const provenBackup = 'document:backup-restorable'

type Doors = Pick<CaseDoors, 'diagnostic' | 'evidence'>

/** The board of damage, in the order in which services come back. What one may not look at is left unknown. */
export async function showDamage(
  { diagnostic, evidence }: Doors,
  tx: Tx,
  { log, parts }: CaseFacts,
  now: Date,
): Promise<DamageView> {
  const { states, services } = damageContent()
  const said = new Map(parts.service.map((one) => [one.key, one]))
  const board: Board = Object.fromEntries(parts.service.map(({ key, state }) => [key, state]))
  const chosen = await chosenOrder(diagnostic, tx, log.organisationId)
  const proven = (await evidence.current(tx, log.organisationId)).find(
    ({ subject, verdict }) => subject === provenBackup && verdict === 'supports',
  )
  return {
    states,
    services: services.map(({ id, label, isForSafety, onPaper, takeWithYou, limits }) => {
      const one = said.get(id)
      return {
        ...{ id, label, isForSafety, takeWithYou, onPaper: [...onPaper] },
        state: one?.state ?? 'unknown',
        note: one?.note ?? null,
        set: one === undefined ? null : { byName: one.set.name, at: one.set.at.toISOString() },
        limits: limits.map((time) => ({
          ...{ id: time.id, label: time.label, words: time.words },
          sources: [...time.sources],
        })),
      }
    }),
    restoration: restorationOrder(services, board, chosen).map(({ id }) => id),
    backup:
      proven === undefined
        ? null
        : {
            provenAt: proven.observedAt,
            ageInDays: Math.max(0, Math.floor((now.getTime() - Date.parse(proven.observedAt)) / dayInMs)),
            words: proven.summary,
          },
  }
}

/** The services by how long the commune said that it can do without what they rest on, the shortest first. */
async function chosenOrder(
  diagnostic: Doors['diagnostic'],
  tx: Tx,
  organisationId: string,
): Promise<readonly string[]> {
  const tolerable = await diagnostic.tolerableOutages(tx, organisationId)
  return Object.entries(recordsOf)
    .flatMap(([service, records]) => {
      const hours = records.flatMap((record) => tolerable.get(record) ?? [])
      return hours.length === 0 ? [] : [{ service, hours: Math.min(...hours) }]
    })
    .sort((one, other) => one.hours - other.hours)
    .map(({ service }) => service)
}
