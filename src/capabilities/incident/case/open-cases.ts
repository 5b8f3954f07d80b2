import type { Tx } from '../../../platform/db/database.ts'
import type { Route } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { LogName } from '../log/log-store.ts'
import { boardRoutes } from './board-http.ts'
import { caseRoutes } from './case-http.ts'
import type { CaseView } from './case-shapes.ts'
import { causeRoutes } from './cause-http.ts'
import { clockRoutes } from './clock-http.ts'
import { endRoutes } from './end-http.ts'
import { readCase } from './read-case.ts'
import type { CaseDoors } from './room.ts'
import { situationRoutes } from './situation-http.ts'
import { stepRoutes } from './step-http.ts'

export interface Cases {
  readonly routes: Route[]
  readCase(tx: Tx, log: LogName): Promise<CaseView | null>
}

/** The crisis room of each case. */
export function openCases(
  { db, clock, live }: Platform,
  below: Omit<CaseDoors, 'db' | 'clock' | 'live'>,
): Cases {
  const doors: CaseDoors = { db, clock, live, ...below }
  return {
    routes: [
      ...caseRoutes(doors),
      ...situationRoutes(doors),
      ...stepRoutes(doors),
      ...clockRoutes(doors),
      ...boardRoutes(doors),
      ...endRoutes(doors),
      ...causeRoutes(doors),
    ],
    readCase: (tx, log) => readCase(doors, tx, log, clock()),
  }
}
