import { z } from 'zod'
import type { Tx } from '../../platform/db/database.ts'
import type { Job } from '../../platform/jobs/queue.ts'
import type { Platform } from '../../platform/platform.ts'
import type { EvidenceDoor, NewEvidence } from '../evidence/index.ts'
import { evidenceVerdict } from './domain/evidence-verdict.ts'
import type { ScanTarget } from './domain/target.ts'
import type { Finding } from './finding.ts'
import { keepableFindings } from './keepable-findings.ts'
import { scanDomain } from './scan.ts'
import type { ScanEnvironment } from './scan-context.ts'
import * as store from './store.ts'

/** Told, in the transaction that kept a visit, each finding that no longer says what it said. */
export type FindingListener = (tx: Tx, organisationId: string, change: store.FindingChange) => Promise<void>

export const visitJob = 'watch.visit'

const payload = z.object({ organisationId: z.uuid(), visitId: z.uuid() })

/** Looks at one commune from outside, keeps what was found, and records each finding as evidence. */
export function visitWork(
  platform: Platform,
  evidence: EvidenceDoor,
  environment: () => ScanEnvironment,
  listeners: readonly FindingListener[],
): Job<z.infer<typeof payload>> {
  const { db, live, clock } = platform
  return {
    name: visitJob,
    payload,
    retries: 2,
    expireInSeconds: 180,
    concurrency: 4,
    async run({ organisationId, visitId }) {
      const visit = await db.asJob(organisationId, (tx) => store.visitById(tx, visitId))
      if (visit === undefined || visit.status === 'done' || visit.status === 'failed') return
      // The target was read by `communeTarget` when the visit was asked for.
      const target = visit.target as ScanTarget
      let told = Promise.resolve()
      const report = await scanDomain(target, environment(), ({ done, total }) => {
        told = told.then(async () => {
          await db.asJob(organisationId, (tx) => store.markProgress(tx, visitId, done, total))
          live.tell(organisationId, 'watch')
        })
      })
      await told
      const findings = keepableFindings(report.findings)
      await db.asJob(organisationId, async (tx) => {
        const isNew = await store.keepFindings(
          tx,
          organisationId,
          visitId,
          findings,
          { ...report.levels },
          clock(),
        )
        if (!isNew) return
        await evidence.record(
          tx,
          organisationId,
          findings.map((each) => evidenceOf(each, target)),
        )
        for (const change of await store.changesOfVisit(tx, organisationId, visitId))
          for (const listener of listeners) await listener(tx, organisationId, change)
      })
      live.tell(organisationId, 'watch')
    },
  }
}

/** How long it holds is the measure's to say; the check itself does not expire. */
function evidenceOf(finding: Finding, target: ScanTarget): NewEvidence {
  return {
    subject: `check:${finding.code}`,
    verdict: evidenceVerdict(finding.code, finding.verdict, target),
    source: 'check',
    observedAt: new Date(finding.observedAt),
    expiresAt: null,
    summary: `${finding.title} : ${finding.meaning}`,
    detail: {
      code: finding.code,
      verdict: finding.verdict,
      title: finding.title,
      meaning: finding.meaning,
      fix: finding.fix,
      evidence: finding.evidence,
    },
  }
}
