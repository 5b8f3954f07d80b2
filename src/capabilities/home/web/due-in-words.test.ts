import { describe, expect, test } from 'vitest'
import { dueInWords } from './due-in-words.ts'

describe('a due date, as one says it', () => {
  test.each([
    ['2026-11-19', 'en retard de 3\u00a0jours', 'late'],
    ['2026-11-21', 'depuis hier', 'late'],
    ['2026-11-22', 'aujourd’hui', 'late'],
    ['2026-11-23', 'demain', 'late'],
    ['2026-11-25', 'dans 3\u00a0jours', 'soon'],
    ['2026-11-30', 'dans 1\u00a0semaine', 'far'],
    ['2026-12-06', 'dans 2\u00a0semaines', 'far'],
    ['2026-12-31', '31 décembre', 'far'],
    ['2027-02-03', '3 février 2027', 'far'],
  ])('%s is « %s »', (dueOn, words, tone) => {
    expect(dueInWords(dueOn, '2026-11-22')).toEqual({ words, tone })
  })
})
