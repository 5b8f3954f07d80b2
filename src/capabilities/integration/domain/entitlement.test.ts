import { describe, expect, it } from 'vitest'
import { sirenIn } from './entitlement.ts'

describe('the SIREN of a SIRET', () => {
  it.each([
    ['21710137600017', '217101376'],
    ['217 101 376 00017', '217101376'],
    ['217101376', null],
    ['2171013760001A', null],
    ['', null],
  ])('%j gives %j', (siret, siren) => {
    expect(sirenIn(siret)).toBe(siren)
  })
})
