import { expect, test } from 'vitest'
import { type Asking, datesFromLetters } from './letter-dates.ts'

const asking: Asking = {
  id: '1',
  measureId: 'backup-restorable',
  kind: 'ask',
  status: 'open',
  openedOn: '2026-09-30',
  dueOn: '2026-12-01',
  dueSetByPerson: false,
}
const letters = [
  { questionIds: ['backup-tested'], sentOn: '2026-11-22', dueOn: '2026-12-07' },
  { questionIds: ['backup-tested'], sentOn: '2026-10-01', dueOn: '2026-10-16' },
]
const dates = (action: Partial<Asking>) =>
  datesFromLetters([{ ...asking, ...action }], letters, () => ['backup-tested'])

test('a question sent to the provider is due when the newest letter says so', () => {
  expect(dates({})).toEqual([
    {
      actionId: '1',
      dueOn: '2026-12-07',
      sentence:
        'Question envoyée au prestataire le 22 novembre 2026, réponse attendue avant le 7 décembre 2026.',
    },
  ])
})

test('a letter sent before the question came back dates nothing', () => {
  expect(dates({ openedOn: '2026-11-23' })).toEqual([])
})

test('a date already set by the letter, by a person, or of another kind of action stays', () => {
  expect(dates({ dueOn: '2026-12-07' })).toEqual([])
  expect(dates({ dueSetByPerson: true })).toEqual([])
  expect(dates({ kind: 'do' })).toEqual([])
  expect(dates({ status: 'done' })).toEqual([])
  expect(datesFromLetters([asking], letters, () => ['other'])).toEqual([])
})
