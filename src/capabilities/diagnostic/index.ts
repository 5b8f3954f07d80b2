import type { Tx } from '../../platform/db/database.ts'
import type { Route } from '../../platform/http/route.ts'
import type { Job } from '../../platform/jobs/queue.ts'
import type { Platform } from '../../platform/platform.ts'
import type { EvidenceDoor } from '../evidence/index.ts'
import type { Territory } from '../territory/index.ts'
import { answerRoutes } from './answers-http.ts'
import { type Assessment, assess, type MeasureNow, type Sources } from './assess.ts'
import { type DiagnosticContent, readContent } from './content.ts'
import { criticalDataRoutes } from './critical-data-http.ts'
import { questionnaireDocumentRoutes } from './documents-http.ts'
import type { Figures } from './domain/figures.ts'
import type { Citation, Measure, MeasureState } from './domain/measure.ts'
import { letterRoutes } from './letter-http.ts'
import { measureRoutes } from './measures-http.ts'
import { proofRoutes } from './proofs-http.ts'
import { providerDecisionRoutes } from './provider-requests/decisions-http.ts'
import { providerDeskRoutes } from './provider-requests/desk-http.ts'
import { providerRequestRoutes } from './provider-requests/requests-http.ts'
import { communesHavingAnswered, criticalDataOf, type SentLetter, sentLetters } from './store.ts'
import { askForTally, keepTally, tallyJobs } from './tally.ts'
import { doerWords, stateWords } from './words.ts'

export { contradictionsOf, doneSubject } from './domain/provider-request.ts'
export { readProofFile } from './proof-file.ts'
export type {
  Assessment,
  Citation,
  DiagnosticContent,
  Figures,
  Measure,
  MeasureNow,
  MeasureState,
  SentLetter,
}
export { doerWords, stateWords }

export interface Diagnostic {
  readonly routes: Route[]
  readonly jobs: Job[]
  /** Questions, measures and the words that go with them. */
  readonly content: DiagnosticContent
  /**
   * Everything the rules looked at and what they say now, in the caller's transaction.
   * Null where the commune may not be seen.
   */
  assess(tx: Tx, organisationId: string): Promise<Assessment | null>
  /** The state of every measure, in the order of the content; empty where the commune may not be seen. */
  states(tx: Tx, organisationId: string): Promise<readonly MeasureNow[]>
  /** The two figures, for all measures and for the essential ones. */
  figures(
    tx: Tx,
    organisationId: string,
  ): Promise<{ readonly all: Figures; readonly essentials: Figures } | null>
  /** Among these communes, those that answered every question that the first visit asks of all. */
  firstVisitsDone(tx: Tx, organisationIds: readonly string[]): Promise<Set<string>>
  /** The letters sent to the provider, newest first. */
  sentLetters(tx: Tx, organisationId: string): Promise<SentLetter[]>
  /** How many hours the commune said it can do without each kind of critical data. */
  tolerableOutages(tx: Tx, organisationId: string): Promise<ReadonlyMap<string, number>>
  /** Counts again what is known of a commune, for lists of communes; in a transaction of a job. */
  keepTally(tx: Tx, organisationId: string): Promise<void>
}

export function openDiagnostic(
  platform: Platform,
  { territory, evidence }: { territory: Territory; evidence: EvidenceDoor },
): Diagnostic {
  const content = readContent()
  const sources: Sources = { content, territory, evidence, clock: platform.clock }
  evidence.onRecorded((tx, organisationId) => askForTally(platform, tx, organisationId))
  return {
    routes: [
      ...answerRoutes(platform, sources),
      ...criticalDataRoutes(platform, sources),
      ...measureRoutes(platform, sources),
      ...proofRoutes(platform, sources),
      ...letterRoutes(platform, sources),
      ...providerRequestRoutes(platform, sources),
      ...providerDecisionRoutes(platform, sources),
      ...providerDeskRoutes(platform, sources),
      ...questionnaireDocumentRoutes(platform, sources),
    ],
    jobs: tallyJobs(platform, sources),
    content,
    assess: (tx, organisationId) => assess(tx, organisationId, sources),
    states: async (tx, organisationId) => (await assess(tx, organisationId, sources))?.measures ?? [],
    figures: async (tx, organisationId) => (await assess(tx, organisationId, sources))?.figures ?? null,
    firstVisitsDone: (tx, organisationIds) =>
      communesHavingAnswered(
        tx,
        organisationIds,
        content.questions
          .filter(({ firstVisit, when }) => firstVisit && when === undefined)
          .map(({ id }) => id),
      ),
    sentLetters,
    tolerableOutages: async (tx, organisationId) =>
      new Map(
        (await criticalDataOf(tx, organisationId)).flatMap(({ kind, tolerableHours }) =>
          tolerableHours === null ? [] : [[kind, tolerableHours] as const],
        ),
      ),
    keepTally: (tx, organisationId) => keepTally(tx, organisationId, sources),
  }
}
