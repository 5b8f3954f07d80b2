import type { Route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import { assessmentRoutes } from './assessment-http.ts'
import { carryOverRoutes } from './carry-over-http.ts'
import { halls } from './halls.ts'
import { libraryRoutes } from './library-http.ts'
import { removalRoutes } from './removal-http.ts'
import { resultRoutes } from './results-http.ts'
import { openShelf } from './shelf.ts'

export interface FrameworkDoor {
  readonly routes: Route[]
}

/** Libraries of frameworks in CISO Assistant's format, answered as further questionnaires. */
export function openFramework(platform: Platform): FrameworkDoor {
  const shelf = openShelf()
  return {
    routes: halls.flatMap((hall) => [
      ...libraryRoutes(platform, hall, shelf),
      ...assessmentRoutes(platform, hall, shelf),
      ...resultRoutes(platform, hall, shelf),
      ...carryOverRoutes(platform, hall, shelf),
      ...removalRoutes(platform, hall),
    ]),
  }
}
