import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../../../test/support/house.ts'

let house: House
let marie: Person

beforeAll(async () => {
  house = await openHouse()
  marie = await house.person('Marie Durand', '71137')
  for (const [questionId, reply] of [
    ['systems-listed', 'no'],
    ['person-in-charge', 'partly'],
    ['domain-owner', 'dont-know'],
  ]) {
    await marie.call('PUT', `/71137/answers/${questionId}`, { json: { reply }, ifMatch: 0 })
  }
})
afterAll(() => house.close())

describe('the documents', () => {
  it('that are listed can all be had, each saying who may be shown it', async () => {
    const { body } = await marie.call('GET', '/71137/documents')
    const files = body.documents.flatMap((one: { files: { format: string; path: string }[] }) => one.files)
    for (const { format, path } of files) {
      const reply = await marie.call('GET', path.replace('/api/v1/communes', ''))
      expect(reply.status, path).toBe(200)
      expect(reply.body.slice(0, 5), path).toMatch(
        { pdf: /^%PDF-/, xlsx: /^PK/, csv: /^ï»¿/ }[format as 'pdf'],
      )
      expect(reply.headers.get('content-disposition')).toContain('2026-11-22')
    }
    expect(files).toHaveLength(7)
    for (const { mention } of body.documents) expect(mention).not.toBe('')
  })

  it('name the actions in the order of the plan', async () => {
    const { body } = await marie.call('GET', '/71137/documents/actions.csv')
    const csv = Buffer.from(body, 'latin1').toString('utf8')
    expect(csv.split('\r\n')).toHaveLength(5)
    expect(csv).toContain('Dresser la liste des ordinateurs')
  })

  it('refuse a session that is not a day', async () => {
    const { status } = await marie.call('GET', '/71137/documents/council-report.pdf?sessionOn=demain')
    expect(status).toBe(422)
  })
})
