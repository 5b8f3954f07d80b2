import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../../../../test/support/house.ts'
import { openPostOffice, type PostOffice } from '../../../../test/support/post-office.ts'
import {
  openRelay,
  type RelayAtWork,
  runJob,
  until,
  withAccount,
} from '../../../../test/support/relay-at-work.ts'

let office: PostOffice
let house: House
let relay: RelayAtWork
let nour: Person
let agent: Person
let other: RelayAtWork

beforeAll(async () => {
  office = await openPostOffice()
  house = await openHouse({ SMTP_URL: `smtp://127.0.0.1:${office.port}`, MAIL_FROM: 'beffroi@exemple.fr' })
  // The morning of a Monday.
  house.setClock('2026-11-23T09:00:00Z')
  nour = await withAccount(house, await house.person('Nour Petit'), 'nour@relais.fr')
  agent = await withAccount(house, await house.person('Léo Blanc'), 'leo@relais.fr')
  relay = await openRelay(house, nour, agent)
  const rival = await withAccount(house, await house.person('Ana Roy'), 'ana@autre.fr')
  other = await openRelay(house, rival, rival, 'Un autre relais')
  await house.organisationOf('71137')
  for (const [insee, name] of [
    ['71001', 'Vaux'],
    ['71002', 'Les Ormes'],
    ['71003', 'Autun-le-Petit'],
    ['71004', 'Bray'],
  ])
    await house.owner.query(
      `insert into territory.directory_commune (insee, name, kind, postal_codes, population, departement_code, region_code, search_key)
       values ($1, $2, 'commune', '{71460}', 300, '71', '27', 'commune')`,
      [insee, name],
    )
  await house.owner.query(`insert into territory.directory_alias (insee, name, kind, leads_to, search_key)
    values ('71999', 'Ancienne', 'delegated', '71002', 'ancienne')`)
})
afterAll(async () => {
  await house.close()
  await office.close()
})

async function preview(list: Buffer | string) {
  const form = new FormData()
  if (typeof list === 'string') form.set('text', list)
  else form.set('file', new File([new Uint8Array(list)], 'liste.csv'))
  return relay.call(nour, 'POST', '/waves/preview', { form })
}

const start = (lines: object[], more: object = {}) =>
  relay.call(nour, 'POST', '/waves', {
    json: { name: 'Automne', message: null, reminderDays: [7, 14], lines, ...more },
  })
const line = (insee: string, address: string | null, number = 1) => ({
  line: number,
  insee,
  name: 'Camille Roux',
  address,
})
const letterTo = (address: string) => until(() => office.received.findLast(({ to }) => to.includes(address)))
const linkIn = (text: string) => /http:\S+#(\S+)/.exec(text)?.[1] ?? ''
const accept = (person: Person, token: string) =>
  person.call('POST', '/../invitations/acceptance', { json: { token, kind: 'my-account' } })

describe('the list of a wave', () => {
  it('is read in Latin-1 with semicolons, and says what becomes of each line before anything leaves', async () => {
    const list = Buffer.from(
      'insee;nom;adresse\r\n71001;Hélène Préau;mairie@vaux.fr\r\n71999;Élu;\r\n00000;X;x@y.fr\r\n71137;Y;y@y.fr\r\n',
      'latin1',
    )
    await house.person('Claire Martin', '71137')
    const { status, body } = await preview(list)
    expect(status).toBe(200)
    expect(
      body.lines.map(({ name, fate, todaysInsee }: Record<string, string>) => [name, fate, todaysInsee]),
    ).toEqual([
      ['Hélène Préau', 'letter', '71001'],
      ['Élu', 'sheet', '71002'],
      ['X', 'unknown-commune', null],
      ['Y', 'has-people', '71137'],
    ])
    const { rows } = await house.owner.query(`select from territory.organisation where insee = '71001'`)
    expect(rows).toEqual([])
  })

  it('is refused whole when a line is at fault', async () => {
    const refused = await start([line('71001', 'mairie@vaux.fr'), line('00000', 'x@y.fr', 2)])
    expect(refused).toMatchObject({ status: 422, body: { detail: expect.stringContaining('ligne 2') } })
    expect(office.received).toEqual([])
  })

  it('is not a picture', async () => {
    expect((await preview(Buffer.from([0x89, 0x50, 0, 1]))).status).toBe(422)
  })
})

