import { describe, expect, test } from 'vitest'
import type { AliasRow, CommuneRow } from './directory.ts'
import { compareDirectories, moveSpaces } from './reload.ts'

const commune = (insee: string, changes: Partial<CommuneRow> = {}): CommuneRow => ({
  insee,
  name: `Commune ${insee}`,
  kind: 'commune',
  siren: `2${insee}0000`,
  postalCodes: ['71000'],
  population: 200,
  epciSiren: '200000001',
  departementCode: '71',
  regionCode: '27',
  searchKey: `commune ${insee}`,
  ...changes,
})
const former = (insee: string, leadsTo: string): AliasRow => ({
  insee,
  name: null,
  kind: 'former',
  leadsTo,
  searchKey: null,
})
const edition = (communes: readonly CommuneRow[], aliases: readonly AliasRow[] = []) => ({
  communes,
  aliases,
})

describe('compareDirectories', () => {
  test('an edition compared with itself shows nothing', () => {
    const same = edition([commune('71001'), commune('71002')], [former('71003', '71001')])
    expect(Object.values(compareDirectories(same, same)).flat()).toEqual([])
  })

  test('two communes that merge: one code stays under a new name, the other leads to it', () => {
    const before = edition([commune('71001'), commune('71002')])
    const after = edition(
      [commune('71001', { name: 'Neuve', siren: '200099999' })],
      [former('71002', '71001')],
    )
    expect(compareDirectories(before, after)).toMatchObject({
      renamed: [{ insee: '71001', from: 'Commune 71001', to: 'Neuve' }],
      merged: [{ from: '71002', into: '71001' }],
      removed: [],
      added: [],
    })
  })

  test('a commune that leaves a merger is restored, not added', () => {
    const before = edition([commune('71001')], [former('71002', '71001')])
    const after = edition([commune('71001'), commune('71002')])
    expect(compareDirectories(before, after)).toMatchObject({
      restored: [{ insee: '71002', from: '71001' }],
      added: [],
    })
  })

  test('the same legal person under another code is recoded', () => {
    const before = edition([commune('71001', { siren: '217100011' })])
    const after = edition([commune('21999', { siren: '217100011' })])
    expect(compareDirectories(before, after)).toMatchObject({
      recoded: [{ from: '71001', to: '21999' }],
      added: [],
      removed: [],
      merged: [],
    })
  })

  test('a change of EPCI and a code that vanishes are told', () => {
    const before = edition([commune('71001'), commune('71002')])
    const after = edition([commune('71001', { epciSiren: '200000002' })])
    expect(compareDirectories(before, after)).toMatchObject({
      epciChanged: [{ insee: '71001', from: '200000001', to: '200000002' }],
      removed: [{ insee: '71002' }],
    })
  })
})

describe('moveSpaces', () => {
  const mergedInto = (...froms: string[]) =>
    compareDirectories(
      edition([commune('71001'), ...froms.map((from) => commune(from))]),
      edition(
        [commune('71001')],
        froms.map((from) => former(from, '71001')),
      ),
    )

  test('the only space of a merger carries on under the new code', () => {
    expect(moveSpaces(mergedInto('71002'), ['71002'])).toEqual([
      { kind: 'carry-on', from: '71002', into: '71001' },
    ])
  })

  test('a space whose new commune has one already is attached to it', () => {
    expect(moveSpaces(mergedInto('71002'), ['71001', '71002'])).toEqual([
      { kind: 'attach', from: '71002', into: '71001' },
    ])
  })

  test('of two spaces that join a commune without one, the first code carries on and the second is attached', () => {
    expect(moveSpaces(mergedInto('71002', '71003'), ['71003', '71002'])).toEqual([
      { kind: 'carry-on', from: '71002', into: '71001' },
      { kind: 'attach', from: '71003', into: '71001' },
    ])
  })

  test('a space whose commune vanished without a word is left to a person', () => {
    const changes = compareDirectories(edition([commune('71001')]), edition([]))
    expect(moveSpaces(changes, ['71001'])).toEqual([{ kind: 'ask', from: '71001' }])
  })

  test('communes without a space move nothing', () => {
    expect(moveSpaces(mergedInto('71002'), [])).toEqual([])
  })
})
