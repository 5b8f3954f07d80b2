import type { Tx } from '../../../platform/db/database.ts'
import type { Diagnostic } from '../../diagnostic/index.ts'
import type { Plan } from '../../plan/index.ts'
import type { Territory } from '../../territory/index.ts'
import type { WaitingRequest as Request } from './campaign-store.ts'

export interface Sights {
  readonly territory: Territory
  readonly diagnostic: Diagnostic
  readonly plan: Plan
}

/**
 * The requests that are done by what stands in Beffroi, as far as the speaker of the transaction may see it: a relay
 * without the right mandate learns nothing here. One query for each kind, whatever the number of communes.
 */
export async function seenDone(
  tx: Tx,
  requests: readonly Request[],
  sights: Sights,
): Promise<ReadonlySet<string>> {
  const done = new Set<string>()
  for (const group of Map.groupBy(
    requests,
    (one) => `${one.kind} ${one.measureId} ${one.holderId}`,
  ).values()) {
    const isDone = await readerOf(tx, group, sights)
    for (const request of group) if (isDone(request)) done.add(request.id)
  }
  return done
}

async function readerOf(
  tx: Tx,
  group: readonly Request[],
  { territory, diagnostic, plan }: Sights,
): Promise<(request: Request) => boolean> {
  const [first] = group
  if (first === undefined) return () => false
  const communeIds = group.map(({ communeId }) => communeId)
  const isIn = (set: ReadonlySet<string>) => (request: Request) => set.has(request.communeId)
  switch (first.kind) {
    case 'name-contact':
      return () => false
    case 'answer-questionnaire':
      return isIn(await diagnostic.firstVisitsDone(tx, communeIds))
    case 'confirm-numbers': {
      const savedAt = await territory.reach.numbersSavedAt(tx, communeIds)
      return ({ communeId, askedAt }) => (savedAt.get(communeId)?.getTime() ?? 0) >= askedAt.getTime()
    }
    case 'grant-mandate':
      return isIn(await territory.reach.mandateGivers(tx, first.holderId, communeIds))
    case 'do-measure':
      return isIn(await plan.communesHavingDone(tx, first.measureId ?? '', communeIds))
  }
}