describe('a wave', () => {
  let waveId: string

  it('writes to each commune with an address, in French, the link after the number sign', async () => {
    const started = await start([line('71001', 'mairie@vaux.fr'), line('71002', null, 2)])
    expect(started).toMatchObject({ status: 201, body: { invited: 2, leftOut: 0 } })
    waveId = started.body.waveId
    const letter = await letterTo('mairie@vaux.fr')
    expect(letter.text).toContain('Relais du Clunisois vous invite à rejoindre la commune de Vaux')
    expect(letter.text).toMatch(/^http:\/\/localhost\/invitation#[\w-]{43}$/m)
    expect(letter.raw).not.toMatch(/<img|text\/html/)
    const { body } = await relay.call(agent, 'GET', `/waves/${waveId}`)
    expect(body.invitations.map(({ standing }: { standing: string }) => standing).sort()).toEqual([
      'sent',
      'to-hand-over',
    ])
    expect(body.wave).toMatchObject({ invited: 2, accepted: 0, neverOpened: 2 })
  })

  it('is another relay’s to read for nobody', async () => {
    expect((await other.call(nour, 'GET', '/waves')).status).toBe(404)
    const mine = await relay.call(agent, 'GET', '/waves')
    expect(mine.body.waves).toHaveLength(1)
    expect((await relay.call(agent, 'POST', '/waves', { json: {} })).status).toBe(403)
  })

  it('prints a sheet with the link and its square for a commune without address', async () => {
    const sheet = await relay.call(nour, 'GET', `/waves/${waveId}/sheets.pdf`)
    expect(sheet.status).toBe(200)
    expect(sheet.body.slice(0, 5)).toBe('%PDF-')
    expect((await relay.call(agent, 'GET', `/waves/${waveId}/sheets.pdf`)).status).toBe(403)
    const table = await relay.call(agent, 'GET', `/waves/${waveId}/invitations.csv`)
    expect(table.body).not.toContain('#')
  })

  it('reminds in the hours of a town hall, never at the weekend, with the same link', async () => {
    const before = office.received.length
    // Seven days later is a Monday at 9: due. At night, it waits for the morning.
    house.setClock('2026-11-30T22:00:00Z')
    await runJob(house, 'outreach.send-due-letters')
    expect(office.received).toHaveLength(before)
    house.setClock('2026-12-01T07:00:00Z')
    await runJob(house, 'outreach.send-due-letters')
    const reminder = await until(() => office.received[before])
    expect(reminder.raw).toContain('Subject: =?UTF-8?')
    expect(linkIn(reminder.text)).toBe(linkIn(office.received[0]?.text ?? ''))
    expect(reminder.messageId).not.toBe(office.received[0]?.messageId)
    await runJob(house, 'outreach.send-due-letters')
    expect(office.received).toHaveLength(before + 1)
  })

  it('knows who opened, and is accepted by the town hall but never by the relay itself', async () => {
    const token = linkIn(office.received[0]?.text ?? '')
    const camille = await withAccount(house, await house.person('Camille Roux'), 'camille@vaux.fr')
    expect((await camille.call('POST', '/../invitations/reading', { json: { token } })).body).toEqual({
      state: 'valid',
    })
    const seen = await relay.call(agent, 'GET', `/waves/${waveId}`)
    expect(seen.body.wave).toMatchObject({ neverOpened: 1 })
    const refused = await accept(nour, token)
    expect(refused).toMatchObject({ status: 409, body: { type: 'urn:beffroi:problem:invited-by-yourself' } })
    expect((await nour.call('GET', '/71001/members')).status).toBe(404)
    expect((await accept(camille, token)).status).toBe(200)
    expect((await camille.call('GET', '/71001/members')).body.members).toHaveLength(1)
    expect((await relay.call(agent, 'GET', `/waves/${waveId}`)).body.wave).toMatchObject({ accepted: 1 })
  })

  it('stops there: no reminder after the acceptance, and nobody invited again', async () => {
    const before = office.received.length
    house.setClock('2026-12-08T09:00:00Z')
    await runJob(house, 'outreach.send-due-letters')
    expect(office.received).toHaveLength(before)
    expect((await start([line('71001', 'nour@relais.fr')])).status).toBe(409)
  })

  it('tells an address that the server refuses, and prints its sheet', async () => {
    house.setClock('2026-12-09T09:00:00Z')
    office.answer('parti@ormes.fr', 550)
    const started = await start([line('71003', 'parti@ormes.fr')])
    const wave = `/waves/${started.body.waveId}`
    const told = await until(async () => {
      const { body } = await relay.call(nour, 'GET', wave)
      return body.invitations[0].standing === 'refused' && body.invitations[0]
    })
    expect(told.letterReply).toContain('no such mailbox here')
    expect((await relay.call(nour, 'GET', `${wave}/sheets.pdf`)).status).toBe(200)
  })

  it('sends later what the server asked to send later, as the same letter', async () => {
    office.answer('mairie@bray.fr', 451)
    const started = await start([line('71004', 'mairie@bray.fr')])
    const { body } = await relay.call(nour, 'GET', `/waves/${started.body.waveId}`)
    const { invitationId } = body.invitations[0]
    await until(async () => {
      const { rows } = await house.owner.query(
        'select letter_attempts from identity.invitation where id = $1',
        [invitationId],
      )
      return rows[0].letter_attempts >= 1
    })
    office.answer('mairie@bray.fr', null)
    await runJob(house, 'identity.send-invitation', { invitationId, turn: 1 })
    await runJob(house, 'identity.send-invitation', { invitationId, turn: 1 })
    const taken = office.received.filter(({ to }) => to.includes('mairie@bray.fr'))
    // The queue may run it as well: whoever receives both shows one.
    expect(new Set(taken.map(({ messageId }) => messageId))).toEqual(
      new Set([`<${invitationId}.1@exemple.fr>`]),
    )
  })

  it('closes an invitation: its link leads nowhere', async () => {
    const { body } = await relay.call(nour, 'GET', '/waves')
    const bray = body.waves[0].id
    const one = (await relay.call(nour, 'GET', `/waves/${bray}`)).body.invitations[0].invitationId
    expect((await relay.call(nour, 'DELETE', `/waves/${bray}/invitations/${one}`)).status).toBe(200)
    expect((await relay.call(nour, 'DELETE', `/waves/${bray}/invitations/${one}`)).status).toBe(409)
    const token = linkIn((await letterTo('mairie@bray.fr')).text)
    expect((await nour.call('POST', '/../invitations/reading', { json: { token } })).body).toEqual({
      state: 'expired',
    })
  })
})

describe('600 communes', () => {
  it('are invited in one go, and written to thirty at a time', async () => {
    await house.owner.query(
      `insert into territory.directory_commune (insee, name, kind, postal_codes, population, departement_code, region_code, search_key)
       select '72' || lpad(n::text, 3, '0'), 'Commune ' || n, 'commune', '{72000}', 300, '71', '27', 'commune'
       from generate_series(1, 600) n`,
    )
    const lines = Array.from({ length: 600 }, (_, n) =>
      line(`72${String(n + 1).padStart(3, '0')}`, `mairie${n + 1}@exemple.fr`, n + 1),
    )
    const started = await start(lines)
    expect(started).toMatchObject({ status: 201, body: { invited: 600 } })
    await until(async () => {
      const { rows } = await house.owner.query(
        'select count(*)::int as n from outreach.wave_invitation where first_letter_at is not null and wave_id = $1',
        [started.body.waveId],
      )
      return rows[0].n >= 30
    })
    const { rows } = await house.owner.query(
      'select count(*)::int as n from outreach.wave_invitation where first_letter_at is null and wave_id = $1',
      [started.body.waveId],
    )
    expect(rows[0].n).toBeGreaterThan(0)
  })
})

describe('an invitation by mail to a colleague of the commune', () => {
  it('is sent, listed while nobody accepted, and says nothing of who has an account', async () => {
    const claire = await withAccount(house, await house.person('Claire Martin', '71137'), 'claire@vaux.fr')
    const invite = (address: string) =>
      claire.call('POST', '/71137/invitations', { json: { role: 'elected', address } })
    const made = await invite('leo@relais.fr')
    expect(made).toMatchObject({ status: 201, body: { sentTo: 'leo@relais.fr' } })
    await invite('inconnu@vaux.fr')
    const withoutLink = ({ text }: { text: string }) => text.replace(/#\S+/, '')
    expect(withoutLink(await letterTo('leo@relais.fr'))).toBe(withoutLink(await letterTo('inconnu@vaux.fr')))
    const { body } = await claire.call('GET', '/71137/invitations')
    expect(body).toMatchObject({ canWrite: true, invitations: [{ role: 'elected' }, { role: 'elected' }] })
    expect((await invite('pas une adresse')).status).toBe(422)
    // The person who has an account accepts signed in.
    expect((await accept(agent, linkIn((await letterTo('leo@relais.fr')).text))).status).toBe(200)
    expect((await agent.call('GET', '/71137/members')).status).toBe(200)
  })
})
