import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { EndedBy, GrantedHow } from '../domain/mandate.ts'
import type { MandateScope } from '../domain/rights.ts'
import { type MandateTurn, noteTurn } from './mandate-turns.ts'

/** A mandate as both parties read it. */
export interface Mandate {
  readonly id: string
  readonly communeId: string
  readonly insee: string
  readonly communeName: string
  readonly holderId: string
  readonly holderName: string
  readonly holderKind: string
  readonly holderSiren: string | null
  readonly scopes: MandateScope[]
  readonly fromOn: Day
  readonly untilOn: Day
  readonly proposedAt: Date
  readonly proposedSide: 'holder' | 'commune'
  readonly grantedAt: Date | null
  readonly grantedHow: GrantedHow | null
  readonly signatory: string | null
  readonly paperSignedOn: Day | null
  readonly paperId: string | null
  readonly revokedAt: Date | null
  readonly revokedSide: EndedBy | null
  readonly revokedReason: string | null
  readonly breachNoticeHours: number
  readonly version: number
}

/** Names, code and kind are those of the day it was written, as the convention says them. */
const known = sql`
  select d.id, d.organisation_id as "communeId", d.commune_insee as insee, d.commune_name as "communeName",
    d.holder_id as "holderId", d.holder_name as "holderName", d.holder_kind as "holderKind",
    d.holder_siren as "holderSiren", d.scopes, d.from_on as "fromOn", d.until_on as "untilOn",
    d.proposed_at as "proposedAt", d.proposed_side as "proposedSide", d.granted_at as "grantedAt",
    d.granted_how as "grantedHow", d.signatory, d.paper_signed_on as "paperSignedOn", d.paper_id as "paperId",
    d.revoked_at as "revokedAt", d.revoked_side as "revokedSide", d.revoked_reason as "revokedReason",
    d.breach_notice_hours as "breachNoticeHours", d.version
  from territory.mandate d`

/** All the mandates of a commune, those that stand first. */
export async function mandatesOfCommune(tx: Tx, communeId: string): Promise<Mandate[]> {
  const { rows } = await sql<Mandate>`${known} where d.organisation_id = ${communeId}
    order by (d.revoked_at is null) desc, d.proposed_at desc, d.id`.execute(tx)
  return rows
}

export async function mandateOf(
  tx: Tx,
  mandateId: string,
  party: { readonly communeId: string } | { readonly holderId: string },
): Promise<Mandate | undefined> {
  const mine =
    'communeId' in party ? sql`d.organisation_id = ${party.communeId}` : sql`d.holder_id = ${party.holderId}`
  const { rows } = await sql<Mandate>`${known} where d.id = ${mandateId} and ${mine}`.execute(tx)
  return rows[0]
}

/** One page of the mandates of a holder, by commune; `search` in the name, or the start of an INSEE code. */
export async function mandatesOfHolder(
  tx: Tx,
  holderId: string,
  page: {
    readonly search: string
    readonly isStandingOnly: boolean
    readonly skip: number
    readonly take: number
  },
): Promise<{ mandates: Mandate[]; total: number }> {
  const found = sql`d.holder_id = ${holderId} and (not ${page.isStandingOnly}::boolean or d.revoked_at is null)
    and (${page.search} = '' or strpos(lower(d.commune_name), lower(${page.search})) > 0 or starts_with(d.commune_insee, ${page.search}))`
  const { rows } = await sql<Mandate>`${known} where ${found}
    order by d.commune_name, d.commune_insee, d.proposed_at desc limit ${page.take} offset ${page.skip}`.execute(
    tx,
  )
  const { rows: counted } = await sql<{
    total: number
  }>`select count(*)::int as total from territory.mandate d where ${found}`.execute(tx)
  return { mandates: rows, total: counted[0]?.total ?? 0 }
}

/** The mandates of a holder that were granted one day, for its register: all, or one page and how many there are. */
export async function grantedToHolder(
  tx: Tx,
  holderId: string,
  page: { readonly skip: number; readonly take: number } | null = null,
): Promise<{ mandates: Mandate[]; total: number }> {
  const cut = page === null ? sql`` : sql`limit ${page.take} offset ${page.skip}`
  const { rows: mandates } =
    await sql<Mandate>`${known} where d.holder_id = ${holderId} and d.granted_at is not null
    order by d.commune_name, d.commune_insee, d.from_on ${cut}`.execute(tx)
  if (page === null) return { mandates, total: mandates.length }
  const { rows: counted } = await sql<{ total: number }>`
    select count(*) as total from territory.mandate d
    where d.holder_id = ${holderId} and d.granted_at is not null`.execute(tx)
  return { mandates, total: counted[0]?.total ?? 0 }
}

const turnColumns = sql`id as "mandateId", organisation_id as "communeId", commune_name as "communeName",
  commune_insee as insee, holder_id as "holderId", holder_name as "holderName", scopes, from_on as "fromOn",
  until_on as "untilOn"`

