import { z } from 'zod'
import { exportOrganisation } from '../../../platform/backup/export-organisation.ts'
import type { Job } from '../../../platform/jobs/queue.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Identity } from '../../identity/index.ts'
import * as store from './departure-store.ts'

/** Each night, the spaces whose delay is over: counted, fingerprinted, deleted and attested in one transaction. */
export function departureJob(platform: Platform, identity: Identity): Job {
  const { db, clock } = platform
  return {
    name: 'integration.departures',
    payload: z.object({}),
    retries: 3,
    expireInSeconds: 900,
    schedule: '20 4 * * *',
    async run() {
      const due = await db.asSystem('spaces to delete', (tx) => store.dueDepartures(tx, clock()))
      for (const organisationId of due) await deleteOne(platform, identity, organisationId)
    },
  }
}

async function deleteOne({ db, clock }: Platform, identity: Identity, organisationId: string): Promise<void> {
  await db.asSystem('delete a space whose delay is over', async (tx) => {
    const departure = await store.takeDeparture(tx, organisationId, clock())
    if (departure === undefined) return
    const last = await exportOrganisation(tx, organisationId, {
      program: '',
      madeAt: clock(),
      nameOf: identity.names,
    })
    await store.deleteSpace(tx, organisationId)
    const { insee, name } = last.organisation
    const { askedOn, attestationCode } = departure
    const { counts, fingerprint } = last
    await store.keepDeletion(
      tx,
      { insee, name, askedOn, deletedAt: clock(), counts, fingerprint },
      attestationCode,
    )
  })
}
