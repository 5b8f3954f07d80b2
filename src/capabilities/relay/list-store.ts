import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { NamedLine } from './domain/list-lines.ts'
import type { FormerCommune, KnownCommune } from './domain/match-lines.ts'

/** What the directory knows of the codes of a list. */
export async function directoryFor(
  tx: Tx,
  lines: readonly NamedLine[],
): Promise<{ communes: KnownCommune[]; former: FormerCommune[] }> {
  const codes = [...new Set(lines.flatMap(({ insee, postalCode }) => [insee, postalCode]))].filter(
    (code) => code !== null,
  )
  const { rows: former } = await sql<FormerCommune>`
    select insee, leads_to as "leadsTo" from territory.door_former_commune where insee = any(${codes})`.execute(
    tx,
  )
  const all = [...codes, ...former.map(({ leadsTo }) => leadsTo)]
  const { rows: communes } = await sql<KnownCommune>`
    select insee, name, postal_codes as "postalCodes" from territory.door_commune
    where insee = any(${all}) or postal_codes && ${codes}`.execute(tx)
  return { communes, former }
}

/** Every commune of an EPCI or of a département, by name. */
export async function communesAround(
  tx: Tx,
  { epci, departement }: { readonly epci: string | null; readonly departement: string | null },
): Promise<{ insee: string; name: string }[]> {
  const { rows } = await sql<{ insee: string; name: string }>`
    select insee, name from territory.door_commune
    where (${epci}::text is not null and epci_siren = ${epci})
      or (${epci}::text is null and ${departement}::text is not null and departement_code = ${departement})
    order by search_key, insee`.execute(tx)
  return rows
}

export async function territoriesOfFrance(tx: Tx) {
  const { rows: departements } = await sql<{ code: string; name: string }>`
    select code, name from territory.door_departement order by code`.execute(tx)
  const { rows: epcis } = await sql<{ siren: string; name: string; departementCode: string }>`
    select siren, name, departement_code as "departementCode" from territory.door_epci order by name`.execute(
    tx,
  )
  return { departements, epcis }
}

export async function listedInsees(tx: Tx, organisationId: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('relay.listedCommune')
    .select('insee')
    .where('organisationId', '=', organisationId)
    .execute()
  return new Set(rows.map(({ insee }) => insee))
}

/** Those of these codes that the directory of today does not know. */
export async function unknownInsees(tx: Tx, insees: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ insee: string }>`
    select a.insee from unnest(${insees}::text[]) as a (insee)
    where not exists (select from territory.door_commune c where c.insee = a.insee)`.execute(tx)
  return rows.map(({ insee }) => insee)
}

/** Adds communes to the list in one statement; those already there stay as they are. Returns how many are new. */
export async function addToList(
  tx: Tx,
  organisationId: string,
  insees: readonly string[],
  by: { readonly personId: string; readonly at: Date },
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into relay.listed_commune (organisation_id, insee, added_at, added_by)
    select ${organisationId}, a.insee, ${by.at}, ${by.personId} from unnest(${insees}::text[]) as a (insee)
    on conflict do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

export async function removeFromList(tx: Tx, organisationId: string, insee: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('relay.listedCommune')
    .where('organisationId', '=', organisationId)
    .where('insee', '=', insee)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** What the organisation notes about a commune of its list, for its own people; false when it is not listed. */
export async function noteOn(
  tx: Tx,
  organisationId: string,
  insee: string,
  note: string | null,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('relay.listedCommune')
    .set({ note })
    .where('organisationId', '=', organisationId)
    .where('insee', '=', insee)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Puts each merged commune under its code of today. Returns how many codes left the list. */
export async function followMergers(tx: Tx, organisationId: string): Promise<number> {
  const { rows } = await sql<{ insee: string }>`
    with moved as (
      select distinct on (l.insee) l.insee, f.leads_to, l.note, l.added_at, l.added_by
      from relay.listed_commune l
      join territory.door_former_commune f on f.insee = l.insee
      join territory.door_commune c on c.insee = f.leads_to
      where l.organisation_id = ${organisationId}
        and not exists (select from territory.door_commune t where t.insee = l.insee)
      order by l.insee
    ),
    added as (
      insert into relay.listed_commune (organisation_id, insee, note, added_at, added_by)
      select distinct on (leads_to) ${organisationId}::uuid, leads_to, note, added_at, added_by from moved order by leads_to, insee
      on conflict do nothing
    )
    delete from relay.listed_commune l using moved m
    where l.organisation_id = ${organisationId} and l.insee = m.insee
    returning l.insee`.execute(tx)
  return rows.length
}
