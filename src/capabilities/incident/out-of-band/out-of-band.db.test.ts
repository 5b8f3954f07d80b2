import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../../../../test/support/house.ts'
import { openPostOffice, type PostOffice } from '../../../../test/support/post-office.ts'
import { openRelay, type RelayAtWork, until, withAccount } from '../../../../test/support/relay-at-work.ts'

let office: PostOffice
let house: House
let relay: RelayAtWork
let nour: Person
let claire: Person
let paul: Person

beforeAll(async () => {
  office = await openPostOffice()
  house = await openHouse({ SMTP_URL: `smtp://127.0.0.1:${office.port}`, MAIL_FROM: 'beffroi@exemple.fr' })
  house.setClock('2026-11-23T09:00:00Z')
  nour = await withAccount(house, await house.person('Nour Petit'), 'nour@relais.fr')
  relay = await openRelay(house, nour, nour)
  claire = await withAccount(house, await house.person('Claire Martin', '71137'), 'claire@vaux.fr')
  paul = await withAccount(house, await house.person('Paul Durand', '71138'), 'paul@ormes.fr')
  for (const [insee, address] of [
    ['71137', 'mairie@vaux.fr'],
    ['71138', 'mairie@ormes.fr'],
  ])
    await house.owner.query(`update territory.profile set mail_address = $2 where organisation_id = $1`, [
      await house.organisationOf(insee ?? ''),
      address,
    ])
  await relay.giveMandate('71137', ['plan', 'incident'])
  await relay.giveMandate('71138', ['plan'])
})
afterAll(async () => {
  await house.close()
  await office.close()
})
beforeEach(async () => {
  await house.owner.query(
    'update incident.incident set closed_at = now(), closed_by = opened_by where closed_at is null',
  )
  await house.owner.query('delete from incident.held_letter')
  office.received.splice(0)
})

async function open(more: object = {}): Promise<string> {
  const json = { kind: 'ransomware', begunAt: '2026-11-23T08:00:00Z', ...more }
  const { status, body } = await claire.call('POST', '/71137/incidents', { json })
  expect(status).toBe(201)
  return `/71137/incidents/${body.id}`
}

const campaign = () =>
  relay.call(nour, 'POST', '/campaigns', {
    json: {
      kind: 'name-contact',
      measureId: null,
      message: 'Pour le printemps.',
      dueOn: '2027-03-15',
      whom: { kind: 'all' },
    },
  })
const arrivedAt = () => office.received.flatMap(({ to }) => to)
const recoveryLink = (to: string) =>
  house.program.platform.mail?.send({ to, subject: 'Votre compte', text: 'Le lien : secret-du-lien' })
const release = async () => {
  const job = house.program.capabilities.incident.jobs.find(
    ({ name }) => name === 'incident.release-held-letters',
  )
  await job?.run({}, new AbortController().signal)
}

