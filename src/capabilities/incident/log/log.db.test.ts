import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../../../../test/support/house.ts'
import { toHex } from '../domain/log/bytes.ts'
import { cosignedText, writeCosignature } from '../domain/log/cosignature.ts'
import { clockFaultInMs, type Leaf, likelyWrittenAt, writeCanonical } from '../domain/log/entry.ts'
import { compareWithHeld } from '../domain/log/held-checkpoint.ts'
import { keyIdOf, readNote, readVerifierKey, writeSignature, writeVerifierKey } from '../domain/log/note.ts'
import { machine, newSigningKey, readSigningKey } from './cryptography.ts'
import { verifyExport } from './verify-export.ts'

let house: House
let claire: Person
let mayor: Person

beforeAll(async () => {
  house = await openHouse()
  claire = await house.person('Claire Martin', '71137')
  mayor = await house.person('Paul Roux', '71137')
})
afterAll(() => house.close())

async function openCase(by = claire): Promise<string> {
  const opened = await by.call('POST', '/71137/incidents', {
    json: { kind: 'ransomware', begunAt: '2026-11-22T08:00:00Z' },
  })
  expect(opened.status).toBe(201)
  return opened.body.id
}

const device = randomUUID()
let next = 0
const entry = (text: string, more: object = {}) => ({
  device: { id: device, sequence: next++ },
  kind: 'note',
  happenedAt: '2026-11-22T08:41:00Z',
  writtenAt: '2026-11-22T08:42:00Z',
  text,
  ...more,
})

const send = (by: Person, id: string, entries: readonly object[], held: string | null = null) =>
  by.call('POST', `/71137/incidents/${id}/entries`, {
    json: { sentAt: '2026-11-22T09:00:00Z', held, entries },
  })

const read = (by: Person, id: string) => by.call('GET', `/71137/incidents/${id}/entries`)

async function verify(by: Person, id: string, checkpoint?: string) {
  const file = await by.call('GET', `/71137/incidents/${id}/main-courante.json`)
  const key = (await by.call('GET', '/71137/incident-key')).body
  // Parsed by the test's caller: the canonical form is the one there was.
  return verifyExport(new TextEncoder().encode(writeCanonical(file.body)), {
    key: { fingerprint: key.fingerprint },
    ...(checkpoint === undefined ? {} : { checkpoint }),
  })
}

describe('a case', () => {
  it('opened twice by the same phone is one case', async () => {
    const json = { id: randomUUID(), kind: 'unknown', begunAt: '2026-11-22T08:00:00Z' }
    for (const by of [claire, mayor])
      expect((await by.call('POST', '/71137/incidents', { json })).body.id).toBe(json.id)
    const { body } = await claire.call('GET', '/71137/incidents')
    expect(body.incidents.filter(({ id }: { id: string }) => id === json.id)).toHaveLength(1)
  })

  it('of a commune is not there for another, whatever its id', async () => {
    const id = await openCase()
    const stranger = await house.person('Charlie', '71138')
    expect((await stranger.call('GET', `/71138/incidents/${id}/entries`)).status).toBe(404)
    expect(
      (
        await stranger.call('POST', `/71138/incidents/${id}/entries`, {
          json: { sentAt: '2026-11-22T09:00:00Z', entries: [entry('a')] },
        })
      ).status,
    ).toBe(404)
    const json = { id, kind: 'unknown', begunAt: '2026-11-22T08:00:00Z' }
    expect((await stranger.call('POST', '/71138/incidents', { json })).status).toBe(409)
  })
})

