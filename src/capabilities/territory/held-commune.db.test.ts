import { afterAll, beforeAll, expect, it } from 'vitest'
import { type House, openHouse } from '../../../test/support/house.ts'

let house: House
const holders: string[] = []
const communes: string[] = []

beforeAll(async () => {
  house = await openHouse()
  for (const insee of ['71137', '71040', '71443']) communes.push(await house.organisationOf(insee))
  for (const name of ['Premier relais', 'Second relais']) {
    const { rows } = await house.owner.query(
      `insert into territory.organisation (kind, name, opened_at) values ('relay', $1, now()) returning id`,
      [name],
    )
    holders.push(rows[0].id)
  }
})
afterAll(() => house.close())

/** The same rows each time the file runs. */
function openDice(seed: number) {
  let state = seed
  return (sides: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
}

const truth = `
  select p.holder_id, p.organisation_id, o.insee, case when g.id is not null then o.peopled_at is not null end as is_peopled, c.name, c.search_key, c.population,
    c.departement_code, c.epci_siren, g.id as granted_id, g.granted_at, g.scopes as granted_scopes,
    g.from_on as granted_from_on, g.until_on as granted_until_on, a.id as awaited_id, a.scopes as awaited_scopes,
    a.from_on as awaited_from_on, a.until_on as awaited_until_on
  from (select distinct holder_id, organisation_id from territory.mandate where revoked_at is null) p
  join territory.organisation o on o.id = p.organisation_id
  left join territory.directory_commune c on c.insee = o.insee
  left join territory.mandate g on (g.holder_id, g.organisation_id) = (p.holder_id, p.organisation_id)
    and g.granted_at is not null and g.revoked_at is null
  left join territory.mandate a on (a.holder_id, a.organisation_id) = (p.holder_id, p.organisation_id)
    and a.granted_at is null and a.revoked_at is null`

it('the narrow rows of what is held say what mandates, communes and the directory say, whatever happened', async () => {
  const { owner } = house
  const dice = openDice(24)
  const somebody = '00000000-0000-4000-8000-000000000001'
  const granted = `granted_at = now(), granted_by = '${somebody}', granted_how = 'on-line'`
  let mostHeld = 0
  for (let turn = 0; turn < 60; turn++) {
    const pair = [communes[dice(communes.length)], holders[dice(holders.length)]]
    const between = 'organisation_id = $1 and holder_id = $2 and revoked_at is null'
    const deeds: readonly (() => Promise<unknown>)[] = [
      () =>
        owner.query(
          `insert into territory.mandate (organisation_id, holder_id, commune_name, holder_name, scopes, from_on, until_on,
             proposed_at, proposed_by)
           values ($1, $2, 'Commune', 'Relais', '{plan}', current_date, current_date + 1 + $3::int, now(), $4)
           on conflict do nothing`,
          [...pair, dice(400), somebody],
        ),
      () =>
        owner.query(
          `update territory.mandate m set ${granted} where ${between} and granted_at is null and not exists (
             select from territory.mandate g where g.organisation_id = m.organisation_id and g.holder_id = m.holder_id
               and g.granted_at is not null and g.revoked_at is null)`,
          pair,
        ),
      () => owner.query(`update territory.mandate set revoked_at = now() where ${between}`, pair),
      () => owner.query('delete from territory.mandate where organisation_id = $1 and holder_id = $2', pair),
      () =>
        owner.query(
          `update territory.organisation set peopled_at = case when peopled_at is null then now() end where id = $1`,
          pair.slice(0, 1),
        ),
      () =>
        owner.query(
          `update territory.directory_commune set population = $2
           where insee = (select insee from territory.organisation where id = $1)`,
          [pair[0], dice(9_000)],
        ),
    ]
    await deeds[turn % 2 === 0 ? dice(2) : dice(deeds.length)]?.()
    const { rows } = await owner.query(`(${truth} except all table territory.held_commune)
      union all (table territory.held_commune except all ${truth})`)
    expect(rows, `after turn ${turn}`).toEqual([])
    const { rows: counted } = await owner.query('select count(*)::int as held from territory.held_commune')
    mostHeld = Math.max(mostHeld, counted[0].held)
  }
  expect(mostHeld).toBeGreaterThan(2)
})
