import { describe, expect, it } from 'vitest'
import { ibansIn, isIban, shownIban } from './iban.ts'

describe('an account number', () => {
  it.each(['FR7630006000011234567890189', 'ES9121000418450200051332', 'DE89370400440532013000'])(
    'with the right check digits is one: %s',
    (iban) => expect(isIban(iban)).toBe(true),
  )

  it('with one digit changed is none', () => {
    const iban = 'FR7630006000011234567890189'
    for (let at = 2; at < iban.length; at++) {
      const other = iban[at] === '4' ? '5' : '4'
      expect(isIban(iban.slice(0, at) + other + iban.slice(at + 1)), `at ${at}`).toBe(false)
    }
  })

  it('is found in groups, and what follows is left', () => {
    expect(ibansIn('IBAN : FR76 3000 6000 0112 3456 7890 189 BIC ABCDFRPP')).toEqual([
      'FR7630006000011234567890189',
    ])
  })

  it('is shown by its ends alone', () => expect(shownIban('FR7630006000011234567890189')).toBe('FR76 … 0189'))
})
