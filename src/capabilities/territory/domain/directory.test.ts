import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { directoryFrom, type RawDirectory } from './directory.ts'
import { parseQuery, searchKey } from './search.ts'

const raw: RawDirectory = {
  communes: readEdition('communes'),
  epci: readEdition('epci'),
  departements: readEdition('departements'),
  regions: readEdition('regions'),
}
const directory = directoryFrom(raw)
const byInsee = new Map(directory.communes.map((row) => [row.insee, row]))

describe('the directory of 2026', () => {
  test('holds 34,875 communes and the inhabited entries of the overseas collectivities', () => {
    expect(directory.communes.filter(({ kind }) => kind === 'commune')).toHaveLength(34_875)
    // 94 entries, less five districts of the southern and antarctic lands and Clipperton.
    expect(directory.communes.filter(({ kind }) => kind === 'overseas')).toHaveLength(88)
    expect(directory.epci).toHaveLength(1255)
    expect(directory.regions).toHaveLength(24)
    expect(directory.departements).toHaveLength(107)
  })

  test('gives each commune a key, a postal code, a département and a region that exist', () => {
    const departements = new Set(directory.departements.map(({ code }) => code))
    const regions = new Set(directory.regions.map(({ code }) => code))
    const incomplete = directory.communes.filter(
      (row) =>
        row.searchKey === '' ||
        row.postalCodes.length === 0 ||
        !departements.has(row.departementCode) ||
        !regions.has(row.regionCode),
    )
    expect(incomplete).toEqual([])
  })

  test('gives each commune an EPCI, but for four islands and the overseas collectivities', () => {
    const alone = directory.communes.filter(({ kind, epciSiren }) => kind === 'commune' && epciSiren === null)
    expect(alone.map(({ name }) => name).sort()).toEqual([
      "L'Île-d'Yeu",
      'Ouessant',
      'Île-de-Bréhat',
      'Île-de-Sein',
    ])
  })

  test('knows each SIREN and each INSEE code once', () => {
    expect(byInsee.size).toBe(directory.communes.length)
    const sirens = directory.communes.flatMap(({ siren }) => siren ?? [])
    expect(new Set(sirens).size).toBe(sirens.length)
  })

  test('leads every former name and code to a commune of today', () => {
    for (const alias of directory.aliases) expect(byInsee.has(alias.leadsTo), alias.insee).toBe(true)
    expect(new Set(directory.aliases.map(({ insee, kind }) => `${insee} ${kind}`)).size).toBe(
      directory.aliases.length,
    )
    expect(directory.aliases.find(({ insee }) => insee === '75105')).toMatchObject({
      kind: 'arrondissement',
      leadsTo: '75056',
    })
    expect(directory.aliases.find(({ name }) => name === 'Arbignieu')).toMatchObject({
      kind: 'delegated',
      leadsTo: '01015',
    })
  })

  test('finds every commune by its name as the post writes it: capitals, no accent, ST for SAINT', () => {
    const missed = directory.communes.filter((row) => searchKey(asThePostWrites(row.name)) !== row.searchKey)
    expect(missed.map(({ name }) => name)).toEqual([])
  })

  test('understands every name, typed whole, as a name', () => {
    const missed = directory.communes.filter((row) => {
      const query = parseQuery(row.name)
      return query.kind !== 'name' || query.key !== row.searchKey || query.codeStart !== null
    })
    expect(missed.map(({ name }) => name)).toEqual([])
  })

  test('understands every INSEE and postal code', () => {
    const codes = directory.communes.flatMap(({ insee, postalCodes }) => [insee, ...postalCodes])
    const missed = codes.filter((code) => {
      const query = parseQuery(code.toLowerCase())
      return !('code' in query) || query.code !== code
    })
    expect(missed).toEqual([])
  })
})

test('a kind of EPCI never seen stops the reading', () => {
  const epci = [{ code: '200000000', nom: 'X', type: 'NEW', populationMunicipale: 1, membres: [] }]
  expect(() => directoryFrom({ ...raw, epci })).toThrow(/unknown kind of EPCI/)
})

function asThePostWrites(name: string): string {
  return name
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'OE')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\bSaint(e?)(s?)\b/gi, 'St$1$2')
    .replace(/['-]/g, ' ')
    .toUpperCase()
}

function readEdition<T>(file: string): T {
  const path = import.meta.resolve(`@etalab/decoupage-administratif/data/${file}.json`)
  return JSON.parse(readFileSync(new URL(path), 'utf8'))
}
