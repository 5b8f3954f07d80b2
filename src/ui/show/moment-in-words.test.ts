import { describe, expect, test } from 'vitest'
import { momentInWords } from './moment-in-words.ts'

const now = new Date(2026, 10, 22, 19, 30)

describe('an instant, as one says it', () => {
  test.each([
    [new Date(2026, 10, 22, 2, 5), 'cette nuit à 2\u00a0h\u00a005'],
    [new Date(2026, 10, 22, 6, 12), 'ce matin à 6\u00a0h\u00a012'],
    [new Date(2026, 10, 22, 12, 0), 'cet après-midi à 12\u00a0h\u00a000'],
    [new Date(2026, 10, 22, 17, 59), 'cet après-midi à 17\u00a0h\u00a059'],
    [new Date(2026, 10, 22, 18, 0), 'ce soir à 18\u00a0h\u00a000'],
    [new Date(2026, 10, 21, 23, 59), 'hier à 23\u00a0h\u00a059'],
    [new Date(2026, 9, 1, 8, 0), 'le 1er octobre à 8\u00a0h\u00a000'],
    [new Date(2025, 11, 31, 8, 0), 'le 31 décembre 2025 à 8\u00a0h\u00a000'],
  ])('%s is « %s »', (instant, words) => {
    expect(momentInWords(instant, now)).toBe(words)
  })
})
