// People with open sessions, the relays that follow the communes, and what these asked and read.
import { randomBytes, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

/** Everybody has an open session, proven by two factors. COPY: 100,000 people take a second. */
export async function addPeople(owner: pg.Client, count: number): Promise<void> {
  await owner.query(
    `create temp table somebody (number int primary key, id uuid not null, token text not null)`,
  )
  const lines = function* () {
    for (let number = 0; number < count; number++)
      yield `${number}\t${randomUUID()}\t${randomBytes(24).toString('base64url')}\n`
  }
  await pipeline(Readable.from(lines()), owner.query(copyFrom('copy somebody from stdin')))
  await owner.query(`
    insert into identity.person (id, name, email, has_second_factor, created_at, updated_at)
    select id, 'Personne ' || number, 'personne-' || number || '@bench.invalid', true, now(), now() from somebody`)
  await owner.query(`
    insert into identity.session (person_id, token, factors, created_at, updated_at, expires_at)
    select id, token, 2, now(), now(), now() + interval '30 days' from somebody`)
}

/** How many agents each relay has, its administrator among them. */
export const agentsOfRelay = 6

/** People are shared among the communes: an administrator first, then a secretary, then an elected official. */
export async function settlePeople(owner: pg.Client, relays: number): Promise<void> {
  await owner.query(
    `insert into territory.member (organisation_id, person_id, role, since_at, role_since_at)
     select o.id, s.id, (array['administrator', 'secretary', 'elected'])[1 + (s.number - $1::int) / o.all_of_them % 3],
       now() - interval '50 days', now() - interval '50 days'
     from somebody s
     join (select id, (row_number() over (order by insee) - 1)::int as number, (count(*) over ())::int as all_of_them
       from territory.organisation where kind = 'commune') o on o.number = (s.number - $1::int) % o.all_of_them
     where s.number >= $1::int`,
    [relays * agentsOfRelay],
  )
}

export interface Relay {
  readonly id: string
  readonly communes: number
}

const allScopes = `'{presence,plan,alerts}'::text[]`

/**
 * Relays of these sizes, one inside the other as they are in a région, and in every département one more that follows
 * all its communes.
 */
export async function addRelays(owner: pg.Client, sizes: readonly number[]): Promise<Relay[]> {
  const relays: Relay[] = []
  for (const [index, communes] of sizes.entries()) {
    const id = await addRelay(owner, `Relais de ${communes} communes`)
    await owner.query(
      `insert into territory.member (organisation_id, person_id, role, since_at, role_since_at)
       select $1, id, case when number % $3 = 0 then 'relay-administrator' else 'relay-agent' end,
         now() - interval '50 days', now() - interval '50 days'
       from somebody where number >= $2 and number < $2 + $3`,
      [id, index * agentsOfRelay, agentsOfRelay],
    )
    await giveMandates(
      owner,
      id,
      `select id, insee, name, number from followed order by number limit ${communes}`,
    )
    await owner.query(
      `insert into relay.listed_commune (organisation_id, insee, note, added_at, added_by)
       select $1, insee, case when number % 9 = 0 then 'Rappeler après le conseil.' end, now(), $1
       from followed order by number limit $2`,
      [id, communes],
    )
    await askCampaigns(owner, id, communes)
    relays.push({ id, communes })
  }
  const { rows } = await owner.query<{ code: string }>(`
    select distinct d.departement_code as code from territory.directory_commune d join followed c on c.insee = d.insee`)
  for (const { code } of rows)
    await giveMandates(
      owner,
      await addRelay(owner, `Centre de gestion ${code}`),
      `select c.id, c.insee, c.name, c.number from followed c
       join territory.directory_commune d on d.insee = c.insee where d.departement_code = '${code}'`,
    )
  await readUnderMandates(owner)
  return relays
}

async function addRelay(owner: pg.Client, name: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into territory.organisation (kind, name, opened_at, peopled_at) values ('relay', $1, now(), now()) returning id`,
    [name],
  )
  return rows[0]?.id ?? ''
}

async function giveMandates(owner: pg.Client, holder: string, communes: string): Promise<void> {
  await owner.query(
    `insert into territory.mandate (organisation_id, holder_id, commune_name, holder_name, scopes, from_on, until_on,
       proposed_at, proposed_by, granted_at, granted_by, granted_how, commune_insee, holder_kind)
     select c.id, $1, c.name, h.name,
       case when c.number % 7 = 6 then '{presence}'::text[] else ${allScopes} end,
       current_date - 45, case when c.number % 19 = 0 then current_date + 40 else current_date + 900 end,
       now() - interval '46 days', $1, case when c.number % 20 <> 11 then now() - interval '45 days' end,
       case when c.number % 20 <> 11 then $1::uuid end, case when c.number % 20 <> 11 then 'on-line' end, c.insee, h.kind
     from (${communes}) c cross join territory.organisation h where h.id = $1`,
    [holder],
  )
}

async function askCampaigns(owner: pg.Client, holder: string, communes: number): Promise<void> {
  for (const title of ['Nommer un contact', 'Vérifier les numéros']) {
    const { rows } = await owner.query<{ id: string }>(
      `insert into outreach.campaign (organisation_id, organisation_name, kind, title, due_on, reminder_days, created_at,
         created_by, created_by_name)
       select id, name, 'name-contact', $2, current_date + 30, '{7}', now(), id, 'Agent' from territory.organisation
       where id = $1 returning id`,
      [holder, title],
    )
    await owner.query(
      `insert into outreach.request (organisation_id, campaign_id, holder_id, holder_name, insee, commune_name, kind, title,
         due_on, asked_at, asked_by_name, done_at, done_by, done_by_name)
       select id, $1, $2, 'Relais', insee, name, 'name-contact', $3, current_date + 30, now(), 'Agent',
         case when number % 3 = 0 then now() end, case when number % 3 = 0 then $2::uuid end,
         case when number % 3 = 0 then 'Secrétaire' end
       from followed order by number limit $4`,
      [rows[0]?.id, holder, title, communes],
    )
  }
}

/** A month of lines in the trail of each commune that gave a mandate. */
async function readUnderMandates(owner: pg.Client): Promise<void> {
  await owner.query(`
    insert into territory.access (organisation_id, mandate_id, holder_id, holder_name, person_id, area, act, operation, at,
      read_in_hour)
    select d.organisation_id, d.id, d.holder_id, d.holder_name, d.holder_id, 'plan', 'read',
      (array['getCommunesByInseePlan', 'getCommunesByInsee', 'getCommunesByInseeMeasures'])[1 + n % 3],
      now() - make_interval(hours => 20 * n), date_trunc('hour', now() - make_interval(hours => 20 * n))
    from territory.mandate d cross join generate_series(1, 8) n
    where d.granted_at is not null
    on conflict do nothing`)
}
