import type { Route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import { listRoutes } from './list-http.ts'
import { portfolioRoutes } from './portfolio-http.ts'
import { reportRoutes } from './report-http.ts'

/** What an organisation that serves communes sees of them: its list, who needs somebody, the report of its year. */
export interface Relay {
  readonly routes: Route[]
}

export function openRelay(platform: Platform): Relay {
  return {
    routes: [...portfolioRoutes(platform), ...listRoutes(platform), ...reportRoutes(platform)],
  }
}
