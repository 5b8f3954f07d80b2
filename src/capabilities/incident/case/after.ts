import type { Tx } from '../../../platform/db/database.ts'
import type { Caller, Place } from '../../../platform/http/route.ts'
import { lessonsOf, markCarried } from './case-store.ts'
import type { CaseFacts } from './facts.ts'
import type { CaseDoors } from './room.ts'

const exerciseReport = 'document:exercise-report'
const dayInMs = 86_400_000
const validForDays = 365

/**
 * Carries into the plan the lessons that are not there yet. One that names a measure says that the measure was not in
 * place: that is seen from now on, and the plan opens an action for it. For whoever may write there.
 */
export async function carryLessons(
  { plan, evidence, diagnostic, clock }: CaseDoors,
  tx: Tx,
  { log, playbook, incident }: CaseFacts,
  caller: Caller,
): Promise<void> {
  const waiting = (await lessonsOf(tx, log)).filter(({ carriedAt }) => carriedAt === null)
  const from = incident.isExercise ? 'Leçon d’un exercice' : 'Leçon d’un incident'
  const at = clock()
  const told = waiting.flatMap(({ words, measureId }) => {
    const measure = diagnostic.content.measures.find(({ id }) => id === measureId)
    const proof = measure?.proofs.find(({ subject }) => subject.startsWith('document:'))
    return proof === undefined ? [] : [{ subject: proof.subject, words }]
  })
  await evidence.record(
    tx,
    log.organisationId,
    told.map(({ subject, words }) => ({
      ...{ subject, verdict: 'denies', source: 'person', observedAt: at, expiresAt: null },
      summary: `${from} : ${words}`,
      detail: { incidentId: incident.id },
      personId: caller.personId,
    })),
  )
  for (const { id, words, measureId } of waiting) {
    const said = `${from} (${playbook.title}). ${words}`
    const actionId =
      measureId === null
        ? null
        : await plan.takeLesson(tx, log.organisationId, { measureId, words: said }, caller)
    await markCarried(tx, id, actionId, at)
  }
}

/** An exercise played to its end is a proof: for whoever may write among the proofs. */
export async function recordExercise(
  { evidence, clock }: CaseDoors,
  tx: Tx,
  { log, playbook, incident }: CaseFacts,
  { caller, words }: { readonly caller: Caller; readonly words: string },
): Promise<void> {
  const at = clock()
  await evidence.record(tx, log.organisationId, [
    {
      subject: exerciseReport,
      verdict: 'supports',
      source: 'person',
      observedAt: at,
      expiresAt: new Date(at.getTime() + validForDays * dayInMs),
      summary: `Exercice « ${playbook.title} » joué jusqu’au bout dans Urgence informatique.`,
      detail: { incidentId: incident.id, kind: incident.kind, words },
      personId: caller.personId,
    },
  ])
}

export const mayCarry = ({ rights }: Place): boolean =>
  rights.has('plan:write') && rights.has('evidence:write')
export const mayProve = ({ rights }: Place): boolean => rights.has('evidence:write')
