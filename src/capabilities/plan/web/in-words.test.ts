import { describe, expect, test } from 'vitest'
import { costInWords, decapitalised, eurosInWords, figureInWords, validityInWords } from './in-words.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('amounts', () => {
  test('are in euros, with cents only where there are some', () => {
    expect(plain(eurosInWords(1080))).toBe('1 080 €')
    expect(plain(eurosInWords(12.5))).toBe('12,50 €')
  })

  test('of a range say both ends once, the tax, and that they come back each year', () => {
    expect(plain(costInWords({ from: 100, to: 900, yearly: true }))).toBe('de 100 à 900 € TTC par an')
    expect(plain(costInWords({ from: 150, to: 150, yearly: false }))).toBe('150 € TTC')
    expect(costInWords({ from: 0, to: 0, yearly: true })).toBe('sans frais')
  })

  test('never break between figures, nor use a space that the typeface lacks', () => {
    expect(figureInWords(1_234_567.5)).toBe('1\u00a0234\u00a0567,5')
  })
})

describe('how long a proof holds', () => {
  test.each([
    [365, '1 an'],
    [730, '2 ans'],
    [180, '6 mois'],
    [45, '45 jours'],
    [1, '1 jour'],
  ])('%i days are %s', (days, words) => expect(validityInWords(days)).toBe(words))
})

test('a role stands inside a sentence without its capital', () => {
  expect(decapitalised('Le prestataire')).toBe('le prestataire')
})
