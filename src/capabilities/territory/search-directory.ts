import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { parseQuery } from './domain/search.ts'

/** A commune as the search box shows it. `via`: the former or delegated commune whose name was typed. */
export interface FoundCommune {
  readonly insee: string
  readonly name: string
  readonly postalCodes: string[]
  readonly population: number
  readonly departement: string
  readonly epci: string | null
  readonly via: string | null
}

const limit = 12

/** Communes as one types: whole names first, then beginnings, then beginnings of a later word; largest first. */
export async function searchDirectory(tx: Tx, typed: string): Promise<FoundCommune[]> {
  const query = parseQuery(typed)
  switch (query.kind) {
    case 'too-short':
      return []
    case 'postal':
    case 'insee':
    case 'postal-or-insee':
      return byCode(tx, query.code)
    case 'code-start':
      return byCodeStart(tx, query.start)
    case 'name':
      return byName(tx, query.key, query.otherKey ?? query.key, query.codeStart)
  }
}

const columns = sql`c.insee, c.name, c.postal_codes as "postalCodes", c.population, d.name as departement, e.name as epci`
const joins = sql`territory.directory_commune c
  join territory.directory_departement d on d.code = c.departement_code
  left join territory.directory_epci e on e.siren = c.epci_siren`

async function byCode(tx: Tx, code: string): Promise<FoundCommune[]> {
  const { rows } = await sql<FoundCommune>`
    select ${columns}, null as via from ${joins}
    where c.insee = ${code} or c.postal_codes @> array[${code}::text]
      or c.insee in (select leads_to from territory.directory_alias where insee = ${code})
    order by (c.insee = ${code}) desc, c.population desc, c.insee limit ${limit * 3}`.execute(tx)
  return rows
}

async function byCodeStart(tx: Tx, start: string): Promise<FoundCommune[]> {
  const { rows } = await sql<FoundCommune>`
    select ${columns}, null as via from ${joins}
    where c.insee like ${`${start}%`} or ' ' || array_to_string(c.postal_codes, ' ') like ${`% ${start}%`}
    order by c.population desc, c.insee limit ${limit}`.execute(tx)
  return rows
}

/** Beginnings of words, for the index; the order of the words is judged afterwards. A key holds a-z, 0-9 and spaces only. */
function wordStarts(key: string): string {
  return key
    .split(' ')
    .map((word) => `${word}:*`)
    .join(' & ')
}

async function byName(
  tx: Tx,
  key: string,
  otherKey: string,
  codeStart: string | null,
): Promise<FoundCommune[]> {
  const codes = codeStart === null ? null : `${codeStart}%`
  const words = `(${wordStarts(key)}) | (${wordStarts(otherKey)})`
  const matches = sql`to_tsvector('simple', search_key) @@ to_tsquery('simple', ${words})
    and (search_key like ${`${key}%`} or search_key like ${`% ${key}%`}
      or search_key like ${`${otherKey}%`} or search_key like ${`% ${otherKey}%`})`
  const { rows } = await sql<FoundCommune>`
    with hit as (
      select insee as commune, search_key, null as via from territory.directory_commune where ${matches}
      union all
      select leads_to, search_key, name from territory.directory_alias where ${matches}
    ), ranked as (
      select distinct on (commune) commune, via,
        case when search_key in (${key}, ${otherKey}) then 0
          when search_key like ${`${key}%`} or search_key like ${`${otherKey}%`} then 1 else 2 end
          + case when via is null then 0 else 3 end as rank
      from hit order by commune, rank
    )
    select ${columns}, r.via from ranked r join ${joins} on c.insee = r.commune
    where ${codes}::text is null or c.insee like ${codes}
      or exists (select from unnest(c.postal_codes) p where p like ${codes})
    order by r.rank, c.population desc, c.insee limit ${limit}`.execute(tx)
  return rows
}
