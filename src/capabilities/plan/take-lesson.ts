import type { Tx } from '../../platform/db/database.ts'
import { refresh } from './refresh.ts'
import type { Sources } from './standing.ts'
import { type Author, addComment, addEvents, updateAction, waitForTurn } from './store.ts'

export interface Lesson {
  readonly measureId: string
  /** What was learnt, as it will stand under the action. */
  readonly words: string
}

/**
 * Puts what an incident taught under the action of its measure. One that was only said to be done is taken up again,
 * unless the rules close it at once. Returns the action; null where the measure never needed one.
 */
export async function takeLesson(
  tx: Tx,
  organisationId: string,
  { measureId, words }: Lesson,
  by: NonNullable<Author>,
  sources: Sources,
): Promise<string | null> {
  await waitForTurn(tx, organisationId)
  const standing = await refresh(tx, organisationId, sources)
  const action = standing?.actions.find((one) => one.measureId === measureId)
  if (action === undefined) return null
  const at = sources.clock()
  await addComment(tx, organisationId, action.id, words, by, at)
  if (action.status === 'done') {
    const change = { status: 'open' as const, openedAt: at, closedAt: null, closedBecause: null }
    await updateAction(tx, organisationId, action.id, change)
    const sentence = `Rouverte par ${by.name}, après un incident.`
    await addEvents(tx, organisationId, [{ actionId: action.id, kind: 'reopened', sentence }], by, at)
    await refresh(tx, organisationId, sources)
  }
  return action.id
}
