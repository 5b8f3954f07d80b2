import { expect, test } from 'vitest'
import { departementOf, ruleHolds, territoryOf, timeZoneOf, timeZoneOfCommune } from './places.ts'

test.each([
  ['71149', '71', 'metropole', 'Europe/Paris'],
  ['2A004', '2A', 'metropole', 'Europe/Paris'],
  ['97411', '974', 'la-reunion', 'Indian/Reunion'],
  ['97302', '973', 'guyane', 'America/Cayenne'],
  ['97502', '975', 'saint-pierre-et-miquelon', 'America/Miquelon'],
  ['98735', '987', 'polynesie-francaise', 'Pacific/Tahiti'],
  ['98731', '987', 'polynesie-francaise', 'Pacific/Marquesas'],
  ['98719', '987', 'polynesie-francaise', 'Pacific/Gambier'],
  ['98818', '988', 'nouvelle-caledonie', 'Pacific/Noumea'],
])('%s lies in département %s, territory %s, on the clock of %s', (insee, departement, territory, zone) => {
  expect([departementOf(insee), territoryOf(insee), timeZoneOfCommune(insee)]).toEqual([
    departement,
    territory,
    zone,
  ])
})

test('every clock is one that the machine knows', () => {
  for (const code of [
    '71',
    '971',
    '972',
    '973',
    '974',
    '975',
    '976',
    '977',
    '978',
    '984',
    '986',
    '987',
    '988',
    '989',
  ]) {
    expect(() => new Intl.DateTimeFormat('fr-FR', { timeZone: timeZoneOf(code) })).not.toThrow()
  }
})

test('a rule without territories holds everywhere, another only where it says', () => {
  expect(ruleHolds({}, 'mayotte')).toBe(true)
  expect(ruleHolds({ territories: ['metropole'] }, 'mayotte')).toBe(false)
})
