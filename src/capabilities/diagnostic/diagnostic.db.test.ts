import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../../../test/support/house.ts'

let house: House
let marie: Person
let paul: Person

beforeAll(async () => {
  house = await openHouse()
  marie = await house.person('Marie Durand', '71137')
  paul = await house.person('Paul Petit', '71137')
})
afterAll(() => house.close())

const bring = (fields: Record<string, string | File>, measureId = 'systems-listed') => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return marie.call('POST', `/71137/measures/${measureId}/proofs`, { form })
}
const text = (name: string, content: string | Uint8Array<ArrayBuffer>) => new File([content], name)

describe('the questionnaire', () => {
  it('offers eight questions first, five a week, and counts the minutes left', async () => {
    const { body } = await marie.call('GET', '/71137/questionnaire')
    expect(body.firstVisit).toHaveLength(8)
    expect(body.thisWeek).toHaveLength(5)
    expect(body.answeredCount).toBe(0)
    const before = body.remainingMinutes
    const [first] = body.firstVisit
    await marie.call('PUT', `/71137/answers/${first}`, { json: { reply: 'yes' }, ifMatch: 0 })
    const after = (await paul.call('GET', '/71137/questionnaire')).body
    expect(after.answeredCount).toBe(1)
    expect(after.remainingMinutes).toBeLessThan(before)
    expect(after.thisWeek).not.toContain(first)
    expect(after.themes.flatMap(({ questionIds }: { questionIds: string[] }) => questionIds)).toEqual(
      after.questions.map(({ id }: { id: string }) => id),
    )
  })

  it('says so when a question does not exist', async () => {
    expect((await marie.call('GET', '/71137/questions/nonsense')).body.detail).toContain('n’existe pas')
    const put = await marie.call('PUT', '/71137/answers/nonsense', { json: { reply: 'yes' }, ifMatch: 0 })
    expect(put.status).toBe(404)
  })
})

describe('a proof brought by a person', () => {
  it('proves the measure until it ages, with its file', async () => {
    const reply = await bring({
      observedOn: '2026-11-01',
      summary: 'La liste signée',
      file: text('liste.txt', 'un, deux'),
    })
    expect(reply).toMatchObject({ status: 201, body: { state: 'proven', nextProof: null } })
    expect(reply.body.until).toBe('2027-11-01T12:00:00.000Z')
    const [newest] = reply.body.history
    expect(newest).toMatchObject({ summary: 'La liste signée', file: { name: 'liste.txt', sizeInBytes: 8 } })
    const file = await paul.call('GET', `/71137/files/${newest.file.id}`)
    expect(file.body).toBe('un, deux')
  })

  it('is refused with a sentence when its day or its file cannot be', async () => {
    const said = { observedOn: '2026-11-01', summary: 'La liste' }
    const refusals = [
      [{ ...said, observedOn: '2026-11-23' }, 422, 'futur'],
      [{ ...said, observedOn: '2025-11-22' }, 422, 'trop ancien'],
      [{ ...said, observedOn: 'hier' }, 422, 'champ'],
      [{ ...said, summary: ' ' }, 422, 'champ'],
      [{ ...said, file: text('virus.exe', 'MZ') }, 415, 'format'],
      [{ ...said, file: text('faux.pdf', 'pas un PDF') }, 415, 'format'],
      [{ ...said, file: text('vide.txt', '') }, 415, 'vide'],
      [{ ...said, file: text('gros.txt', new Uint8Array(10 * 1024 * 1024 + 1).fill(65)) }, 413, '10 Mo'],
      [{ ...said, subject: 'document:nonsense' }, 409, 'document'],
    ] as const
    for (const [fields, status, words] of refusals) {
      const reply = await bring(fields)
      expect([reply.status, reply.body.detail]).toEqual([status, expect.stringContaining(words)])
    }
    expect((await bring(said, 'nonsense')).status).toBe(404)
  })
})

describe('the table of critical records', () => {
  it('is filled in line by line, and two people at once lose nothing', async () => {
    const { body } = await marie.call('GET', '/71137/critical-data')
    const [line] = body.records
    expect(line).toMatchObject({ version: 0, whereKept: null })
    const filled = {
      whereKept: 'Serveur de la mairie',
      howSaved: null,
      responsible: 'Le secrétariat',
      tolerableHours: 24,
    }
    const path = `/71137/critical-data/${line.kind}`
    const saved = await marie.call('PUT', path, { json: filled, ifMatch: 0 })
    expect(saved.body).toMatchObject({ ...filled, version: 1, savedBy: 'Marie Durand' })
    const late = await paul.call('PUT', path, { json: { ...filled, tolerableHours: 8 }, ifMatch: 0 })
    expect(late.status).toBe(412)
    expect(late.body.saved.tolerableHours).toBe(24)
    expect(late.body.yours.tolerableHours).toBe(8)
    expect((await paul.call('PUT', path, { json: filled, ifMatch: 0 })).status).toBe(200)
    expect(
      (await paul.call('PUT', '/71137/critical-data/nonsense', { json: filled, ifMatch: 0 })).status,
    ).toBe(404)
  })
})

describe('the e-mail to the provider', () => {
  it('asks what is not known, is addressed when the provider has a mail, and is noted once sent', async () => {
    expect((await marie.call('GET', '/71137/provider-letter')).body.letter).toBeNull()
    await marie.call('PUT', '/71137/answers/domain-owner', { json: { reply: 'provider-knows' }, ifMatch: 0 })
    await marie.call('PUT', '/71137/contacts/provider', {
      json: { name: 'Info 71', phone: null, mail: 'aide&urgence@exemple.fr', hours: null },
    })
    const { body } = await marie.call('GET', '/71137/provider-letter')
    expect(body.newQuestionIds).toEqual(['domain-owner'])
    expect(body.letter.body).toContain(body.questions[0].askProvider)
    expect(body.letter.mailto).toMatch(/^mailto:aide%26urgence@exemple\.fr\?subject=S%C3%A9curit/)
    expect(body.letter.mailto).toContain('%0D%0A')
    const sent = { questionIds: ['domain-owner'] }
    await marie.call('POST', '/71137/provider-letter/sent', { json: sent })
    await paul.call('POST', '/71137/provider-letter/sent', { json: sent })
    const after = (await marie.call('GET', '/71137/provider-letter')).body
    expect(after.newQuestionIds).toEqual([])
    expect(after.sent).toEqual([
      { ...sent, sentOn: '2026-11-22', dueOn: '2026-12-07', sentBy: 'Marie Durand' },
    ])
  })
})

describe('the measures', () => {
  it('are counted: silence never makes a figure better', async () => {
    const { body } = await marie.call('GET', '/71137/measures')
    expect(body.figures.essentials.total).toBe(13)
    expect(body.figures.all.counts.unknown).toBeGreaterThan(40)
    for (const measure of body.measures) expect(measure.because).not.toEqual([])
  })
})
