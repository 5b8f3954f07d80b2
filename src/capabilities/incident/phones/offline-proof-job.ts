import { z } from 'zod'
import type { Job } from '../../../platform/jobs/queue.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { EvidenceDoor } from '../../evidence/index.ts'
import { offlineOf } from './phone-http.ts'
import { phonesOf } from './phone-store.ts'

export const proveOfflineName = 'incident.prove-opened-offline'

/** The measure that it proves: `diagnostic/content/measures.fr.yaml`. */
const subject = 'document:emergency-opened-offline'

/** Two phones opened the page without network: a proof that ends, because a phone may have erased it since. */
export function proveOfflineJob(
  { db, clock }: Platform,
  evidence: EvidenceDoor,
): Job<{ organisationId: string }> {
  return {
    name: proveOfflineName,
    payload: z.object({ organisationId: z.uuid() }),
    retries: 5,
    expireInSeconds: 60,
    async run({ organisationId }) {
      await db.asJob(organisationId, async (tx) => {
        const proof = offlineOf(await phonesOf(tx, organisationId), clock())
        if (proof === null) return
        const [last] = await evidence.history(tx, organisationId, [subject])
        const isKnown = last !== undefined && Date.parse(last.observedAt) >= proof.observedAt.getTime()
        if (isKnown) return
        await evidence.record(tx, organisationId, [
          {
            subject,
            verdict: 'supports',
            source: 'person',
            observedAt: proof.observedAt,
            expiresAt: proof.expiresAt,
            summary: 'Deux téléphones ont ouvert « Urgence informatique » en mode avion.',
            detail: {},
          },
        ])
      })
    },
  }
}
