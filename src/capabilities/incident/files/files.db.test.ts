import { randomUUID } from 'node:crypto'
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../../../../test/support/house.ts'
import type { KeptEntry } from '../log/log-store.ts'

let house: House
let claire: Person
let mayor: Person
let stranger: Person
let id: string
let photo: string

beforeAll(async () => {
  house = await openHouse()
  claire = await house.person('Claire Martin', '71137')
  mayor = await house.person('Paul Roux', '71137')
  stranger = await house.person('Charlie', '71138')
  const opened = await claire.call('POST', '/71137/incidents', {
    json: { kind: 'ransomware', begunAt: '2026-11-22T08:00:00Z', isExercise: true },
  })
  id = opened.body.id
  const form = new FormData()
  form.set('file', new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])], 'écran.jpg'))
  photo = (await claire.call('POST', `/71137/incidents/${id}/attachments`, { form })).body.sha256
  await claire.call('POST', `/71137/incidents/${id}/entries`, {
    json: {
      sentAt: '2026-11-22T08:42:00Z',
      entries: [
        {
          device: { id: randomUUID(), sequence: 0 },
          ...{ kind: 'note', happenedAt: '2026-11-22T08:41:00Z', writtenAt: '2026-11-22T08:41:00Z' },
          text: 'Un message demande de l’argent.',
          attachments: [{ sha256: photo, name: '../écran 1.jpg' }],
        },
      ],
    },
  })
})
afterAll(() => house.close())

const path = (rest: string, incident = id) => `/71137/incidents/${incident}/${rest}`
const bytes = (by: Person, rest: string, json?: object) =>
  by.call(json ? 'POST' : 'GET', path(rest), json ? { json } : {})
const lastWords = async () => {
  const { body } = await claire.call('GET', path('entries'))
  const entries: (Omit<KeptEntry, 'body'> & { body: { text: string } })[] = body.entries
  return entries.at(-1)?.body.text ?? ''
}

describe('a file of a case', () => {
  it('is filled from the case, and says what is missing', async () => {
    const { status, body } = await claire.call('GET', path('files/plainte/draft'))
    expect(status).toBe(200)
    const texts = Object.fromEntries(
      body.sections.flatMap(({ fields }: { fields: { id: string; written: string }[] }) =>
        fields.map((field) => [field.id, field.written]),
      ),
    )
    expect(texts.chronologie).toContain('Claire Martin : Un message demande de l’argent.')
    expect(texts.preuves).toContain(photo)
    expect(texts.empreinte).toMatch(/^[0-9a-f]{64}$/)
    expect(body.missing).toContain('Adresse et SIRET')
  })

  it('keeps what a person wrote, and follows the case for the rest', async () => {
    const draft = path('files/cnil-initiale/draft')
    const read = await claire.call('GET', draft)
    expect(read.headers.get('etag')).toBe('"0"')
    const saved = await claire.call('PUT', draft, {
      json: { fields: { siret: '217 101 375 00013', cause: 'Externe malveillante', unknown: 'x' } },
      ifMatch: 0,
    })
    expect(saved.body).toMatchObject({ version: 1, saved: { byName: 'Claire Martin' } })
    expect(saved.body.missing).not.toContain('SIREN ou SIRET')
    const { rows } = await house.owner.query(
      'select fields from incident.file_draft where incident_id = $1',
      [id],
    )
    expect(rows).toEqual([{ fields: { siret: '217 101 375 00013' } }])
  })

  it('changed by two people shows both versions and overwrites neither', async () => {
    const draft = path('files/cnil-initiale/draft')
    const late = await mayor.call('PUT', draft, { json: { fields: { siret: '999' } }, ifMatch: 0 })
    expect(late.status).toBe(412)
    expect(late.body).toMatchObject({
      saved: { siret: '217 101 375 00013' },
      yours: { siret: '999' },
      currentVersion: 1,
    })
  })

  it('goes from the first notification to the next one', async () => {
    const { body } = await claire.call('GET', path('files/cnil-complementaire/draft'))
    expect(JSON.stringify(body.sections)).toContain('217 101 375 00013')
  })

  it.for(['plainte.pdf', 'plainte.docx'])('is taken away as %s', async (name) => {
    const { status, headers } = await claire.call('GET', path(`files/${name}`))
    expect(status).toBe(200)
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain(
      'EXERCICE - Dossier de plainte',
    )
  })

  it('is not there for another commune, nor under another name', async () => {
    expect((await stranger.call('GET', path('files'))).status).toBe(404)
    expect((await stranger.call('GET', `/71138/incidents/${id}/files`)).status).toBe(404)
    expect((await claire.call('GET', path('files/nowhere.pdf'))).status).toBe(404)
    expect((await claire.call('GET', path('files/nowhere/draft'))).status).toBe(404)
  })
})

