import type { House, Person } from './house.ts'

/** A relay in which this person is an agent. */
export async function openRelay({ owner }: House, agent: Person): Promise<string> {
  const { rows } = await owner.query(
    `insert into territory.organisation (kind, name, opened_at) values ('relay', 'Relais d’essai', now()) returning id`,
  )
  await owner.query(
    `insert into territory.member (organisation_id, person_id, role, since_at) values ($1, $2, 'relay-agent', now())`,
    [rows[0].id, agent.personId],
  )
  return rows[0].id
}

/** The only mandate of this commune, in force over the whole of 2026. */
export async function giveMandate(
  { owner }: House,
  relayId: string,
  communeId: string,
  scopes: readonly string[],
): Promise<void> {
  await owner.query('delete from territory.mandate where organisation_id = $1', [communeId])
  await owner.query(
    `insert into territory.mandate (organisation_id, holder_id, commune_name, holder_name, scopes, from_on, until_on,
       proposed_at, proposed_by, granted_at, granted_by, granted_how)
     values ($1, $2, 'Commune', 'Relais', $3, '2026-01-01', '2026-12-31', now(), $2, now(), $2, 'on-line')`,
    [communeId, relayId, scopes],
  )
}
