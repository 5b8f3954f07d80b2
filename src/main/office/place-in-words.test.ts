import { describe, expect, test } from 'vitest'
import { communeInWords, placeDetail } from './place-in-words.ts'

describe('a commune in words', () => {
  test.each([
    ['Cortevaix', 'Commune de Cortevaix'],
    ['Autun', 'Commune d’Autun'],
    ['Écully', 'Commune d’Écully'],
    ['Œuilly', 'Commune d’Œuilly'],
    ['Y', 'Commune d’Y'],
    ['Le Havre', 'Commune du Havre'],
    ['Les Abymes', 'Commune des Abymes'],
    ['La Rochelle', 'Commune de La Rochelle'],
    ['L’Île-Rousse', 'Commune de L’Île-Rousse'],
    ['Haguenau', 'Commune de Haguenau'],
    ['Lesparre-Médoc', 'Commune de Lesparre-Médoc'],
  ])('%s is written « %s »', (name, words) => {
    expect(communeInWords(name)).toBe(words)
  })

  test('has its inhabitants and its intercommunality beside it', () => {
    expect(placeDetail(5002, 'CC du Clunisois')).toBe('5\u202f002\u00a0hab. · CC du Clunisois')
    expect(placeDetail(247, null)).toBe('247\u00a0hab.')
  })
})
