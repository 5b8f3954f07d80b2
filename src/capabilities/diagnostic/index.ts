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
import { type SentLetter, sentLetters } from './store.ts'
import { doerWords, stateWords } from './words.ts'

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
  /** The letters sent to the provider, newest first. */
  sentLetters(tx: Tx, organisationId: string): Promise<SentLetter[]>
}

export function openDiagnostic(
  platform: Platform,
  { territory, evidence }: { territory: Territory; evidence: EvidenceDoor },
): Diagnostic {
  const content = readContent()
  const sources: Sources = { content, territory, evidence, clock: platform.clock }
  return {
    routes: [
      ...answerRoutes(platform, sources),
      ...criticalDataRoutes(platform, sources),
      ...measureRoutes(platform, sources),
      ...proofRoutes(platform, sources),
      ...letterRoutes(platform, sources),
      ...questionnaireDocumentRoutes(platform, sources),
    ],
    jobs: [],
    content,
    assess: (tx, organisationId) => assess(tx, organisationId, sources),
    states: async (tx, organisationId) => (await assess(tx, organisationId, sources))?.measures ?? [],
    figures: async (tx, organisationId) => (await assess(tx, organisationId, sources))?.figures ?? null,
    sentLetters,
  }
}
