import { readFileSync } from 'node:fs'
import { openDiagnostic } from '../capabilities/diagnostic/index.ts'
import { openEvidence } from '../capabilities/evidence/index.ts'
import { openFramework } from '../capabilities/framework/index.ts'
import { openIdentity } from '../capabilities/identity/index.ts'
import { openIncident } from '../capabilities/incident/index.ts'
import { openIntegration } from '../capabilities/integration/index.ts'
import { openOutreach } from '../capabilities/outreach/index.ts'
import { openPlan } from '../capabilities/plan/index.ts'
import { openRelay } from '../capabilities/relay/index.ts'
import { openTerritory } from '../capabilities/territory/index.ts'
import { openWatch, type ScanEnvironment } from '../capabilities/watch/index.ts'
import { importOrganisation } from '../platform/backup/import-organisation.ts'
import type { Config } from '../platform/config.ts'
import { openDatabase } from '../platform/db/database.ts'
import { openDocuments } from '../platform/documents/documents.ts'
import { type App, openApp } from '../platform/http/app.ts'
import { openMetrics } from '../platform/http/metrics.ts'
import { openQueue } from '../platform/jobs/queue.ts'
import { openLive } from '../platform/live.ts'
import type { Logger } from '../platform/log.ts'
import { openMail } from '../platform/mail/mail.ts'
import type { Platform } from '../platform/platform.ts'
import { openSecrets } from '../platform/secrets.ts'

export interface Program {
  readonly app: App
  readonly platform: Platform
  readonly capabilities: Capabilities
  /** Loads what must be there before the first request, and begins to work on the queue. */
  begin(): Promise<void>
  close(): Promise<void>
}

type Capabilities = ReturnType<typeof openCapabilities>

export const version: string = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
).version

/** The capabilities in dependency order: a cycle cannot be written. */
function openCapabilities(platform: Platform, databaseUrl: string, outsideWorld?: ScanEnvironment) {
  const identity = openIdentity(platform)
  const territory = openTerritory(platform, { identity })
  const evidence = openEvidence(platform)
  const diagnostic = openDiagnostic(platform, { territory, evidence })
  const plan = openPlan(platform, { territory, evidence, diagnostic })
  const outreach = openOutreach(platform, { identity, territory, diagnostic, plan })
  const watch = openWatch(platform, { territory, evidence }, outsideWorld)
  const incident = openIncident(platform, { territory, evidence, diagnostic, plan })
  const integration = openIntegration(platform, {
    identity,
    territory,
    program: version,
    bringIn: (archive) => importOrganisation(databaseUrl, archive),
  })
  platform.mail?.guardBy((letter) => incident.passLetter(letter))
  watch.onFindingChanged((tx, organisationId, change) =>
    integration.emit(tx, organisationId, 'finding.changed', change),
  )
  territory.onMandateTurned(async (tx, { kind, ...turn }) => {
    const happened = kind === 'granted' ? 'mandate.granted' : 'mandate.revoked'
    for (const party of [turn.communeId, turn.holderId]) await integration.emit(tx, party, happened, turn)
  })
  plan.onEnded((tx, organisationId, ended) => integration.emit(tx, organisationId, 'action.done', ended))
  outreach.onHelpRequested((tx, { holderId, ...asked }) =>
    integration.emit(tx, holderId, 'request.created', asked),
  )
  outreach.onCampaignAnswered((tx, { holderId, ...answered }) =>
    integration.emit(tx, holderId, 'campaign.answered', answered),
  )
  const relay = openRelay(platform)
  const framework = openFramework(platform)
  return {
    identity,
    territory,
    evidence,
    diagnostic,
    plan,
    outreach,
    watch,
    incident,
    integration,
    relay,
    framework,
  }
}

interface Circumstances {
  readonly log: Logger
  readonly publicUrl: () => string
  readonly clock: () => Date
  /** Invented, in the demonstration. */
  readonly outsideWorld?: ScanEnvironment
}

/** The whole program on a migrated database, without a listening port: what the server, the tests and the tools run. */
export async function openProgram(
  config: Config,
  databaseUrl: string,
  { log, publicUrl, clock, outsideWorld }: Circumstances,
): Promise<Program> {
  const metrics = openMetrics()
  const db = openDatabase(databaseUrl, log, clock)
  const queue = await openQueue(db, log, metrics.jobEnded)
  const platform: Platform = {
    config,
    secrets: await openSecrets(config.dataDirectory),
    db,
    queue,
    live: openLive(),
    log,
    metrics,
    mail: openMail(config.smtpUrl, config.mailFrom),
    documents: openDocuments(),
    publicUrl,
    clock,
  }
  const capabilities = openCapabilities(platform, databaseUrl, outsideWorld)
  const { identity, territory, incident, integration } = capabilities
  const routes = Object.values(capabilities).flatMap((capability) => capability.routes)
  const jobs = Object.values(capabilities).flatMap((capability) =>
    'jobs' in capability ? capability.jobs : [],
  )
  const app = openApp(routes, {
    log,
    metrics,
    gate: {
      async callerOf(headers) {
        const program = await integration.callerOf(headers)
        if (program !== 'none') return program
        const phone = await incident.callerOf(headers)
        return phone === 'none' ? identity.callerOf(headers) : phone
      },
      ...territory.gate,
    },
    trustProxy: config.trustProxy,
    publicUrl,
    version,
    isReady: db.isReachable,
    metricsToken: config.metricsToken,
  })
  return {
    app,
    platform,
    capabilities,
    async begin() {
      await territory.prepare()
      await queue.work(jobs)
    },
    async close() {
      await queue.stop()
      platform.documents.close()
      await db.close()
    },
  }
}
