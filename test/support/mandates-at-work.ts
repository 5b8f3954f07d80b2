import { expect } from 'vitest'
import { type House, openHouse, type Person, type Reply } from './house.ts'

export const mandateTerms = { scopes: ['plan'], fromOn: '2026-11-22', untilOn: '2027-12-31' }

/** A relay, a commune it may serve, and what each of them does about a mandate. */
export interface MandatesAtWork {
  readonly house: House
  readonly relayId: string
  readonly communeId: string
  /** Administers the commune 71137. */
  readonly mayor: Person
  readonly secretary: Person
  readonly agent: Person
  /** Administers the relay. */
  readonly head: Person
  /** Administers another relay. */
  readonly stranger: Person
  /** The address of the relay’s mandates, for `call`. */
  inRelay(path: string): string
  openOrganisation(kind: string, name: string): Promise<string>
  sit(person: Person, organisationId: string, role: string): Promise<void>
  /** The lines of the answer, one a code. */
  propose(insees?: readonly string[], more?: object): Promise<Reply['body']>
  grant(mandateId: string): Promise<void>
  proposeAndGrant(more?: object): Promise<string>
  /** The status of the answer when this person asks for the commune’s plan. */
  seesPlan(person: Person): Promise<number>
  /** No mandate was ever given, and nobody looked at anything. */
  forget(): Promise<void>
}

export async function openMandates(): Promise<MandatesAtWork> {
  const house = await openHouse()
  const communeId = await house.organisationOf('71137')
  const mayor = await house.person('Paul Durand', '71137')

  async function openOrganisation(kind: string, name: string): Promise<string> {
    const { rows } = await house.owner.query(
      `insert into territory.organisation (kind, name, opened_at) values ($1, $2, now()) returning id`,
      [kind, name],
    )
    return rows[0].id
  }
  async function sit(person: Person, organisationId: string, role: string): Promise<void> {
    await house.owner.query(
      `insert into territory.member (organisation_id, person_id, role, since_at) values ($1, $2, $3, now())`,
      [organisationId, person.personId, role],
    )
  }
  async function seated(name: string, organisationId: string, role: string): Promise<Person> {
    const person = await house.person(name)
    await sit(person, organisationId, role)
    return person
  }

  const relayId = await openOrganisation('relay', 'Relais d’essai')
  const secretary = await seated('Claire Martin', communeId, 'secretary')
  const agent = await seated('Nour Petit', relayId, 'relay-agent')
  const head = await seated('Ana Roche', relayId, 'relay-administrator')
  const other = await openOrganisation('relay', 'Un autre relais')
  const stranger = await seated('Luc Noir', other, 'relay-administrator')
  await house.owner.query(
    `insert into territory.directory_commune (insee, name, kind, postal_codes, population, departement_code, region_code, search_key)
     values ('71014', 'Autun', 'commune', '{71400}', 13000, '71', '27', 'autun')`,
  )

  const inRelay = (path: string) => `/../organisations/${relayId}/mandates${path}`
  async function propose(insees: readonly string[] = ['71137'], more: object = {}) {
    const reply = await head.call('POST', inRelay(''), { json: { ...mandateTerms, ...more, insees } })
    expect(reply.status).toBe(200)
    return reply.body.lines
  }
  async function grant(mandateId: string): Promise<void> {
    const { body } = await mayor.call('GET', '/71137/mandates')
    const { version } = body.mandates.find(({ id }: { id: string }) => id === mandateId)
    const reply = await mayor.call('POST', `/71137/mandates/${mandateId}/grant`, {
      json: { signatory: 'M. Durand, maire' },
      ifMatch: version,
    })
    expect(reply.status).toBe(200)
  }

  return {
    ...{ house, relayId, communeId, mayor, secretary, agent, head, stranger },
    ...{ inRelay, openOrganisation, sit, propose, grant },
    async proposeAndGrant(more = {}) {
      const [{ mandateId }] = await propose(['71137'], more)
      await grant(mandateId)
      return mandateId
    },
    seesPlan: async (person) => (await person.call('GET', '/71137/plan')).status,
    async forget() {
      await house.owner.query('delete from territory.mandate')
      await house.owner.query('delete from territory.access')
    },
  }
}
