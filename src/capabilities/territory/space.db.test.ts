import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { type House, openHouse, type Person } from '../../../test/support/house.ts'
import { strongPassword, tokenIn } from '../../../test/support/identity-app.ts'
import { openVisitor, type Visitor } from '../../../test/support/visitor.ts'

const origin = 'http://localhost'
let house: House
/** Signed in for real, and the person who installed. */
let installer: Visitor
let marie: Person
let stranger: Person

beforeAll(async () => {
  house = await openHouse()
  await house.program.capabilities.territory.prepare()
  installer = openVisitor(house.program.app, origin)
  const token = tokenIn(await house.program.capabilities.identity.setUpLink())
  const account = { name: 'Camille Roux', email: 'mairie@vaux.example', password: strongPassword }
  expect((await installer.post('/api/v1/set-up', { token, ...account })).status).toBe(200)
  marie = await house.person('Marie Durand', '71137')
  stranger = await house.person('Paul Petit', '71270')
})
afterAll(() => house.close())

/** Accepts an invitation to the commune with a new account. */
async function joins(insee: string, role: string, name: string, email: string): Promise<Visitor> {
  const invited = await installer.post(`/api/v1/communes/${insee}/invitations`, { role })
  expect(invited.status).toBe(201)
  const visitor = openVisitor(house.program.app, origin)
  const token = tokenIn(String(invited.body.link))
  const account = { token, kind: 'new-account', name, email, password: strongPassword }
  expect((await visitor.post('/api/v1/invitations/acceptance', account)).status).toBe(200)
  return visitor
}

describe('opening the space of a commune', () => {
  it('is for the person who installed, and creates nothing for anybody else', async () => {
    const refused = await marie.call('POST', '', { json: { insee: '71001' } })
    expect(refused.status).toBe(403)
    expect(refused.body.type).toBe('urn:beffroi:problem:installer-only')
    expect(await house.program.capabilities.territory.organisationOf('71001')).toBeNull()
  })

  it('gives a space with its version, its town hall and its first administrator', async () => {
    const opened = await installer.post('/api/v1/communes', { insee: '71014' })
    expect(opened.status).toBe(201)
    expect(opened.headers.get('etag')).toBe('"1"')
    expect(opened.body).toMatchObject({ insee: '71014', name: 'Autun', structures: ['mairie'] })
    const { body } = await installer.get('/api/v1/communes/71014/members')
    expect(body.members).toMatchObject([{ name: 'Camille Roux', role: 'administrator', isYou: true }])
  })

  it('that is open already leaves it as it is', async () => {
    const again = await installer.post('/api/v1/communes', { insee: '71014' })
    expect(again.status).toBe(409)
    expect(again.body.type).toBe('urn:beffroi:problem:already-open')
  })

  it('of a commune that does not exist says so', async () => {
    const unknown = await installer.post('/api/v1/communes', { insee: '71999' })
    expect(unknown.status).toBe(404)
    expect(unknown.body.detail).toContain('71999')
    expect((await installer.post('/api/v1/communes', { insee: 'Autun' })).status).toBe(422)
  })

  it('by the code of a former commune opens the commune of today', async () => {
    const opened = await installer.post('/api/v1/communes', { insee: '01039' })
    expect(opened.body).toMatchObject({ insee: '01138' })
    expect((await installer.post('/api/v1/communes', { insee: '01138' })).status).toBe(409)
  })

  it('asks to sign in first', async () => {
    const nobody = openVisitor(house.program.app, origin)
    expect((await nobody.post('/api/v1/communes', { insee: '71015' })).status).toBe(401)
    expect((await nobody.get('/api/v1/communes/71014')).status).toBe(401)
  })
})

const profile = {
  staffCount: 4,
  workstations: 3,
  mailAddress: null as string | null,
  hasNoMail: false,
  siteUrl: null as string | null,
  hasNoSite: false,
  providerKind: 'company',
  structures: ['mairie', 'ecole'],
}
const save = (changes: Partial<typeof profile>, ifMatch?: number, person = marie) =>
  person.call('PUT', '/71137/profile', {
    json: { ...profile, ...changes },
    ...(ifMatch === undefined ? {} : { ifMatch }),
  })
const saved = async () => (await marie.call('GET', '/71137')).body
const version = async (): Promise<number> => (await saved()).profile.version

