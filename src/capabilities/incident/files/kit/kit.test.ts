import { afterAll, describe, expect, it } from 'vitest'
import { sampleKit } from '../../../../../test/support/kit-sample.ts'
import { declarationsOf, hasPoppler, textOf } from '../../../../../test/support/pdf.ts'
import { openDocuments } from '../../../../platform/documents/documents.ts'
import { sealedEnvelopes } from './envelopes.ts'
import { emergencyCards, emergencyKit, rowsOfCode } from './kit.ts'

const documents = openDocuments()
afterAll(() => documents.close())

const flat = (text: string) => text.replace(/\s+/g, ' ')

describe.for([true, false])('the kit of a commune that wrote its numbers: %s', (isFull) => {
  it('is PDF/UA, holds the gestures in their order, unknown hours as unknown and the fingerprint', async () => {
    const input = sampleKit(isFull)
    const pdf = await documents.renderPdf(emergencyKit, input)
    expect(declarationsOf(pdf)).toMatchObject({ uaPart: '1', language: 'fr-FR', isMarked: true, pages: 5 })
    if (!hasPoppler) return
    const text = flat(textOf(pdf))
    const places = [
      'Débranchez le réseau',
      'N’éteignez rien',
      'Notez tout',
      'Photographiez',
      'Ne payez pas',
    ].map((words) => text.indexOf(words))
    expect(places.every((place, index) => place > (places[index - 1] ?? -1))).toBe(true)
    for (const words of [
      'horaires inconnus',
      'Le second numéro imprimé',
      '0123 4567 89ab cdef',
      'beffroi.exemple.fr/tocsin/',
    ])
      expect(text).toContain(words)
    expect(text.includes('06 12 34 56 78')).toBe(isFull)
  })

  it('fits on cards of A6, both sides', async () => {
    const pdf = await documents.renderPdf(emergencyCards, sampleKit(isFull))
    expect(declarationsOf(pdf)).toMatchObject({ uaPart: '1', pages: 2 })
    if (!hasPoppler) return
    const [recto = '', verso = ''] = textOf(pdf).split('\f')
    expect(recto.match(/N’éteignez rien/g)).toHaveLength(4)
    expect(verso.match(/Qui appeler/g)).toHaveLength(4)
  })
})

it('prints one sealed envelope for each code', async () => {
  const { letterhead, address } = sampleKit(true)
  const codes = ['ABCD-EFGH-JKLM', 'NPQR-STUV-WXYZ'].map((code, index) => ({ number: index + 1, code }))
  const pdf = await documents.renderPdf(sealedEnvelopes, { letterhead, address, codes })
  expect(declarationsOf(pdf)).toMatchObject({ uaPart: '1', pages: 2 })
  if (hasPoppler) for (const { code } of codes) expect(textOf(pdf)).toContain(code)
})

it('draws a code that is square, with its quiet border', () => {
  const rows = rowsOfCode('https://beffroi.exemple.fr/tocsin/')
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([rows.length]))
  expect(rows[0]).toMatch(/^0+$/)
})