describe('an entry', () => {
  it('sent ten times, ten at once, is recorded once and keeps its own time', async () => {
    const id = await openCase()
    const one = entry('Écran rouge au secrétariat.')
    const replies = await Promise.all(Array.from({ length: 10 }, () => send(claire, id, [one])))
    const statuses = replies.map(({ body }) => body.entries[0].status).toSorted()
    expect(statuses).toEqual([...Array(9).fill('already-recorded'), 'recorded'])
    const { body } = await read(mayor, id)
    expect(body.entries).toHaveLength(1)
    const leaf: Leaf = JSON.parse(body.entries[0].leaf)
    expect(leaf).toMatchObject({
      author: { name: 'Claire Martin', role: 'administrator' },
      happenedAt: '2026-11-22T08:41:00.000Z',
      writtenAt: '2026-11-22T08:42:00.000Z',
      receivedAt: '2026-11-22T09:00:00.000Z',
    })
    expect(body.entries[0].body.text).toBe('Écran rouge au secrétariat.')
  })

  it('under a number that this author used for something else is refused alone', async () => {
    const id = await openCase()
    const one = entry('Un')
    await send(claire, id, [one])
    const { body } = await send(claire, id, [{ ...one, text: 'Deux' }, entry('Trois')])
    expect(body.entries.map(({ status }: { status: string }) => status)).toEqual(['number-taken', 'recorded'])
    expect((await send(mayor, id, [{ ...one, text: 'Deux' }])).body.entries[0].status).toBe('recorded')
  })

  it('of several people offline keeps the order of each, and the logbook verifies', async () => {
    const id = await openCase()
    const people = [claire, mayor]
    const batches = people.flatMap((by, who) =>
      Array.from({ length: 6 }, (_, batch) => ({
        by,
        entries: [0, 1, 2].map((step) => entry(`${who} ${batch} ${step}`)),
      })),
    )
    const replies = await Promise.all(batches.map(({ by, entries }) => send(by, id, entries)))
    const { body } = await read(claire, id)
    expect(body.entries.map(({ sequence }: { sequence: number }) => sequence)).toEqual([...Array(36).keys()])
    for (const { entries } of replies.map((reply) => reply.body)) {
      const places = entries.map(({ place }: { place: { sequence: number } }) => place.sequence)
      expect(places).toEqual(places.toSorted((one: number, other: number) => one - other))
    }
    for (const { body: told } of replies)
      expect(await verify(claire, id, told.checkpoint)).toMatchObject({ kind: 'holds', entries: 36 })
  })

  it('from paper carries both dates, and one from a phone a year late says so', async () => {
    const id = await openCase()
    const paper = entry('Appel de la gendarmerie.', { medium: 'paper', detail: { writtenBy: 'Paul Roux' } })
    await send(claire, id, [paper])
    await claire.call('POST', `/71137/incidents/${id}/entries`, {
      json: {
        sentAt: '2025-11-22T09:00:00Z',
        entries: [entry('Il y a dix minutes.', { writtenAt: '2025-11-22T08:50:00Z' })],
      },
    })
    const { body } = await read(claire, id)
    const [first, second]: Leaf[] = body.entries.map(({ leaf }: { leaf: string }) => JSON.parse(leaf))
    expect(first).toMatchObject({ medium: 'paper', happenedAt: '2026-11-22T08:41:00.000Z' })
    expect(likelyWrittenAt(second!).toISOString()).toBe('2026-11-22T08:50:00.000Z')
    expect(clockFaultInMs(second!)).toBe(-365 * 24 * 3_600_000)
    expect(clockFaultInMs(first!)).toBeNull()
  })
})

describe('a file', () => {
  it('is named by its hash, kept once, given back as it came and never as a page', async () => {
    const id = await openCase()
    const bytes = new Uint8Array(11 * 1024 * 1024).fill(7)
    const form = () => {
      const made = new FormData()
      made.set('file', new File([bytes], 'photo.heic'))
      return made
    }
    const path = `/71137/incidents/${id}/attachments`
    const kept = await claire.call('POST', path, { form: form() })
    expect(kept.status).toBe(201)
    expect((await claire.call('POST', path, { form: form() })).body).toEqual(kept.body)
    const named = { sha256: kept.body.sha256, name: 'photo.heic' }
    expect(
      (await send(claire, id, [entry('Photo', { attachments: [{ ...named, sha256: '0'.repeat(64) }] })]))
        .status,
    ).toBe(422)
    expect((await send(claire, id, [entry('Photo', { attachments: [named] })])).status).toBe(200)
    const { body } = await read(claire, id)
    expect(body.entries[0].body.attachments).toEqual([{ ...kept.body, name: 'photo.heic' }])
    const given = await claire.call('GET', `${path}/${kept.body.sha256}`)
    expect(given.headers.get('content-disposition')).toContain('attachment')
    expect(given.headers.get('x-content-type-options')).toBe('nosniff')
    expect(given.body.length).toBe(bytes.length)
  })
})

