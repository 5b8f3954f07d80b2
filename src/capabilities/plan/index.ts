import type { Tx } from '../../platform/db/database.ts'
import type { Route } from '../../platform/http/route.ts'
import type { Job } from '../../platform/jobs/queue.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Diagnostic } from '../diagnostic/index.ts'
import type { EvidenceDoor } from '../evidence/index.ts'
import type { Territory } from '../territory/index.ts'
import { actionStepRoutes } from './action-steps-http.ts'
import { actionRoutes } from './actions-http.ts'
import { assignedRoutes } from './assigned-http.ts'
import { assignmentRoutes } from './assignments-http.ts'
import { costRoutes } from './cost-http.ts'
import { documentRoutes } from './documents-http.ts'
import { askForRefresh, planJobs } from './jobs.ts'
import { planRoutes } from './plan-http.ts'
import { refresh } from './refresh.ts'
import type { Sources } from './standing.ts'
import { communesHavingDone } from './store.ts'
import { type Lesson, takeLesson } from './take-lesson.ts'

export interface Plan {
  readonly routes: Route[]
  readonly jobs: Job[]
  /** Opens, closes, reopens and dates the actions from what is seen and said now, in the caller's transaction. */
  refresh(tx: Tx, organisationId: string): Promise<void>
  /** Among these communes, those whose action for this measure is done or closed. */
  communesHavingDone(tx: Tx, measureId: string, organisationIds: readonly string[]): Promise<Set<string>>
  onEnded(listener: EndedListener): void
  /** Puts what an incident taught under the action of its measure, and returns that action; null where there is none. */
  takeLesson(
    tx: Tx,
    organisationId: string,
    lesson: Lesson,
    by: { readonly personId: string; readonly name: string },
  ): Promise<string | null>
}

/** Called in the transaction that ended an action: queue, do no work. */
type EndedListener = Sources['tellEnded']

export function openPlan(
  platform: Platform,
  {
    territory,
    evidence,
    diagnostic,
  }: { territory: Territory; evidence: EvidenceDoor; diagnostic: Diagnostic },
): Plan {
  const listeners: EndedListener[] = []
  const sources: Sources = {
    diagnostic,
    clock: platform.clock,
    async tellEnded(tx, organisationId, ended) {
      for (const listener of listeners) await listener(tx, organisationId, ended)
    },
  }
  evidence.onRecorded((tx, organisationId) => askForRefresh(platform, tx, organisationId))
  return {
    routes: [
      ...planRoutes(platform, sources),
      ...actionRoutes(platform, sources),
      ...actionStepRoutes(platform, sources),
      ...assignmentRoutes(platform, sources, territory),
      ...assignedRoutes(platform, sources, evidence),
      ...costRoutes(platform, territory),
      ...documentRoutes(platform, sources),
    ],
    jobs: planJobs(platform, sources),
    communesHavingDone,
    onEnded: (listener) => void listeners.push(listener),
    takeLesson: (tx, organisationId, lesson, by) => takeLesson(tx, organisationId, lesson, by, sources),
    async refresh(tx, organisationId) {
      await refresh(tx, organisationId, sources)
    },
  }
}