describe('what a commune says of itself', () => {
  it('is saved with the version it was read at, and the next version comes back', async () => {
    const first = await version()
    const reply = await save({ structures: ['mairie', 'ecole', 'ecole'] }, first)
    expect(reply.status).toBe(200)
    expect(reply.headers.get('etag')).toBe(`"${first + 1}"`)
    expect(reply.body).toMatchObject({
      structures: ['ecole', 'mairie'],
      profile: { staffCount: 4, workstations: 3, providerKind: 'company', version: first + 1 },
    })
  })

  it('without a version is not saved', async () => {
    const before = await saved()
    expect((await save({ staffCount: 9 })).status).toBe(428)
    expect(await saved()).toEqual(before)
  })

  it('that somebody saved in between is not overwritten', async () => {
    const seen = await version()
    expect((await save({ staffCount: 5, structures: ['mairie', 'ccas'] }, seen)).status).toBe(200)
    const late = await save({ staffCount: 6, structures: ['mairie'] }, seen)
    expect(late.status).toBe(412)
    expect(late.body).toMatchObject({
      type: 'urn:beffroi:problem:space-changed',
      currentVersion: seen + 1,
    })
    expect(await saved()).toMatchObject({ structures: ['ccas', 'mairie'], profile: { staffCount: 5 } })
  })

  it('saved by two people at once is kept once', async () => {
    const seen = await version()
    const both = await Promise.all([save({ staffCount: 7 }, seen), save({ staffCount: 8 }, seen)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412])
    const kept = both.find(({ status }) => status === 200)
    expect((await saved()).profile).toEqual(kept?.body.profile)
  })

  test.each([
    ['www.cluny.example', 'https://www.cluny.example/', ' Mairie@Cluny.Example ', 'Mairie@cluny.example'],
    ['HTTP://cluny.example/accueil', 'http://cluny.example/accueil', '', null],
    ['', null, 'mairie@cluny.example', 'mairie@cluny.example'],
  ])('the site typed %j is kept as %j, the mail typed %j as %j', async (siteUrl, site, mailAddress, mail) => {
    const { body } = await save({ siteUrl, mailAddress }, await version())
    expect(body.profile).toMatchObject({ siteUrl: site, mailAddress: mail })
  })

  it('without mail and without site keeps neither address', async () => {
    const none = {
      hasNoMail: true,
      mailAddress: 'mairie@cluny.example',
      hasNoSite: true,
      siteUrl: 'pas un site',
    }
    const { body } = await save(none, await version())
    expect(body.profile).toMatchObject({ hasNoMail: true, mailAddress: null, hasNoSite: true, siteUrl: null })
  })

  it('with wrong addresses and an unknown structure names all three and saves nothing', async () => {
    const before = await saved()
    const wrong = { mailAddress: 'mairie', siteUrl: 'ftp://cluny.example', structures: ['mairie', 'donjon'] }
    const refused = await save(wrong, before.profile.version)
    expect(refused.status).toBe(422)
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/structures',
      '/mailAddress',
      '/siteUrl',
    ])
    expect(await saved()).toEqual(before)
  })

  it('does not exist for a person of another commune', async () => {
    expect((await save({ staffCount: 1 }, await version(), stranger)).status).toBe(404)
    expect((await stranger.call('GET', '/71137')).status).toBe(404)
    expect((await stranger.call('GET', '')).body.communes).toMatchObject([{ insee: '71270' }])
  })
})

describe('the people to call', () => {
  const contact = { name: 'Anne Petit', phone: '03 85 00 00 00', mail: '', hours: null }

  it('are saved one by one, corrected one by one, and listed mayor first', async () => {
    await marie.call('PUT', '/71137/contacts/provider', { json: { ...contact, name: 'Dépannage du Val' } })
    await marie.call('PUT', '/71137/contacts/mayor', { json: contact })
    const corrected = await marie.call('PUT', '/71137/contacts/mayor', {
      json: { ...contact, name: ' Anne Petit-Jean ' },
    })
    expect(corrected.body).toEqual({
      ...{ role: 'mayor', ...contact, mail: null, name: 'Anne Petit-Jean' },
      ...{ openHours: null, openNow: 'unknown' },
    })
    const { body } = await marie.call('GET', '/71137/contacts')
    expect(body.contacts).toMatchObject([
      { role: 'mayor', name: 'Anne Petit-Jean' },
      { role: 'provider', name: 'Dépannage du Val' },
    ])
  })

  it('of a role that does not exist are refused', async () => {
    expect((await marie.call('PUT', '/71137/contacts/wizard', { json: contact })).status).toBe(422)
  })
})