describe('words taken out', () => {
  it('are gone with their file, with the reason, and the logbook still verifies', async () => {
    const id = await openCase()
    const form = new FormData()
    form.set('file', new File(['mot de passe'], 'capture.txt'))
    const { body: file } = await claire.call('POST', `/71137/incidents/${id}/attachments`, { form })
    const secret = entry('Mot de passe : Beffroi2026', {
      attachments: [{ sha256: file.sha256, name: 'capture.txt' }],
    })
    const { body: told } = await send(claire, id, [secret, entry('Suite.')])
    const redaction = {
      of: told.entries[0].place,
      device: { id: device, sequence: next++ },
      sentAt: '2026-11-22T09:05:00Z',
      reason: 'Un mot de passe y figurait.',
    }
    const path = `/71137/incidents/${id}/redactions`
    expect((await mayor.call('POST', path, { json: redaction })).status).toBe(200)
    expect((await mayor.call('POST', path, { json: redaction })).status).toBe(409)
    const { body } = await read(claire, id)
    expect(body.entries[0]).toMatchObject({ body: null, salt: null, redactedBy: { epoch: 1, sequence: 2 } })
    expect((await claire.call('GET', `/71137/incidents/${id}/attachments/${file.sha256}`)).status).toBe(404)
    expect(await verify(claire, id, told.checkpoint)).toMatchObject({
      kind: 'holds',
      entries: 3,
      redacted: 1,
    })
    expect((await send(claire, id, [secret])).body.entries[0].status).toBe('already-recorded')
  })

  it('cannot be changed nor removed by the role of the program', async () => {
    const id = await openCase()
    await send(claire, id, [entry('Pour toujours.')])
    await house.owner.query('set role beffroi_app')
    await house.owner.query(`select set_config('beffroi.system', 'a test', false)`)
    for (const statement of [
      `update incident.entry set leaf = ''`,
      'delete from incident.entry',
      `update incident.body set body = ''`,
      'delete from incident.body',
      'delete from incident.checkpoint',
      'delete from incident.attachment',
      'delete from incident.incident',
    ])
      await expect(house.owner.query(statement)).rejects.toThrow('permission denied')
    await house.owner.query(`select set_config('beffroi.system', '', false)`)
    await house.owner.query('reset role')
  })
})

describe('a server that was set back', () => {
  /** As after restoring an older backup: the newest entries are no longer there. */
  async function setBack(id: string, size: number): Promise<void> {
    for (const [table, column] of [
      ['body', 'sequence + 1'],
      ['entry', 'sequence + 1'],
      ['checkpoint', 'size'],
    ])
      await house.owner.query(
        `delete from incident.${table} where incident_id = $1 and epoch = 1 and ${column} > $2`,
        [id, size],
      )
  }

  it('says so in a new epoch, and the phone gives back what was lost', async () => {
    const id = await openCase()
    await send(claire, id, [entry('Un'), entry('Deux')])
    const { body: told } = await send(claire, id, [entry('Trois'), entry('Quatre')])
    const { body: before } = await read(claire, id)
    await setBack(id, 2)
    expect(await verify(claire, id, told.checkpoint)).toMatchObject({
      kind: 'broken',
      at: { epoch: 1, sequence: 2 },
    })
    const { body: after } = await send(mayor, id, [entry('Cinq')], told.checkpoint)
    expect(after).toMatchObject({ isBehindDevice: true, entries: [{ place: { epoch: 2, sequence: 1 } }] })
    expect(await verify(claire, id)).toMatchObject({
      fault: { kind: 'lost', missing: 2 },
      at: { epoch: 1, sequence: 2 },
    })
    const lost = before.entries
      .slice(2)
      .map(({ leaf, salt, body }: { leaf: string; salt: string; body: unknown }) => ({
        leaf,
        words: { salt, body },
      }))
    const give = (entries: unknown) =>
      claire.call('POST', `/71137/incidents/${id}/given-back`, { json: { held: told.checkpoint, entries } })
    expect((await give(lost.slice(1))).status).toBe(422)
    expect((await give(lost.toReversed())).status).toBe(422)
    expect((await give(lost)).status).toBe(200)
    expect((await give(lost)).status).toBe(200)
    expect(await verify(claire, id, told.checkpoint)).toMatchObject({ kind: 'holds', entries: 6, epochs: 2 })
    expect((await send(claire, id, [entry('Six')], told.checkpoint)).body.isBehindDevice).toBe(false)
  })

  it('and had written on admits that it signed two versions', async () => {
    const id = await openCase()
    await send(claire, id, [entry('Un')])
    const { body: told } = await send(claire, id, [entry('Deux')])
    await setBack(id, 1)
    expect((await send(mayor, id, [entry('Autre'), entry('Encore')])).status).toBe(200)
    const { body } = await send(claire, id, [entry('Trois')], told.checkpoint)
    expect(body).toMatchObject({ isBehindDevice: true, entries: [{ place: { epoch: 2 } }] })
    expect(await verify(claire, id)).toMatchObject({
      kind: 'holds',
      divergences: [{ epoch: 2, sequence: 0 }],
    })
    expect(await verify(claire, id, told.checkpoint)).toMatchObject({ kind: 'broken' })
  })

  it('by a restoration that it knows of opens a new epoch before it writes', async () => {
    const id = await openCase()
    const { body: told } = await send(claire, id, [entry('Un')])
    await house.owner.query('update incident.epoch set incarnation = $2 where incident_id = $1', [
      id,
      'before',
    ])
    const { body } = await send(claire, id, [entry('Deux')], told.checkpoint)
    expect(body).toMatchObject({ isBehindDevice: false, entries: [{ place: { epoch: 2, sequence: 1 } }] })
    expect(await verify(claire, id, told.checkpoint)).toMatchObject({ kind: 'holds', epochs: 2 })
  })

  it('believes no checkpoint that its key did not sign', async () => {
    const id = await openCase()
    const { body: told } = await send(claire, id, [entry('Un')])
    const other = await openCase()
    const { body } = await send(claire, other, [entry('Un')], told.checkpoint)
    expect(body.isBehindDevice).toBe(false)
    const forged = told.checkpoint.replace('\n1\n', '\n9\n')
    expect((await send(claire, id, [entry('Deux')], forged)).body.isBehindDevice).toBe(false)
  })
})

