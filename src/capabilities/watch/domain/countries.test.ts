import { describe, expect, it } from 'vitest'
import { countryInWords, isInUnion } from './countries.ts'
import { genericMailDomains, sovereignEndings } from './lists.ts'

describe('the lists of the reference', () => {
  it('hold 50 generic mail domains and 16 endings', () => {
    expect(genericMailDomains.size).toBe(50)
    expect(sovereignEndings.size).toBe(16)
  })

  it.each(['FR', 'DE', 'IE', 'HR', 'RE', 'GP'])('place %s in the Union', (code) =>
    expect(isInUnion(code)).toBe(true),
  )
  it.each(['GB', 'CH', 'US', 'NC', 'PF', 'NO', 'EU', ''])('do not place %s in it', (code) => {
    expect(isInUnion(code)).toBe(false)
  })

  it('name countries in French', () => expect(countryInWords('US')).toBe('États-Unis'))
})
