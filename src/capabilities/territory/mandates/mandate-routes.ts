import type { Route } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Identity } from '../../identity/index.ts'
import { communeMandateRoutes } from './commune-mandates-http.ts'
import { grantRoutes } from './grant-http.ts'
import { holderMandateRoutes } from './holder-mandates-http.ts'
import { letterRoutes } from './letters-http.ts'
import { mandateFileRoutes } from './mandate-files-http.ts'
import { registerRoutes } from './register-http.ts'
import { trailRoutes } from './trail-http.ts'

/** All that mandates say and do, for the commune, for the holder, and for whoever holds the code of a letter. */
export function mandateRoutes(platform: Platform, identity: Identity): Route[] {
  return [
    ...communeMandateRoutes(platform, identity),
    ...grantRoutes(platform),
    ...holderMandateRoutes(platform, identity),
    ...letterRoutes(platform),
    ...mandateFileRoutes(platform),
    ...registerRoutes(platform),
    ...trailRoutes(platform, identity),
  ]
}
