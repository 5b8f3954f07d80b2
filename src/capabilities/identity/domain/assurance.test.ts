import { expect, test } from 'vitest'
import { factorsOfLevel, siretBeside, siretIn, twoFactorLevelsOfProConnect } from './assurance.ts'

test('a level counts as two factors only when it is on the list, letter for letter', () => {
  const factors = (acr: unknown) => factorsOfLevel(acr, twoFactorLevelsOfProConnect)
  expect(factors('eidas2')).toBe(2)
  expect(factors('https://proconnect.gouv.fr/assurance/consistency-checked-2fa')).toBe(2)
  for (const weak of ['eidas1', 'EIDAS2', ' eidas2', '', undefined, null, 2, ['eidas2'], { acr: 'eidas2' }])
    expect(factors(weak)).toBe(1)
})

test('a SIRET is fourteen digits whose key stands; anything else is none', () => {
  expect(siretIn('21710147800013')).toBeNull()
  expect(siretIn('13002526500013')).toBe('13002526500013')
  expect(siretIn('130 025 265 00013')).toBe('13002526500013')
  expect(siretIn('35600000000048')).toBe('35600000000048')
  for (const wrong of ['13002526500014', '1300252650001', '', null, 13002526500013, 'abcdefghijklmn'])
    expect(siretIn(wrong)).toBeNull()
})

test('a SIRET is told beside the organisations whose SIREN is known, and is silent where none is', () => {
  const vaux = { name: 'Vaux', siren: '217101475' }
  const relay = { name: 'Relais', siren: '130025265' }
  const unknown = { name: 'Sans numéro', siren: null }
  expect(siretBeside('13002526500013', [vaux, relay])).toEqual({ kind: 'of', name: 'Relais' })
  expect(siretBeside('13002526500013', [vaux, unknown])).toEqual({ kind: 'of-none' })
  expect(siretBeside('13002526500013', [unknown])).toBeNull()
  expect(siretBeside(null, [vaux])).toBeNull()
})
