import { describe, expect, it } from 'vitest'
import type { NamedLine } from './list-lines.ts'
import { matchLines } from './match-lines.ts'

const directory = {
  communes: [
    { insee: '71137', name: 'Cluny', postalCodes: ['71250'] },
    { insee: '71040', name: 'Bergesserin', postalCodes: ['71250'] },
    { insee: '71443', name: 'Saint-Martin-de-Salencey', postalCodes: ['71220'] },
    { insee: '01015', name: 'Arboys en Bugey', postalCodes: ['01300'] },
  ],
  former: [{ insee: '01340', leadsTo: '01015' }],
  listed: new Set<string>(),
}

const line = (over: Partial<NamedLine>): NamedLine => ({
  line: 1,
  given: '',
  insee: null,
  postalCode: null,
  name: null,
  ...over,
})
const outcome = (over: Partial<NamedLine>) => {
  const [matched] = matchLines([line(over)], directory)
  return [matched?.outcome, matched?.commune?.insee]
}

describe('a line of a list', () => {
  it('is found by its INSEE code', () => {
    expect(outcome({ insee: '71137' })).toEqual(['found', '71137'])
  })

  it('is found by its postal code and its name, however it is spelled', () => {
    expect(outcome({ postalCode: '71220', name: 'ST MARTIN DE SALENCEY' })).toEqual(['found', '71443'])
    expect(outcome({ insee: '71250', postalCode: '71250', name: 'cluny' })).toEqual(['found', '71137'])
  })

  it('leads to the commune of today when it merged since', () => {
    expect(outcome({ insee: '01340' })).toEqual(['merged', '01015'])
  })

  it('is left to a person when several communes share the postal code', () => {
    const [matched] = matchLines([line({ postalCode: '71250' })], directory)
    expect(matched).toMatchObject({ outcome: 'unsure', commune: null })
    expect(matched?.candidates.map(({ name }) => name)).toEqual(['Cluny', 'Bergesserin'])
  })

  it('is left to a person when its code and its name say different communes', () => {
    expect(outcome({ insee: '71137', name: 'Bergesserin' })).toEqual(['unsure', undefined])
  })

  it('with a bare code is not taken for INSEE in a list that holds postal codes', () => {
    const bare = (code: string, number: number) => line({ line: number, insee: code, postalCode: code })
    const communes = [...directory.communes, { insee: '71250', name: 'Laizé', postalCodes: ['71870'] }]
    const outcomes = (codes: readonly string[]) =>
      matchLines(codes.map(bare), { ...directory, communes }).map((one) => one.outcome)
    expect(outcomes(['71250', '71137'])).toEqual(['found', 'found'])
    expect(outcomes(['71250', '71220'])).toEqual(['unsure', 'found'])
  })

  it('is unknown when nothing answers', () => {
    expect(outcome({ insee: '99999' })).toEqual(['unknown', undefined])
    expect(outcome({ name: 'Cluny' })).toEqual(['unknown', undefined])
  })

  it('is said to be there already, or twice in the list', () => {
    const twice = [line({ line: 1, insee: '71137' }), line({ line: 2, insee: '71137' })]
    expect(matchLines(twice, directory).map((one) => one.outcome)).toEqual(['found', 'duplicate'])
    expect(matchLines(twice, { ...directory, listed: new Set(['71137']) }).map((one) => one.outcome)).toEqual(
      ['already-listed', 'duplicate'],
    )
  })
})
