import { describe, expect, it } from 'vitest'
import { costInWords, hoursInWords, lengthInWords, sizeInWords } from './in-words.ts'

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('quantities in words', () => {
  it('say how long a proof is worth', () => {
    expect([30, 90, 365, 730].map(lengthInWords)).toEqual(['30 jours', 'environ 3 mois', 'un an', '2 ans'])
  })

  it('say how long one can do without', () => {
    expect([0, 1, 12, 24, 72, 336].map(hoursInWords)).toEqual([
      'pas du tout',
      '1 heure',
      '12 heures',
      '1 jour',
      '3 jours',
      '2 semaines',
    ])
  })

  it('say a cost with its taxes', () => {
    expect(costInWords({ from: 0, to: 0, yearly: true })).toBe('gratuit')
    expect(plain(costInWords({ from: 0, to: 1200, yearly: true }))).toBe('de 0 à 1 200 € TTC par an')
    expect(plain(costInWords({ from: 150, to: 150, yearly: false }))).toBe('150 € TTC')
  })

  it('say the size of a file', () => {
    expect([13, 12_400, 1_400_000].map(sizeInWords).map(plain)).toEqual(['13 octets', '12 ko', '1,4 Mo'])
  })
})