describe('while an emergency is open', () => {
  it('no question, reminder or link leaves for the mailbox of the commune, and others are written to', async () => {
    const path = await open()
    expect((await campaign()).status).toBe(201)
    await until(() => (arrivedAt().includes('paul@ormes.fr') ? true : undefined))
    await until(async () => {
      const { body } = await claire.call('GET', `${path}/affected-domains`)
      return body.letters.length > 0 ? true : undefined
    })
    expect(await recoveryLink('claire@vaux.fr')).toEqual({ kind: 'held' })
    expect(await recoveryLink('claire@sous.vaux.fr')).toEqual({ kind: 'held' })
    expect(await recoveryLink('nour@relais.fr')).toEqual({ kind: 'sent' })
    expect(arrivedAt().filter((address) => address.endsWith('vaux.fr'))).toEqual([])
    const { body } = await claire.call('GET', `${path}/affected-domains`)
    expect(body).toMatchObject({ entries: ['vaux.fr'], isUsual: true, isInForce: true })
    expect(body.letters).toHaveLength(3)
    const { rows } = await house.owner.query('select to_jsonb(l)::text as row from incident.held_letter l')
    expect(rows.some(({ row }) => row.includes('secret-du-lien'))).toBe(false)
  })

  it('keeps a letter that is tried again once, and sends what it kept after the case is closed', async () => {
    const path = await open()
    const letter = { to: 'claire@vaux.fr', subject: 'Un lien', text: 'Voici le lien.', messageName: 'un.1' }
    await house.program.platform.mail?.send(letter)
    await house.program.platform.mail?.send(letter)
    await release()
    expect(office.received).toEqual([])
    const closing = await claire.call('POST', `${path}/close`, { json: { words: 'Tout remarche.' } })
    expect(closing.status).toBe(200)
    await release()
    await release()
    expect(arrivedAt()).toEqual(['claire@vaux.fr'])
    expect(office.received[0]?.text).toContain('Voici le lien.')
    expect(office.received[0]?.text).toContain('retenu pendant un incident')
    const { body } = await claire.call('GET', `${path}/affected-domains`)
    expect(body.letters).toMatchObject([{ subject: 'Un lien', sentAt: '2026-11-23T09:00:00.000Z' }])
  })

  it('goes by what was said of it, and the main courante keeps who said it', async () => {
    const path = await open()
    const put = (entries: readonly string[]) =>
      claire.call('PUT', `${path}/affected-domains`, { json: { entries } })
    expect((await put(['pas un domaine'])).status).toBe(422)
    const { body } = await put(['@Relais.fr', 'autre@orange.fr'])
    expect(body).toMatchObject({ entries: ['autre@orange.fr', 'relais.fr'], isUsual: false })
    expect(await recoveryLink('claire@vaux.fr')).toEqual({ kind: 'sent' })
    const concerned = [await house.organisationOf('71137')]
    const letter = { subject: 'Aide', text: 'Bonjour', organisations: concerned }
    const send = (to: string, more: object = {}) =>
      house.program.platform.mail?.send({ ...letter, to, ...more })
    expect(await send('demandes@relais.fr')).toEqual({ kind: 'held' })
    expect(await send('autre@orange.fr')).toEqual({ kind: 'held' })
    expect(await send('un-autre@orange.fr')).toEqual({ kind: 'sent' })
    const others = [await house.organisationOf('71138')]
    expect(await send('demandes@relais.fr', { organisations: others })).toEqual({ kind: 'sent' })
    expect(await recoveryLink('nour@relais.fr')).toEqual({ kind: 'sent' })
    const log = await claire.call('GET', `${path}/entries`)
    expect(JSON.stringify(log.body.entries.at(-1).body)).toContain('relais.fr')
    expect((await paul.call('GET', `/71138${path.slice(6)}/affected-domains`)).status).toBe(404)
  })

  it('stops nothing in an exercise, nor where mail is not in danger', async () => {
    await open({ isExercise: true })
    await open({ kind: 'defaced-site' })
    expect(await recoveryLink('claire@vaux.fr')).toEqual({ kind: 'sent' })
    const { incident } = house.program.capabilities
    const commune = await house.organisationOf('71137')
    expect(await incident.isAffected(commune, 'claire@vaux.fr')).toBe(false)
    await open()
    expect(await incident.isAffected(commune, 'claire@vaux.fr')).toBe(true)
  })

  it('writes to the address prepared before, never to one given since', async () => {
    const prepare = (address: string) =>
      claire.call('PUT', '/71137/outside-address', { json: { address, phone: '06 00 00 00 01' } })
    expect((await prepare('moi@example.fr')).status).toBe(422)
    expect((await prepare('claire@maison.fr')).status).toBe(200)
    await house.owner.query(`update incident.outside_address set account_address = 'claire@vaux.fr'`)
    house.setClock('2026-11-23T10:00:00Z')
    await open()
    expect(await recoveryLink('claire@vaux.fr')).toEqual({ kind: 'sent' })
    expect(arrivedAt()).toEqual(['claire@maison.fr'])
    house.setClock('2026-11-23T11:00:00Z')
    await prepare('voleur@ailleurs.fr')
    await house.owner.query(`update incident.outside_address set account_address = 'claire@vaux.fr'`)
    expect(await recoveryLink('claire@vaux.fr')).toEqual({ kind: 'held' })
    expect((await claire.call('DELETE', '/71137/outside-address')).body.address).toBeNull()
    expect((await paul.call('GET', '/71137/outside-address')).status).toBe(404)
  })
})

describe('the agreed phrase', () => {
  it('is kept sealed, read by those who take the call, changed by who keeps the numbers', async () => {
    const put = (person: Person, phrase: string) =>
      person.call('PUT', '/71137/agreed-phrase', { json: { phrase } })
    expect((await put(claire, 'deux mots')).status).toBe(422)
    expect((await put(claire, 'trois pommes sous la neige')).status).toBe(200)
    expect((await claire.call('GET', '/71137/agreed-phrase')).body.phrase).toBe('trois pommes sous la neige')
    const { rows } = await house.owner.query('select to_jsonb(p)::text as row from incident.agreed_phrase p')
    expect(rows[0].row).not.toContain('pommes')
    expect((await nour.call('GET', '/71137/agreed-phrase')).body.phrase).toBe('trois pommes sous la neige')
    expect((await put(nour, 'une autre phrase choisie')).status).toBe(403)
    expect((await paul.call('GET', '/71137/agreed-phrase')).status).toBe(404)
  })
})
