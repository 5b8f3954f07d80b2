import { readFileSync } from 'node:fs'
import { WrongSetting } from '../../platform/config.ts'
import type { Tx } from '../../platform/db/database.ts'
import { readServerAddress } from '../../platform/dns/server-address.ts'
import type { Route } from '../../platform/http/route.ts'
import type { Job } from '../../platform/jobs/queue.ts'
import type { Platform } from '../../platform/platform.ts'
import type { EvidenceDoor } from '../evidence/index.ts'
import type { Territory } from '../territory/index.ts'
import { lastVisitAnswered, watchRoutes } from './http.ts'
import { lookAlikeRoutes } from './look-alikes/http.ts'
import { lookAlikesWork } from './look-alikes/job.ts'
import { noticeRoutes } from './notices/http.ts'
import { type FindingListener, visitWork } from './run-visit.ts'
import type { ScanEnvironment } from './scan-context.ts'
import { openScanEnvironment, type ScanSettings } from './scan-environment.ts'
import type { KeptFinding, Visit } from './store.ts'

export { policyForItself } from './domain/dmarc/outlook.ts'
export { type AskTxt, organizationalDomain, walkTree } from './domain/dmarc/tree-walk.ts'
export { genericMailDomains } from './domain/lists.ts'
export { lookAlikesOf } from './domain/look-alikes/generate.ts'
export type { LookUp } from './domain/look-up.ts'
export type { SpfLookUp } from './domain/spf/asked.ts'
export { evaluateSpf } from './domain/spf/evaluate.ts'
export { readIp } from './domain/spf/ip-address.ts'
export type { HttpAnswer, PageBody, TlsSeen, Visit as SiteVisit } from './domain/visit.ts'
export type { ScanEnvironment } from './scan-context.ts'
export type { KeptFinding, Visit }

export interface Watch {
  readonly routes: Route[]
  readonly jobs: Job[]
  /** The last finished visit and its findings, in the order of the criteria; undefined before the first. */
  lastVisit(tx: Tx, organisationId: string): Promise<{ visit: Visit; findings: KeptFinding[] } | undefined>
  /** `listener` runs in the transaction that kept a visit: queue, do no work. */
  onFindingChanged(listener: FindingListener): void
}

/** @param outsideWorld given only where the real one must not be asked, as in the demonstration */
export function openWatch(
  platform: Platform,
  { territory, evidence }: { territory: Territory; evidence: EvidenceDoor },
  outsideWorld?: ScanEnvironment,
): Watch {
  const settings = scanSettings(platform)
  let environment = outsideWorld
  const findingListeners: FindingListener[] = []
  // Opened at the first visit: the table of countries and the authorities take a moment to read.
  const outside = () =>
    (environment ??= openScanEnvironment({ ...settings, userAgent: `Beffroi (+${platform.publicUrl()})` }))
  return {
    routes: [
      ...watchRoutes(platform, territory),
      ...noticeRoutes(platform, evidence),
      ...lookAlikeRoutes(platform, { territory, evidence }),
    ],
    jobs: [
      visitWork(platform, evidence, outside, findingListeners),
      lookAlikesWork(platform, { territory, evidence, outside }),
    ],
    lastVisit: lastVisitAnswered,
    onFindingChanged: (listener) => void findingListeners.push(listener),
  }
}

/** Read at start, so that a wrong setting stops the program and not the first visit. */
function scanSettings({ config: { scan } }: Platform): ScanSettings {
  const { allowPrivate, httpPort, httpsPort } = scan
  const resolver = scan.resolver === null ? null : readServerAddress(scan.resolver)
  if (scan.resolver !== null && resolver === null) {
    throw new WrongSetting(
      `Le réglage SCAN_RESOLVER (« ${scan.resolver} ») n’est pas une adresse IP:PORT. Rien n’a été démarré. Corrigez-le, puis relancez.`,
    )
  }
  return {
    allowPrivate,
    httpPort,
    httpsPort,
    ...(resolver === null ? {} : { resolver }),
    ...(scan.rdapServer === null ? {} : { rdapServer: scan.rdapServer }),
    ...(scan.trustFile === null ? {} : { trust: [readFileSync(scan.trustFile, 'utf8')] }),
  }
}
