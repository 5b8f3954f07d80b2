import { describe, expect, test } from 'vitest'
import { safeReturnPath, signInWithReturn } from './return-path.ts'

describe('the way back after sign-in', () => {
  test('a page of Beffroi is kept, with its question', () => {
    expect(safeReturnPath('/communes/71146/plan?theme=mail')).toBe('/communes/71146/plan?theme=mail')
  })

  test.each([
    '//elsewhere.example',
    '/\\elsewhere.example',
    'https://elsewhere.example',
    'javascript:alert(1)',
    '/\t/elsewhere.example',
    '',
    'plan',
  ])('somebody else’s page is refused: %j', (value) => {
    expect(safeReturnPath(value)).toBeNull()
  })

  test('nothing asked, nowhere to go back to', () => {
    expect(safeReturnPath(null)).toBeNull()
  })

  test('the sign-in page receives the path as one parameter', () => {
    expect(signInWithReturn('/connexion', '/communes/71146/plan?a=1&b=2')).toBe(
      '/connexion?retour=%2Fcommunes%2F71146%2Fplan%3Fa%3D1%26b%3D2',
    )
  })
})