type Turned = Omit<MandateTurn, 'kind' | 'how'>

export interface Terms {
  readonly scopes: readonly MandateScope[]
  readonly fromOn: Day
  readonly untilOn: Day
  readonly breachNoticeHours: number
}

interface Party {
  readonly organisationId: string
  readonly name: string
}

export interface Grant {
  readonly how: 'on-line' | 'on-paper'
  readonly signatory: string
  readonly paper: { readonly id: string; readonly signedOn: Day } | null
}

/** Writes a mandate, awaited when `grant` is null. Null when one already stands, or waits, between the same two. */
export async function addMandate(
  tx: Tx,
  mandate: {
    readonly commune: Party
    readonly holder: Party
    readonly terms: Terms
    readonly side: 'holder' | 'commune'
    readonly grant: Grant | null
  },
  by: { readonly personId: string; readonly at: Date },
): Promise<string | null> {
  const { commune, holder, terms, side, grant } = mandate
  const { rows } = await sql<Turned>`
    insert into territory.mandate (organisation_id, holder_id, commune_name, holder_name, scopes, from_on, until_on,
      breach_notice_hours, proposed_at, proposed_by, proposed_side, granted_at, granted_by, granted_how, signatory,
      paper_id, paper_signed_on)
    values (${commune.organisationId}, ${holder.organisationId}, ${commune.name}, ${holder.name}, ${[...terms.scopes]},
      ${terms.fromOn}, ${terms.untilOn}, ${terms.breachNoticeHours}, ${by.at}, ${by.personId}, ${side},
      ${grant === null ? null : by.at}, ${grant === null ? null : by.personId}, ${grant?.how ?? null},
      ${grant?.signatory ?? null}, ${grant?.paper?.id ?? null}, ${grant?.paper?.signedOn ?? null})
    on conflict do nothing returning ${turnColumns}`.execute(tx)
  const [added] = rows
  if (added !== undefined && grant !== null) noteTurn(tx, { kind: 'granted', how: grant.how, ...added })
  return added?.mandateId ?? null
}

/** Grants a proposal that nobody changed since `version`; whatever stood between the same two ends with it. */
export async function grantMandate(
  tx: Tx,
  mandate: Pick<Mandate, 'id' | 'communeId' | 'holderId'>,
  version: number,
  grant: { readonly how: 'on-line' | 'by-letter'; readonly signatory: string },
  by: { readonly personId: string | null; readonly at: Date },
): Promise<boolean> {
  await endStanding(tx, mandate, by)
  const { rows } = await sql<Turned>`update territory.mandate
    set granted_at = ${by.at}, granted_by = ${by.personId}, granted_how = ${grant.how}, signatory = ${grant.signatory}
    where id = ${mandate.id} and version = ${version} and granted_at is null and revoked_at is null
    returning ${turnColumns}`.execute(tx)
  for (const granted of rows) noteTurn(tx, { kind: 'granted', how: grant.how, ...granted })
  return rows.length === 1
}

/** Ends what is granted between the two, if anything is: another mandate takes its place in the same transaction. */
export async function endStanding(
  tx: Tx,
  { communeId, holderId }: { readonly communeId: string; readonly holderId: string },
  by: { readonly personId: string | null; readonly at: Date },
): Promise<void> {
  const { rows } = await sql<Turned>`update territory.mandate
    set revoked_at = ${by.at}, revoked_by = ${by.personId}, revoked_side = 'replaced'
    where organisation_id = ${communeId} and holder_id = ${holderId} and granted_at is not null
      and revoked_at is null returning ${turnColumns}`.execute(tx)
  for (const ended of rows) noteTurn(tx, { kind: 'ended', how: 'replaced', ...ended })
}

/** At once, whatever the version: false when it had ended already. */
export async function endMandate(
  tx: Tx,
  mandateId: string,
  end: { readonly side: 'commune' | 'holder'; readonly reason: string | null },
  by: { readonly personId: string | null; readonly at: Date },
): Promise<boolean> {
  const { rows } = await sql<Turned & { wasGranted: boolean }>`update territory.mandate
    set revoked_at = ${by.at}, revoked_by = ${by.personId}, revoked_side = ${end.side}, revoked_reason = ${end.reason}
    where id = ${mandateId} and revoked_at is null
    returning ${turnColumns}, granted_at is not null as "wasGranted"`.execute(tx)
  for (const { wasGranted, ...ended } of rows)
    if (wasGranted) noteTurn(tx, { kind: 'ended', how: end.side, ...ended })
  return rows.length === 1
}

/** The first postal code of a commune, for an envelope. */
export async function postalCodeOf(tx: Tx, insee: string): Promise<string | null> {
  const { rows } = await sql<{ postalCode: string | null }>`
    select postal_codes[1] as "postalCode" from territory.directory_commune where insee = ${insee}`.execute(
    tx,
  )
  return rows[0]?.postalCode ?? null
}