describe('the members of a commune', () => {
  it('come in by an invitation that administrators alone make', async () => {
    const member = await joins('71014', 'secretary', 'Louis Blanc', 'louis@vaux.example')
    expect((await member.get('/api/v1/communes/71014')).status).toBe(200)
    const refused = await member.post('/api/v1/communes/71014/invitations', { role: 'administrator' })
    expect(refused.status).toBe(403)
    const { body } = await member.get('/api/v1/communes/71014/members')
    expect(body.members).toMatchObject([
      { name: 'Camille Roux', email: 'mairie@vaux.example', role: 'administrator', isYou: false },
      { name: 'Louis Blanc', email: 'louis@vaux.example', role: 'secretary', isYou: true },
    ])
  })

  it('keep one administrator at least', async () => {
    const { body } = await installer.get('/api/v1/communes/71014/members')
    const [alone] = Array.isArray(body.members) ? body.members : []
    const refused = await installer.delete(`/api/v1/communes/71014/members/${alone.personId}`)
    expect(refused.status).toBe(409)
    expect(refused.body.type).toBe('urn:beffroi:problem:last-administrator')
    expect((await installer.get('/api/v1/communes/71014')).status).toBe(200)
  })

  it('who were removed see the commune no more', async () => {
    const leaving = await joins('71014', 'administrator', 'Zoé Noir', 'zoe@vaux.example')
    expect((await leaving.get('/api/v1/communes/71014')).status).toBe(200)
    const { body } = await installer.get('/api/v1/communes/71014/members')
    const members = Array.isArray(body.members) ? body.members : []
    const { personId } = members.find(({ name }) => name === 'Zoé Noir')
    expect((await installer.delete(`/api/v1/communes/71014/members/${personId}`)).status).toBe(200)
    expect((await leaving.get('/api/v1/communes/71014')).status).toBe(404)
    expect((await leaving.get('/api/v1/communes')).body.communes).toEqual([])
    expect((await installer.delete(`/api/v1/communes/71014/members/${personId}`)).status).toBe(404)
  })

  it('two administrators who remove each other at once leave one', async () => {
    const [anne, jean] = [await house.person('Anne', '71015'), await house.person('Jean', '71015')]
    const both = await Promise.all([
      anne.call('DELETE', `/71015/members/${jean.personId}`),
      jean.call('DELETE', `/71015/members/${anne.personId}`),
    ])
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
  })
})

describe('what the rules say to a commune', () => {
  it('comes with its source, the day it was checked and how sure it is', async () => {
    const { body } = await marie.call('GET', '/71137/obligations')
    expect(body.obligations.length).toBeGreaterThan(5)
    for (const obligation of body.obligations) {
      expect(obligation.source).toMatch(/\S{3}/)
      expect(obligation.checkedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      expect(['V', 'V2', 'M', 'U']).toContain(obligation.confidence)
      expect(obligation.because).toMatch(/\S{3}/)
    }
  })

  it('in an emergency is there without sign-in, and without anything of a commune', async () => {
    const { status, body } = await openVisitor(house.program.app, origin).get('/api/v1/emergency')
    expect(status).toBe(200)
    expect(body).toMatchObject({ contacts: [], regional: { contact: null, explanation: null } })
    expect(body.gestures).toMatchObject([{ order: 'Isolez' }, {}, {}, {}, {}])
    expect(Array.isArray(body.national) && body.national.length).toBeGreaterThan(1)
  })

  it('in an emergency adds the own contacts and the regional centre for its members', async () => {
    const { body } = await marie.call('GET', '/71137/emergency')
    expect(body.contacts).toMatchObject([{ role: 'mayor' }, { role: 'provider' }])
    expect(body.regional.contact ?? body.regional.explanation).not.toBeNull()
    expect((await stranger.call('GET', '/71137/emergency')).status).toBe(404)
  })
})

describe('the stream of what changed', () => {
  async function listen(signal: AbortSignal): Promise<ReadableStreamDefaultReader<Uint8Array>> {
    const cookie = [...installer.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await house.program.app.request('/api/v1/communes/71014/events', {
      headers: { cookie },
      signal,
    })
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    const reader = response.body?.getReader()
    if (reader === undefined) throw new Error('the stream has no body')
    expect(textOf(await reader.read())).toBe('retry: 3000\n\n')
    return reader
  }
  const textOf = ({ value }: { value?: Uint8Array | undefined }) => new TextDecoder().decode(value)
  const tell = async (insee: string) =>
    house.program.platform.live.tell(await house.organisationOf(insee), 'plan')

  it('names what changed in this commune, and nothing of another', async () => {
    const leaving = new AbortController()
    const reader = await listen(leaving.signal)
    await tell('71137')
    house.program.platform.live.tell(await house.organisationOf('71014'), 'diagnostic')
    expect(textOf(await reader.read())).toBe('event: changed\ndata: diagnostic\n\n')
    leaving.abort()
  })

  it('ends when the page is closed, and telling goes on without it', async () => {
    const leaving = new AbortController()
    const reader = await listen(leaving.signal)
    leaving.abort()
    expect(await reader.read()).toEqual({ done: true, value: undefined })
    await tell('71014')
  })

  it('that was cancelled before the connection closed ends once', async () => {
    const leaving = new AbortController()
    const reader = await listen(leaving.signal)
    await reader.cancel()
    leaving.abort()
    await tell('71014')
  })

  it('is for members', async () => {
    expect((await stranger.call('GET', '/71014/events')).status).toBe(404)
  })
})
