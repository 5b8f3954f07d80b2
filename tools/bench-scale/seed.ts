// A whole territory in one database: spaces, people, proofs, plans, mandates.
import pg from 'pg'
import { copyModels, growEvidence, openSpaces } from './copies.ts'
import { addPeople, addRelays, settlePeople } from './people.ts'

/** What the promise is about at the size of France; smaller territories have their share of it. */
const france = { communes: 34_969, people: 100_000, proofs: 2_000_000 }

/** A relay of each of these sizes, where the territory is as large. */
export const relaySizes = [50, 600, 5_000]

export interface Territory {
  readonly communes: number
  readonly people: number
  readonly proofs: number
  readonly findings: number
  readonly mandates: number
}

/** @param databaseUrl of the owner, on a database in which the models live */
export async function seedTerritory(databaseUrl: string, asked: number): Promise<Territory> {
  const owner = new pg.Client({ connectionString: databaseUrl })
  await owner.connect()
  try {
    // Neither triggers nor foreign keys: what is copied was kept by them once.
    await owner.query('set session_replication_role = replica')
    await owner.query(
      `set synchronous_commit = off; set work_mem = '256MB'; set maintenance_work_mem = '256MB'`,
    )
    await openSpaces(owner, asked)
    const { rows } = await owner.query<{ communes: number }>(
      `select count(*)::int as communes from territory.organisation where kind = 'commune'`,
    )
    const communes = rows[0]?.communes ?? 0
    const sizes = relaySizes.filter((size) => size <= communes)
    await copyModels(owner)
    await growEvidence(owner, Math.round((france.proofs / france.communes) * communes))
    await addPeople(owner, Math.round((france.people / france.communes) * communes))
    await addRelays(owner, sizes)
    await settlePeople(owner, sizes.length)
    // What triggers keep of mandates beside the directory.
    await owner.query(
      'select territory.keep_held(array(select distinct organisation_id from territory.mandate where revoked_at is null))',
    )
    await owner.query('vacuum (analyze)')
    return await countTerritory(owner)
  } finally {
    await owner.end()
  }
}

export async function countTerritory(owner: pg.Client): Promise<Territory> {
  const { rows } = await owner.query<Territory>(`
    select (select count(*)::int from territory.organisation where kind = 'commune') as communes,
      (select count(*)::int from identity.person) as people,
      (select count(*)::int from evidence.record) as proofs,
      (select count(*)::int from watch.finding) as findings,
      (select count(*)::int from territory.mandate) as mandates`)
  const [territory] = rows
  if (territory === undefined) throw new Error('a count gives one row')
  return territory
}