describe('proofs', () => {
  it('let a phone follow the logbook', async () => {
    const id = await openCase()
    const { body: older } = await send(claire, id, [entry('Un'), entry('Deux'), entry('Trois')])
    const { body: newer } = await send(claire, id, [entry('Quatre'), entry('Cinq')])
    const path = `/71137/incidents/${id}`
    const { body } = await claire.call('GET', `${path}/consistency?epoch=1&from=3&to=5`)
    const file = await claire.call('GET', `${path}/main-courante.json`)
    const key = readVerifierKey(machine.sha256, file.body.epochs[0].key)!
    const proof = body.proof.map((step: string) => new Uint8Array(Buffer.from(step, 'base64')))
    const shown = { note: newer.checkpoint, proof }
    expect((await compareWithHeld(machine, key, older.checkpoint, shown)).kind).toBe('grown')
    expect((await claire.call('GET', `${path}/inclusion?epoch=1&sequence=2&size=5`)).body.proof).toHaveLength(
      3,
    )
    expect((await claire.call('GET', `${path}/consistency?epoch=1&from=3&to=9`)).status).toBe(404)
  })

  it('carry the countersignature of the relay that holds the mandate', async () => {
    const id = await openCase()
    const { body: told } = await send(claire, id, [entry('Un')])
    const agent = await house.person('Nour Petit')
    const { rows } = await house.owner.query(
      `insert into territory.organisation (kind, name, opened_at) values ('relay', 'Relais', now()) returning id`,
    )
    await house.owner.query(
      `insert into territory.member (organisation_id, person_id, role, since_at) values ($1, $2, 'relay-administrator', now())`,
      [rows[0].id, agent.personId],
    )
    await house.owner.query(
      `insert into territory.mandate (organisation_id, holder_id, commune_name, holder_name, scopes, from_on, until_on,
         proposed_at, proposed_by, granted_at, granted_by, granted_how)
       values ($1, $2, 'Commune', 'Relais', '{incident}', '2026-01-01', '2026-12-31', now(), $3, now(), $3, 'on-line')`,
      [await house.organisationOf('71137'), rows[0].id, claire.personId],
    )
    const signer = readSigningKey(newSigningKey())
    const key = { name: 'relais.example/main-courante', algorithm: 4 as const, publicKey: signer.publicKey }
    await house.owner.query(
      'insert into incident.witness (organisation_id, verifier_key, added_at, added_by) values ($1, $2, now(), $3)',
      [rows[0].id, writeVerifierKey(machine.sha256, key), agent.personId],
    )
    const seconds = Date.parse('2026-11-22T09:10:00Z') / 1000
    const value = writeCosignature(
      seconds,
      signer.sign(cosignedText(readNote(told.checkpoint)!.text, seconds)),
    )
    const line = writeSignature({ name: key.name, keyId: keyIdOf(machine.sha256, key), value })
    const cosign = (by: Person, text: string) =>
      by.call('POST', `/71137/incidents/${id}/cosignatures`, { json: { epoch: 1, size: 1, line: text } })
    expect((await cosign(claire, line)).status).toBe(422)
    expect((await cosign(agent, line.replace(/.{6}=*\n$/, 'AAAAAA==\n'))).status).toBe(422)
    expect((await cosign(agent, line)).body).toEqual({ seenAt: '2026-11-22T09:10:00.000Z' })
    expect(await verify(claire, id)).toMatchObject({
      kind: 'holds',
      cosigned: [{ witness: key.name, size: 1, at: new Date('2026-11-22T09:10:00Z') }],
    })
  })
})

it('keeps no key in clear', async () => {
  const { rows } = await house.owner.query('select public_key, sealed_key from incident.log_key')
  expect(rows.length).toBeGreaterThan(0)
  expect(toHex(Buffer.from(rows[0].sealed_key, 'base64'))).not.toContain('302e0201')
})
