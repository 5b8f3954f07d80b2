import type { Route } from '../../../platform/http/route.ts'
import { fileRoutes } from './file-http.ts'
import { type HandOverDoors, handOverRoutes } from './hand-over-http.ts'
import { handOverLinkRoutes } from './hand-over-link-http.ts'
import { kitFileRoutes } from './kit/kit-http.ts'

/** Files ready to send, and what the commune hands over. Nothing is sent by us. */
export function openFiles(doors: HandOverDoors): Route[] {
  return [
    ...fileRoutes(doors),
    ...handOverRoutes(doors),
    ...handOverLinkRoutes(doors),
    ...kitFileRoutes(doors),
  ]
}
