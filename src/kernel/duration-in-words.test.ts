import { expect, test } from 'vitest'
import { durationInWords } from './duration-in-words.ts'

test('minutes are said in hours and minutes', () => {
  const minutes = [0, 5, 45, 59, 60, 65, 80, 120, 1500]
  expect(minutes.map(durationInWords)).toEqual([
    '0 min',
    '5 min',
    '45 min',
    '59 min',
    '1 h',
    '1 h 05',
    '1 h 20',
    '2 h',
    '25 h',
  ])
})

test('a fraction of a minute is rounded before it is split into hours', () => {
  expect(durationInWords(59.4)).toBe('59 min')
  expect(durationInWords(59.7)).toBe('1 h')
  expect(durationInWords(119.6)).toBe('2 h')
})