const nothing = { mainCourante: false, case: false, attachments: [], files: [] }
const csirt = { recipient: 'CSIRT régional', tlp: 'amber-strict' }
const outside = (rest: string, token: string) =>
  claire.call('POST', `/../hand-over${rest}`, { json: { token } })

describe('what is handed over', () => {
  it('by a link is what was ticked and nothing else, under its mark, and the opening is in the main courante', async () => {
    const parts = { ...nothing, mainCourante: true, attachments: [photo], files: ['plainte'] }
    const made = await claire.call('POST', path('hand-overs'), { json: { ...csirt, parts, days: 7 } })
    expect(made.status).toBe(201)
    expect(await lastWords()).toMatch(
      /TLP:AMBER\+STRICT.*CSIRT régional : main courante, \.\.\/écran 1\.jpg, Dossier de plainte/,
    )
    const token = new URL(made.body.link).hash.slice(1)
    const { rows } = await house.owner.query('select * from incident.hand_over where id = $1', [made.body.id])
    expect(JSON.stringify(rows[0])).not.toContain(token)
    expect(Object.keys(unzipSync(rows[0].package)).toSorted()).toEqual([
      'TLP-AMBER-STRICT EXERCICE Commune 71137/LISEZ-MOI.txt',
      'TLP-AMBER-STRICT EXERCICE Commune 71137/documents/plainte.pdf',
      'TLP-AMBER-STRICT EXERCICE Commune 71137/main-courante.json',
      `TLP-AMBER-STRICT EXERCICE Commune 71137/pieces/${photo.slice(0, 12)}-_écran 1.jpg`,
    ])

    expect((await outside('', token)).body).toMatchObject({ mark: 'TLP:AMBER+STRICT', isExercise: true })
    const taken = await outside('/package', token)
    expect(taken.status).toBe(200)
    expect(await lastWords()).toContain('ouverture n° 1')

    expect((await claire.call('DELETE', path(`hand-overs/${made.body.id}`))).status).toBe(200)
    for (const rest of ['', '/package']) expect((await outside(rest, token)).status).toBe(404)
    const after = await house.owner.query('select package from incident.hand_over where id = $1', [
      made.body.id,
    ])
    expect(after.rows).toEqual([{ package: null }])
  })

  it('ends by itself on its day', async () => {
    const made = await claire.call('POST', path('hand-overs'), {
      json: { ...csirt, parts: { ...nothing, case: true }, days: 1 },
    })
    house.setClock('2026-11-23T09:00:01Z')
    expect((await outside('/package', new URL(made.body.link).hash.slice(1))).status).toBe(404)
    house.setClock('2026-11-22T09:00:00Z')
  })

  it('says so when nothing is ticked, or a piece is not of this case', async () => {
    const link = (parts: object) =>
      claire.call('POST', path('hand-overs'), { json: { ...csirt, parts, days: 7 } })
    expect((await link(nothing)).status).toBe(422)
    expect((await link({ ...nothing, attachments: ['0'.repeat(64)] })).status).toBe(422)
  })

  it('is made by nobody of another commune', async () => {
    const json = { ...csirt, parts: { ...nothing, case: true }, days: 7 }
    expect((await stranger.call('POST', path('hand-overs'), { json })).status).toBe(404)
    expect((await stranger.call('POST', `/71138/incidents/${id}/hand-overs`, { json })).status).toBe(404)
  })

  it('as an encrypted package is for whoever holds the key', async () => {
    const identity = await generateIdentity()
    const to = { ageKey: await identityToRecipient(identity) }
    const parts = { ...nothing, case: true }
    const reply = await bytes(claire, 'hand-over-package', { ...csirt, parts, to })
    expect(reply.status).toBe(200)
    expect(reply.headers.get('content-disposition')).toContain('.zip.age')
    expect(await lastWords()).toContain('Dossier chiffré préparé.')
  })
})

describe('an encrypted package', () => {
  it('opens with its passphrase and holds the mark', async () => {
    const { encrypt, packageOf } = await import('./hand-over-package.ts')
    const zip = packageOf({
      ...{ commune: 'Cluny', recipient: 'CSIRT', tlp: 'red', isExercise: false, by: 'Claire', pieces: [] },
      madeAt: new Date('2026-11-22T09:00:00Z'),
    })
    const decrypter = new Decrypter()
    decrypter.addPassphrase('une phrase longue à dire')
    const opened = await decrypter.decrypt(await encrypt(zip, { passphrase: 'une phrase longue à dire' }))
    const [leaflet = new Uint8Array()] = Object.values(unzipSync(opened))
    expect(strFromU8(leaflet)).toMatch(/^TLP:RED\./)
  })
})
