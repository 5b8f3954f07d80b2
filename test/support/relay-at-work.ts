import type { House, Person, Reply } from './house.ts'

/** Somebody of a house with an account as well, so that what she makes may bear her number. */
export async function withAccount(house: House, person: Person, email: string): Promise<Person> {
  await house.owner.query(
    `insert into identity.person (id, name, email, created_at, updated_at) values ($1, $2, $3, now(), now())`,
    [person.personId, person.name, email],
  )
  return person
}

export interface RelayAtWork {
  readonly relayId: string
  /** Calls the API under `/api/v1/organisations/{relayId}`. */
  call(person: Person, method: string, path: string, content?: Parameters<Person['call']>[2]): Promise<Reply>
  /** Lets the relay see what these scopes open, until the end of 2027. */
  giveMandate(insee: string, scopes: readonly string[]): Promise<void>
}

/** A relay with an administrator and an agent. */
export async function openRelay(
  house: House,
  administrator: Person,
  agent: Person,
  name = 'Relais du Clunisois',
): Promise<RelayAtWork> {
  const { rows } = await house.owner.query(
    `insert into territory.organisation (kind, name, opened_at) values ('relay', $1, now()) returning id`,
    [name],
  )
  const relayId: string = rows[0].id
  for (const [person, role] of [
    [administrator, 'relay-administrator'],
    [agent, 'relay-agent'],
  ] as const)
    await house.owner.query(
      `insert into territory.member (organisation_id, person_id, role, since_at) values ($1, $2, $3, now()) on conflict do nothing`,
      [relayId, person.personId, role],
    )
  return {
    relayId,
    call: (person, method, path, content) =>
      person.call(method, `/../organisations/${relayId}${path}`, content),
    async giveMandate(insee, scopes) {
      await house.owner.query(
        `insert into territory.mandate (organisation_id, holder_id, commune_name, holder_name, scopes, from_on, until_on,
           proposed_at, proposed_by, granted_at, granted_by, granted_how)
         values ($1, $2, 'Commune', $3, $4, '2026-01-01', '2027-12-31', now(), $5, now(), $5, 'on-line')`,
        [await house.organisationOf(insee), relayId, name, scopes, administrator.personId],
      )
    },
  }
}

/** Runs a job of the program once, now. */
export async function runJob(house: House, name: string, payload: object = {}): Promise<void> {
  for (const capability of Object.values(house.program.capabilities)) {
    const job = ('jobs' in capability ? capability.jobs : []).find((each) => each.name === name)
    if (job !== undefined) return job.run(job.payload.parse(payload), new AbortController().signal)
  }
  throw new Error(`no job is called ${name}`)
}

/** Waits for what the queue does by itself. */
export async function until<T>(
  look: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  for (let turn = 0; turn < 200; turn++) {
    const seen = await look()
    if (seen) return seen
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('it did not happen')
}
