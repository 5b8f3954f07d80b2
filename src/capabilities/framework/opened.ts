import type { Tx } from '../../platform/db/database.ts'
import { type Assessment, answersIn, assessmentOf, type KeptAnswer } from './assessment-store.ts'
import type { Library } from './domain/framework.ts'
import type { PreparedFramework } from './domain/prepared.ts'
import type { Shelf } from './shelf.ts'

/** An assessment with all that is needed to speak of it. */
export interface Opened {
  readonly assessment: Assessment
  readonly library: Library
  readonly prepared: PreparedFramework
  readonly answers: ReadonlyMap<string, KeptAnswer>
}

/** Null when it does not exist for this organisation, or for whoever asks. */
export async function openAssessment(
  tx: Tx,
  organisationId: string,
  assessmentId: string,
  shelf: Shelf,
): Promise<Opened | null> {
  const assessment = await assessmentOf(tx, organisationId, assessmentId)
  if (assessment === null) return null
  const shelved = await shelf.take(tx, assessment.libraryId)
  const prepared = shelved?.frameworks.get(assessment.frameworkUrn)
  if (shelved === null || prepared === undefined) return null
  return { assessment, library: shelved.library, prepared, answers: await answersIn(tx, assessment.id) }
}
