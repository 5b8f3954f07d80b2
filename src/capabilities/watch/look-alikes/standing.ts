import type { Tx } from '../../../platform/db/database.ts'
import type { EvidenceDoor, NewEvidence } from '../../evidence/index.ts'
import type { CommuneSpace } from '../../territory/index.ts'
import { communeTarget } from '../domain/commune-target.ts'
import { type CommuneNames, ownDomainsOf } from '../domain/look-alikes/commune-names.ts'
import type { LookAlikeCounts } from '../domain/look-alikes/standing.ts'
import type { ScanTarget } from '../domain/target.ts'
import { findingOfLookAlikes, type LookAlikesFinding, lookAlikesCode } from './finding.ts'
import { countNames, type KeptLookAlike, type LookAlikeSearch, lookAlikesKept, searchesOf } from './store.ts'

/** All that is known of the look-alikes of a commune at one instant. */
export interface LookAlikesNow {
  readonly newest: LookAlikeSearch | null
  readonly last: LookAlikeSearch | null
  readonly names: readonly KeptLookAlike[]
  readonly counts: LookAlikeCounts
  readonly finding: LookAlikesFinding
}

const nothing = { domain: '', mail: { kind: 'none' }, site: { kind: 'none' } } as const satisfies ScanTarget

/** By what the commune is called: a commune that has not said its addresses still has a name. */
export function namesOfCommune(space: CommuneSpace): CommuneNames & { readonly siteHost: string | null } {
  const { profile, name, departementCode } = space
  const target = communeTarget({
    ...profile,
    hasNoMail: profile.mailAddress === null,
    hasNoSite: profile.siteUrl === null,
  })
  const { site, mail } = target ?? nothing
  return {
    name,
    departementCode,
    domains: ownDomainsOf({ site, mail }),
    siteHost: site.kind === 'site' ? site.host : null,
  }
}

export async function lookAlikesNow(
  tx: Tx,
  organisationId: string,
  space: CommuneSpace,
): Promise<LookAlikesNow> {
  const { newest, last } = await searchesOf(tx, organisationId)
  const names = await lookAlikesKept(tx, organisationId)
  const counts = countNames(names, last)
  const [domain = null] = namesOfCommune(space).domains
  return { newest, last, names, counts, finding: findingOfLookAlikes(counts, names, last, domain) }
}

const verdicts = {
  ok: 'supports',
  'to-fix': 'denies',
  'could-not-tell': 'could-not-tell',
  'not-applicable': 'not-applicable',
} as const

/** Records what it all comes to as a dated proof: after a search by the check, after a sorting by the person. */
export async function recordStanding(
  tx: Tx,
  organisationId: string,
  { finding, counts, names }: LookAlikesNow,
  evidence: EvidenceDoor,
  by: { readonly at: Date; readonly personId?: string },
): Promise<void> {
  const proof: NewEvidence = {
    subject: `check:${lookAlikesCode}`,
    verdict: verdicts[finding.verdict],
    source: by.personId === undefined ? 'check' : 'person',
    observedAt: by.at,
    expiresAt: null,
    summary: `${finding.title} : ${finding.meaning}`,
    detail: {
      ...finding,
      evidence: {
        counts,
        names: names
          .filter(({ goneAt }) => goneAt === null)
          .map(({ name, sortedAs, seen }) => ({ name, sortedAs, ...seen })),
      },
    },
    ...(by.personId === undefined ? {} : { personId: by.personId }),
  }
  await evidence.record(tx, organisationId, [proof])
}
