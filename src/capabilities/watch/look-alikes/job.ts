import { z } from 'zod'
import type { Tx } from '../../../platform/db/database.ts'
import type { Job } from '../../../platform/jobs/queue.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { EvidenceDoor } from '../../evidence/index.ts'
import type { CommuneSpace, Territory } from '../../territory/index.ts'
import { labelAndEnding, placeKey } from '../domain/look-alikes/commune-names.ts'
import { lookAlikesOf } from '../domain/look-alikes/generate.ts'
import type { ScanEnvironment } from '../scan-context.ts'
import { addressesOfSite, type SearchedName, searchNames } from './search.ts'
import { lookAlikesNow, namesOfCommune, recordStanding } from './standing.ts'
import * as store from './store.ts'

export const searchJob = 'watch.look-alikes'

const payload = z.object({ organisationId: z.uuid(), searchId: z.uuid() })
const siteDeadlineInMs = 5_000
/** A screen that follows sees each step of this many names. */
const namesAStep = 20

interface Sources {
  readonly territory: Territory
  readonly evidence: EvidenceDoor
  readonly outside: () => ScanEnvironment
}

/** Asks the DNS about every name close to the commune's, keeps those that exist, and records what it comes to. */
export function lookAlikesWork(
  { db, live, clock }: Platform,
  { territory, evidence, outside }: Sources,
): Job<z.infer<typeof payload>> {
  return {
    name: searchJob,
    payload,
    retries: 2,
    expireInSeconds: 240,
    concurrency: 2,
    async run({ organisationId, searchId }) {
      const { search, space } = await db.asJob(organisationId, async (tx) => ({
        search: await store.searchById(tx, searchId),
        space: await territory.space(tx, organisationId),
      }))
      if (search === undefined || space === undefined) return
      if (search.status === 'done' || search.status === 'failed') return
      const names = namesOfCommune(space)
      const lookAlikes = lookAlikesOf(names)
      const { resolver } = outside()
      let told = db.asJob(organisationId, (tx) => store.markSearching(tx, searchId, 0, lookAlikes.length))
      const searched = await searchNames(lookAlikes, resolver, {
        ownAddresses: await addressesOfSite(names.siteHost, resolver, siteDeadlineInMs),
        onProgress: (done) => {
          if (done % namesAStep !== 0) return
          told = told.then(async () => {
            await db.asJob(organisationId, (tx) => store.markSearching(tx, searchId, done, lookAlikes.length))
            live.tell(organisationId, 'watch')
          })
        },
      })
      await told
      await db.asJob(organisationId, async (tx) => {
        const found = await withOtherCommunes(tx, searched, space, territory)
        const isNew = await store.keepSearch(tx, organisationId, searchId, found, clock())
        if (!isNew) return
        await recordStanding(tx, organisationId, await lookAlikesNow(tx, organisationId, space), evidence, {
          at: clock(),
        })
      })
      live.tell(organisationId, 'watch')
    },
  }
}

/** A name close to this commune's may be the exact name of another one. */
async function withOtherCommunes(
  tx: Tx,
  searched: readonly SearchedName[],
  { insee }: CommuneSpace,
  territory: Territory,
): Promise<store.FoundName[]> {
  const keyOf = ({ name }: SearchedName) => placeKey(labelAndEnding(name)?.label ?? '')
  const keys = searched.filter(({ seen }) => seen !== null).map(keyOf)
  const communes = keys.length === 0 ? [] : await territory.communesNamed(tx, [...new Set(keys)])
  const others = communes.filter((commune) => commune.insee !== insee)
  return searched.map((name) => {
    const other = others.find(({ key }) => key === keyOf(name))
    if (other === undefined) return { ...name, otherCommune: null }
    return {
      ...name,
      otherCommune: { insee: other.insee, name: other.name, departement: other.departement },
    }
  })
}
