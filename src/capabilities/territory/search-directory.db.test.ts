import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { type House, openHouse, type Person } from '../../../test/support/house.ts'
import { loadDirectory } from './load-directory.ts'
import { type FoundCommune, searchDirectory } from './search-directory.ts'

let house: House
let marie: Person
beforeAll(async () => {
  house = await openHouse()
  await loadDirectory(house.program.platform.db, new Date('2026-11-22T09:00:00Z'))
  marie = await house.person('Marie Durand')
})
afterAll(() => house.close())

const search = (typed: string): Promise<FoundCommune[]> =>
  house.program.platform.db.asSystem('search', (tx) => searchDirectory(tx, typed))

describe('the search of a commune', () => {
  test.each([
    ['st etienne', '42218', 'Saint-Étienne'],
    ['Saint-Étienne', '42218', 'Saint-Étienne'],
    ['SAINT ETIENNE', '42218', 'Saint-Étienne'],
    ['L’Haÿ', '94038', 'L’Haÿ-les-Roses'],
    ["L'Haÿ", '94038', 'L’Haÿ-les-Roses'],
    ['l hay les roses', '94038', 'L’Haÿ-les-Roses'],
    ['2a004', '2A004', 'Ajaccio'],
    ['2A004', '2A004', 'Ajaccio'],
    ['clu 71', '71137', 'Cluny'],
    ['Cluny (71)', '71137', 'Cluny'],
    ['71250 Cluny', '71137', 'Cluny'],
    ['71137', '71137', 'Cluny'],
    ['y', '80829', 'Y'],
    ['Y', '80829', 'Y'],
  ])('« %s » finds first %s, %s', async (typed, insee, name) => {
    const [first] = await search(typed)
    expect(first?.insee).toBe(insee)
    expect(first?.name.replaceAll("'", '’')).toBe(name)
  })

  it('reads « ste » as Sainte, the largest first', async () => {
    const found = await search('ste foy')
    expect(found.length).toBeGreaterThan(3)
    for (const { name, via } of found) expect(via ?? name).toMatch(/Sainte-Foy/)
    const same = found.filter(({ name, via }) => via === null && name === 'Sainte-Foy')
    const populations = same.map(({ population }) => population)
    expect(populations).toEqual(populations.toSorted((a, b) => b - a))
  })

  it('gives the commune of an INSEE code, then all that share the same postal code, the largest first', async () => {
    const [byInsee, ...found] = await search('71250')
    expect(byInsee?.insee).toBe('71250')
    expect(found).toHaveLength(21)
    expect(found[0]).toMatchObject({ insee: '71137', departement: 'Saône-et-Loire', via: null })
    for (const { postalCodes } of found) expect(postalCodes).toContain('71250')
  })

  it('says by which former name a commune of today was found', async () => {
    const [first] = await search('Arbignieu')
    expect(first).toMatchObject({ insee: '01015', via: 'Arbignieu' })
    expect(first?.name).not.toBe('Arbignieu')
  })

  it('finds a commune of today by the code of a former one', async () => {
    expect((await search('01039')).map(({ insee }) => insee)).toContain('01138')
  })

  it('shows each commune once', async () => {
    const insees = (await search('saint')).map(({ insee }) => insee)
    expect(insees).toHaveLength(12)
    expect(new Set(insees).size).toBe(12)
  })

  test.each(['', ' ', 'c', '7', 'é', '-', '()'])('« %s » is too short to find anything', async (typed) => {
    expect(await search(typed)).toEqual([])
  })
})

describe('whatever is typed', () => {
  const hostile = [
    '%',
    '%%%',
    '_',
    '__',
    "'",
    "''",
    "' or '1'='1",
    "'; drop table territory.directory_commune; --",
    '\\',
    '\\\\',
    'clu\\',
    'clu%',
    'cl_ny',
    'clu & ! | ( :*',
    '<->',
    '🏰🏰',
    '🏰 Cluny 🏰',
    '\u0000\u0000',
    '\ud800\ud800',
    '\u202eynulC',
    '٧١٢٥٠',
    'x'.repeat(500),
    'a '.repeat(250),
    '71 '.repeat(166),
    'ﬃ'.repeat(500),
  ]

  test.each(hostile)('%j ends without an error', async (typed) => {
    const reply = await marie.call(
      'GET',
      `/../directory/communes?q=${encodeURIComponent(typed.toWellFormed())}`,
    )
    expect(reply.status).toBe(200)
    expect(Array.isArray(await search(typed))).toBe(true)
  })

  it('joker characters find no more than the letters beside them', async () => {
    for (const typed of ['%%%', '__', "''", '\\\\', '🏰🏰']) expect(await search(typed)).toEqual([])
    expect(await search('🏰 Cluny 🏰')).toEqual(await search('Cluny'))
    expect(await search('cl_ny')).toEqual(await search('cl ny'))
  })

  it('more than 500 characters are refused before the search', async () => {
    expect((await marie.call('GET', `/../directory/communes?q=${'x'.repeat(501)}`)).status).toBe(422)
  })
})
