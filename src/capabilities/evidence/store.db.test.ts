import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../../../test/support/house.ts'
import type { EvidenceDoor, NewEvidence } from './index.ts'

let house: House
let evidence: EvidenceDoor
let marie: Person
let stranger: Person
let organisationId: string

beforeAll(async () => {
  house = await openHouse()
  evidence = house.program.capabilities.evidence
  marie = await house.person('Marie Durand', '71137')
  stranger = await house.person('Paul Petit', '71001')
  organisationId = await house.organisationOf('71137')
})
afterAll(() => house.close())

const proof = (
  subject: string,
  verdict: NewEvidence['verdict'],
  observedAt: string,
  rest: Partial<NewEvidence> = {},
): NewEvidence => ({
  subject,
  verdict,
  source: 'check',
  observedAt: new Date(observedAt),
  expiresAt: null,
  summary: `Vu le ${observedAt}`,
  detail: { seenAt: observedAt },
  ...rest,
})

const db = () => house.program.platform.db
const record = (...proofs: NewEvidence[]) =>
  db().asPerson(marie, (tx) => evidence.record(tx, organisationId, proofs))
const current = (person = marie) => db().asPerson(person, (tx) => evidence.current(tx, organisationId))

async function keep(name: string, content: Uint8Array): Promise<string> {
  const by = { personId: marie.personId, at: new Date('2026-11-22T09:00:00Z') }
  return db().asPerson(marie, (tx) =>
    evidence.keepFile(tx, organisationId, { name, mediaType: 'text/plain', content }, by),
  )
}

describe('what counts today', () => {
  it('is the newest decisive proof and the newest undecided one of each subject', async () => {
    await record(
      proof('check:2.7', 'denies', '2026-11-20T08:00:00Z'),
      proof('check:2.7', 'could-not-tell', '2026-11-01T08:00:00Z'),
      proof('check:2.7', 'could-not-tell', '2026-11-21T08:00:00Z'),
      proof('check:2.7', 'supports', '2026-11-10T08:00:00Z'),
      proof('answer:backup-tested', 'not-applicable', '2026-11-05T08:00:00Z', { source: 'answer' }),
    )
    const rows = await current()
    expect(rows.map(({ subject, verdict, observedAt }) => [subject, verdict, observedAt])).toEqual([
      ['answer:backup-tested', 'not-applicable', '2026-11-05T08:00:00Z'],
      ['check:2.7', 'could-not-tell', '2026-11-21T08:00:00Z'],
      ['check:2.7', 'denies', '2026-11-20T08:00:00Z'],
    ])
  })

  it('of two proofs seen at the same instant is the one recorded last', async () => {
    const sameInstant = '2026-11-15T08:00:00Z'
    await record(proof('check:1.1', 'supports', sameInstant))
    await record(proof('check:1.1', 'denies', sameInstant))
    const [row] = (await current()).filter(({ subject }) => subject === 'check:1.1')
    expect(row?.verdict).toBe('denies')
  })

  it('gives back source, expiry and detail as they were recorded', async () => {
    await record(
      proof('document:charter', 'supports', '2026-11-16T08:00:00Z', {
        source: 'document',
        expiresAt: new Date('2027-11-16T12:00:00Z'),
        personId: marie.personId,
      }),
    )
    const [row] = (await current()).filter(({ subject }) => subject === 'document:charter')
    expect(row).toMatchObject({
      source: 'document',
      expiresAt: '2027-11-16T12:00:00Z',
      detail: { seenAt: '2026-11-16T08:00:00Z' },
      personId: marie.personId,
      file: null,
    })
  })

  it('is nothing for a person of another commune', async () => {
    expect(await current(stranger)).toEqual([])
  })
})

describe('the history', () => {
  it('holds every proof on the subjects asked for, newest first', async () => {
    const rows = await db().asPerson(marie, (tx) => evidence.history(tx, organisationId, ['check:2.7']))
    expect(rows.map(({ observedAt }) => observedAt)).toEqual([
      '2026-11-21T08:00:00Z',
      '2026-11-20T08:00:00Z',
      '2026-11-10T08:00:00Z',
      '2026-11-01T08:00:00Z',
    ])
  })

  it('of no subject is empty', async () => {
    expect(await db().asPerson(marie, (tx) => evidence.history(tx, organisationId, []))).toEqual([])
  })

  it('cannot be rewritten by the program', async () => {
    const rewrite = db().asSystem('try to rewrite the past', (tx) =>
      tx.updateTable('evidence.record').set({ verdict: 'supports' }).execute(),
    )
    await expect(rewrite).rejects.toThrow(/permission denied/)
    const erase = db().asSystem('try to erase the past', (tx) => tx.deleteFrom('evidence.record').execute())
    await expect(erase).rejects.toThrow(/permission denied/)
  })

  it('of another commune cannot be added to', async () => {
    const forged = db().asPerson(stranger, (tx) =>
      evidence.record(tx, organisationId, [proof('check:9.9', 'supports', '2026-11-22T08:00:00Z')]),
    )
    await expect(forged).rejects.toThrow(/row-level security/)
  })
})

describe('a file of proof', () => {
  const content = new TextEncoder().encode('Sauvegarde restaurée le 3 mars, 12 fichiers relus.')
  const sha256 = createHash('sha256').update(content).digest('hex')
  const name = 'Procès-verbal d’été.txt'

  it('stands beside its proof with its size and SHA-256', async () => {
    const fileId = await keep(name, content)
    await record(proof('document:backup', 'supports', '2026-11-17T08:00:00Z', { source: 'document', fileId }))
    const [row] = (await current()).filter(({ subject }) => subject === 'document:backup')
    expect(row?.file).toEqual({ id: fileId, name, sizeInBytes: content.byteLength, sha256 })
  })

  it('is given back byte for byte as an attachment under its French name', async () => {
    const reply = await marie.call('GET', `/71137/files/${await keep(name, content)}`)
    expect(reply.status).toBe(200)
    expect(Buffer.from(reply.body, 'latin1')).toEqual(Buffer.from(content))
    expect(reply.headers.get('content-type')).toBe('application/octet-stream')
    expect(reply.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    expect(reply.headers.get('x-content-sha256')).toBe(sha256)
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('does not exist for a person of another commune, by either address', async () => {
    const fileId = await keep(name, content)
    expect((await stranger.call('GET', `/71137/files/${fileId}`)).status).toBe(404)
    expect((await stranger.call('GET', `/71001/files/${fileId}`)).status).toBe(404)
  })

  it('that was never kept is not found, and an address that is no number of a file is refused', async () => {
    expect((await marie.call('GET', '/71137/files/0199aaaa-0000-7000-8000-000000000000')).status).toBe(404)
    expect((await marie.call('GET', '/71137/files/charte.pdf')).status).toBe(422)
  })
})
