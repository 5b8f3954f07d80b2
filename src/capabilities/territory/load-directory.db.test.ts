import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../../../test/support/house.ts'
import type { AliasRow, CommuneRow, Directory } from './domain/directory.ts'
import type { SpaceMove } from './domain/reload.ts'
import { loadDirectory, replaceDirectory } from './load-directory.ts'
import { searchDirectory } from './search-directory.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const db = () => house.program.platform.db

describe('the directory of this version', () => {
  it('is loaded whole the first time, and not touched the second', async () => {
    const now = new Date('2026-11-22T09:00:00Z')
    expect(await loadDirectory(db(), now)).toEqual({ kind: 'loaded', communes: 34_963, moves: [] })
    const { rows } = await house.owner.query(
      'select kind, count(*)::int from territory.directory_commune group by kind order by kind',
    )
    expect(rows).toEqual([
      { kind: 'commune', count: 34_875 },
      { kind: 'overseas', count: 88 },
    ])

    expect(await loadDirectory(db(), new Date('2026-11-23T09:00:00Z'))).toEqual({ kind: 'already-loaded' })
    const editions = await house.owner.query('select loaded_at from territory.directory_edition')
    expect(editions.rows).toEqual([{ loaded_at: now }])
  })

  it('leaves no commune without its département, and no former commune without a commune of today', async () => {
    const { rows } = await house.owner.query(`
      select c.insee from territory.directory_commune c
        where not exists (select from territory.directory_departement d where d.code = c.departement_code)
      union all
      select a.insee from territory.directory_alias a
        where not exists (select from territory.directory_commune c where c.insee = a.leads_to)`)
    expect(rows).toEqual([])
  })
})

const commune = (insee: string, name: string, siren = `2${insee}000`): CommuneRow => ({
  insee,
  name,
  kind: 'commune',
  siren,
  postalCodes: ['71000'],
  population: 300,
  epciSiren: null,
  departementCode: '71',
  regionCode: '27',
  searchKey: name.toLowerCase(),
})

const leads = (insee: string, name: string, leadsTo: string): AliasRow => ({
  insee,
  name,
  kind: 'delegated',
  leadsTo,
  searchKey: name.toLowerCase(),
})

const edition = (communes: readonly CommuneRow[], aliases: readonly AliasRow[] = []): Directory => ({
  communes,
  aliases,
  epci: [],
  departements: [{ code: '71', name: 'Saône-et-Loire', regionCode: '27' }],
  regions: [{ code: '27', name: 'Bourgogne-Franche-Comté' }],
})

const lastYear = edition([
  commune('71901', 'Aubrac'),
  commune('71902', 'Bellevue'),
  commune('71903', 'Chanly'),
  commune('71904', 'Dorne'),
  commune('71905', 'Esprels'),
  commune('71906', 'Fontenay'),
])
const thisYear = edition(
  [commune('71901', 'Aubrac-Bellevue'), commune('71903', 'Chanly'), commune('71906', 'Fontenay-le-Neuf')],
  [leads('71902', 'Bellevue', '71901'), leads('71904', 'Dorne', '71903')],
)

describe('a new edition of the directory', () => {
  let marie: Person
  let bellevue: string
  let moves: readonly SpaceMove[]

  beforeAll(async () => {
    const load = (directory: Directory, name: string, at: string) =>
      db().asSystem('load an edition', (tx) => replaceDirectory(tx, directory, name, new Date(at)))
    await load(lastYear, 'last-year', '2026-01-10T09:00:00Z')
    marie = await house.person('Marie Durand', '71902', '71903', '71904', '71905', '71906')
    bellevue = await house.organisationOf('71902')
    const mayor = { name: 'Anne Petit', phone: '03 85 00 00 00', mail: null, hours: null }
    for (const insee of ['71902', '71904', '71905'])
      expect((await marie.call('PUT', `/${insee}/contacts/mayor`, { json: mayor })).status).toBe(200)
    await db().asPerson(marie, (tx) =>
      house.program.capabilities.evidence.record(tx, bellevue, [
        {
          subject: 'check:2.7',
          verdict: 'supports',
          source: 'check',
          observedAt: new Date('2026-03-01T09:00:00Z'),
          expiresAt: null,
          summary: 'Vu avant la fusion',
          detail: {},
        },
      ]),
    )
    moves = await load(thisYear, 'this-year', '2027-01-10T09:00:00Z')
  })

  it('says what became of each space concerned and keeps it written', async () => {
    expect(moves).toEqual([
      { kind: 'carry-on', from: '71902', into: '71901' },
      { kind: 'attach', from: '71904', into: '71903' },
      { kind: 'ask', from: '71905' },
    ])
    const { rows } = await house.owner.query(
      'select edition, kind, from_insee, into_insee from territory.directory_move order by from_insee',
    )
    expect(rows).toEqual([
      { edition: 'this-year', kind: 'carry-on', from_insee: '71902', into_insee: '71901' },
      { edition: 'this-year', kind: 'attach', from_insee: '71904', into_insee: '71903' },
      { edition: 'this-year', kind: 'ask', from_insee: '71905', into_insee: null },
    ])
  })

  it('carries the space of a merged commune on under the new code: same organisation, same history', async () => {
    expect(await house.program.capabilities.territory.organisationOf('71901')).toBe(bellevue)
    const { body } = await marie.call('GET', '/71901')
    expect(body).toMatchObject({ insee: '71901', name: 'Aubrac-Bellevue' })
    expect((await marie.call('GET', '/71901/contacts')).body.contacts).toMatchObject([{ name: 'Anne Petit' }])
    const history = await db().asPerson(marie, (tx) =>
      house.program.capabilities.evidence.history(tx, bellevue, ['check:2.7']),
    )
    expect(history).toMatchObject([{ summary: 'Vu avant la fusion' }])
  })

  it('lets the member come in by the old code, as a bookmark does', async () => {
    const reply = await marie.call('GET', '/71902')
    expect(reply.status).toBe(200)
    expect(reply.body).toMatchObject({ insee: '71901', name: 'Aubrac-Bellevue' })
  })

  it('finds the new commune by the name of the old one', async () => {
    const found = await db().asSystem('search', (tx) => searchDirectory(tx, 'Bellevue'))
    expect(found).toMatchObject([{ insee: '71901', name: 'Aubrac-Bellevue' }])
  })

  it('keeps both spaces when both communes had one, each at its own code', async () => {
    expect(await house.organisationOf('71904')).not.toBe(await house.organisationOf('71903'))
    expect((await marie.call('GET', '/71904/contacts')).body.contacts).toMatchObject([{ name: 'Anne Petit' }])
    expect((await marie.call('GET', '/71904')).body).toMatchObject({ insee: '71904' })
    expect((await marie.call('GET', '/71903/contacts')).body.contacts).toEqual([])
  })

  it('leaves the space of a commune that vanished open until somebody decides', async () => {
    expect((await marie.call('GET', '/71905/contacts')).body.contacts).toMatchObject([{ name: 'Anne Petit' }])
    const space = await marie.call('GET', '/71905')
    expect(space.status).toBe(200)
    expect(space.body).toMatchObject({ insee: '71905', name: 'Esprels' })
  })

  it('gives a renamed commune its new name', async () => {
    expect((await marie.call('GET', '/71906')).body).toMatchObject({ name: 'Fontenay-le-Neuf' })
  })

  it('loses none of the spaces of a person', async () => {
    const { body } = await marie.call('GET', '')
    expect(body.communes.map(({ insee }: { insee: string }) => insee).toSorted()).toEqual([
      '71901',
      '71903',
      '71904',
      '71905',
      '71906',
    ])
  })
})
