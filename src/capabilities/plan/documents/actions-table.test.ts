import { expect, test } from 'vitest'
import type { ActionRow } from './action-plan.ts'
import { actionsAsCsv, actionsAsXlsx } from './actions-table.ts'
import { costInWords, counted, firstOf } from './words.ts'

const action: ActionRow = {
  rank: 1,
  title: '=HYPERLINK("http://exemple.fr")',
  measureTitle: 'La messagerie ; demande un second code',
  theme: 'Messagerie',
  isEssential: true,
  state: 'to-do',
  owner: '@maire',
  dueOn: '2026-12-04',
  effortInMinutes: 30,
  cost: { from: 0, to: 300, isYearly: true },
  whyRanked: '-10 % de risque',
  isRankedByHand: true,
  steps: ['Un', 'Deux'],
}

test('actions open as a French spreadsheet, and no cell of theirs runs', () => {
  const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(actionsAsCsv([action]))
  const [, ...lines] = csv.split('\r\n')
  expect(csv.startsWith('\ufeffOrdre;Action;Mesure;')).toBe(true)
  expect(lines[0]).toContain(
    `1;"'=HYPERLINK(""http://exemple.fr"")";"La messagerie ; demande un second code"`,
  )
  expect(lines[0]).toContain(`;! À faire;'@maire;04/12/2026;30;0;300;oui;'-10 % de risque Placée à la main.;`)
})

test('an empty plan still has its columns, in both formats', async () => {
  expect(new TextDecoder().decode(actionsAsCsv([])).split('\r\n')).toHaveLength(2)
  expect(
    Buffer.from(await actionsAsXlsx([]))
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
})

test('amounts are said with their taxes, and nothing is « de 0 à 0 »', () => {
  expect(costInWords({ from: 0, to: 0, isYearly: true })).toBe('sans frais')
  expect(costInWords({ from: 150, to: 150, isYearly: false })).toBe('150\u00a0€ TTC')
  expect(costInWords({ from: 0, to: 300, isYearly: true })).toBe('de 0 à 300\u00a0€ TTC par an')
})

test('a plural begins at two', () => {
  expect([0, 1, 2].map((count) => counted(count, 'mesure'))).toEqual([
    '0\u00a0mesure',
    '1\u00a0mesure',
    '2\u00a0mesures',
  ])
})

test('a list is never cut for a single item', () => {
  expect(firstOf([1, 2, 3], 2)).toEqual({ shown: [1, 2, 3], left: 0 })
  expect(firstOf([1, 2, 3, 4], 2)).toEqual({ shown: [1, 2], left: 2 })
})
