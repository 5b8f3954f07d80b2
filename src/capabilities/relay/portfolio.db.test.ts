import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../../../test/support/house.ts'
import { planFigures, presenceFigures } from './domain/annual-figures.ts'
import { reportRowsOf } from './report-store.ts'

let house: House
let relayId: string
let otherId: string
let agent: Person
let stranger: Person
let secretary: Person

const office = (path: string, id = relayId) => `/../organisations/${id}${path}`

beforeAll(async () => {
  house = await openHouse()
  secretary = await house.person('Claire Martin', '71137')
  for (const insee of ['71040', '71443']) await house.organisationOf(insee)
  agent = await house.person('Nour Petit')
  stranger = await house.person('Ilan Roux')
  relayId = await openRelay('Relais d’essai', agent)
  otherId = await openRelay('Autre relais', stranger)
  const { owner } = house
  await owner.query(
    `insert into territory.directory_epci (siren, name, type, population, departement_code, search_key)
     values ('200040038', 'CC du Clunisois', 'CC', 14000, '71', 'cc du clunisois')`,
  )
  await owner.query(
    `update territory.directory_commune set name = 'Cluny', search_key = 'cluny', population = 5002,
       epci_siren = '200040038' where insee = '71137'`,
  )
  await owner.query(
    `update territory.directory_commune set name = 'Bergesserin', search_key = 'bergesserin' where insee = '71040'`,
  )
  await owner.query(
    `insert into territory.directory_alias (insee, kind, name, leads_to, search_key)
     values ('71999', 'former', 'Ancienne', '71443', 'ancienne')`,
  )
})
afterAll(() => house.close())
beforeEach(async () => {
  await house.owner.query('delete from relay.listed_commune')
  await house.owner.query('delete from territory.mandate')
})

async function openRelay(name: string, person: Person): Promise<string> {
  const { rows } = await house.owner.query(
    `insert into territory.organisation (kind, name, opened_at) values ('relay', $1, now()) returning id`,
    [name],
  )
  await house.owner.query(
    `insert into territory.member (organisation_id, person_id, role, since_at) values ($1, $2, 'relay-agent', now())`,
    [rows[0].id, person.personId],
  )
  return rows[0].id
}

async function giveMandate(insee: string, scopes: readonly string[], untilOn = '2027-12-31') {
  await house.owner.query(
    `insert into territory.mandate (organisation_id, holder_id, commune_name, holder_name, scopes, from_on, until_on,
       proposed_at, proposed_by, granted_at, granted_by, granted_how)
     values ($1, $2, 'Commune', 'Relais', $3, '2026-01-01', $4, now(), $5, now(), $5, 'on-line')`,
    [await house.organisationOf(insee), relayId, scopes, untilOn, secretary.personId],
  )
}

const list = async (insees: readonly string[]) =>
  agent.call('POST', office('/portfolio'), { json: { insees } })
const rowsOf = async (query = '', person = agent, id = relayId) =>
  (await person.call('GET', office(`/portfolio${query}`, id))).body.rows
const preview = async (fields: Readonly<Record<string, string | Blob>>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return agent.call('POST', office('/portfolio/previews'), { form })
}

describe('the communes of a relay', () => {
  it('show the public directory and nothing else where no mandate was given', async () => {
    await secretary.call('PUT', '/71137/answers/systems-listed', { json: { reply: 'no' }, ifMatch: 0 })
    await list(['71137'])
    expect(await rowsOf()).toEqual([
      {
        insee: '71137',
        name: 'Cluny',
        population: 5002,
        departementCode: '71',
        epciName: 'CC du Clunisois',
        isListed: true,
        note: null,
        standing: 'none',
        scopes: [],
        untilOn: null,
        isOpened: null,
        known: null,
        proven: null,
        essentialsMissing: null,
        essentialsTotal: null,
        openActions: null,
        saidAt: null,
        visitedAt: null,
        levels: null,
        toFix: null,
        worse: null,
      },
    ])
  })

  it('show of each what its mandate opens, scope by scope', async () => {
    const organisationId = await house.organisationOf('71137')
    const { capabilities, platform } = house.program
    await platform.db.asJob(organisationId, (tx) => capabilities.diagnostic.keepTally(tx, organisationId))
    await house.owner.query(
      `insert into watch.visit (organisation_id, status, requested_at, finished_at, target, levels)
       values ($1, 'done', '2026-11-01', '2026-11-01', '{}', '{"a": true}'), ($1, 'done', '2026-11-20', '2026-11-20', '{}', '{"a": false}')`,
      [organisationId],
    )
    await house.owner.query(
      `insert into watch.finding (visit_id, organisation_id, code, rank, verdict, title, meaning, evidence, observed_at)
       select id, organisation_id, '2.7', 1, case when requested_at < '2026-11-10' then 'ok' else 'to-fix' end, '', '', '{}',
         requested_at from watch.visit where organisation_id = $1`,
      [organisationId],
    )
    await giveMandate('71137', ['presence'])
    const [presence] = await rowsOf()
    expect(presence).toMatchObject({ standing: 'in-force', isOpened: true, known: null, openActions: null })
    expect(presence).toMatchObject({ toFix: 1, worse: 1, levels: { a: false } })

    await house.owner.query(`update territory.mandate set scopes = '{plan}'`)
    const [plan] = await rowsOf()
    expect(plan).toMatchObject({ toFix: null, worse: null, levels: null, visitedAt: null })
    expect(plan.known).toBeGreaterThanOrEqual(0)
    expect(plan.essentialsTotal).toBeGreaterThan(0)
  })

  it.each([
    ['revoked', `revoked_at = now(), revoked_by = proposed_by`],
    ['over', `until_on = '2026-11-21'`],
  ])('say nothing more of a commune whose mandate is %s', async (_, change) => {
    await giveMandate('71137', ['plan', 'presence'])
    await house.owner.query(`update territory.mandate set ${change}`)
    expect(await rowsOf()).toEqual([])
    await list(['71137'])
    const [row] = await rowsOf()
    expect(row).toMatchObject({ known: null, toFix: null, isOpened: null, saidAt: null })
  })

  it('are searched, filtered and sorted', async () => {
    await list(['71137', '71040', '71443'])
    await giveMandate('71137', ['plan'], '2026-12-15')
    const insees = async (query: string) => (await rowsOf(query)).map(({ insee }: { insee: string }) => insee)
    expect(await insees('?q=Clu')).toEqual(['71137'])
    expect(await insees('?q=7104')).toEqual(['71040'])
    expect(await insees('?standing=none')).toEqual(['71040', '71443'])
    expect(await insees('?standing=ends-soon')).toEqual(['71137'])
    expect(await insees('?epci=200040038')).toEqual(['71137'])
    expect(await insees('?departement=71&sort=population&order=desc&standing=')).toContain('71040')
    expect((await insees('?sort=population&order=desc'))[0]).toBe('71137')
    expect(await insees('?gap=never-opened')).toEqual([])
  })

  it('do not exist for an agent of another relay, who changes nothing there', async () => {
    await list(['71137'])
    await giveMandate('71137', ['plan'])
    for (const path of ['/portfolio', '/portfolio.csv', '/portfolio/outline', '/today'])
      expect((await stranger.call('GET', office(path))).status).toBe(404)
    expect((await stranger.call('POST', office('/portfolio'), { json: { insees: ['71040'] } })).status).toBe(
      404,
    )
    expect((await stranger.call('DELETE', office('/portfolio/71137'))).status).toBe(404)
    expect(await rowsOf('', stranger, otherId)).toEqual([])
    expect(await rowsOf()).toHaveLength(1)
  })

  it('keep apart what two relays list, also straight in SQL', async () => {
    await list(['71137'])
    const { db } = house.program.platform
    const seen = await db.asPerson(stranger, (tx) =>
      tx.selectFrom('relay.listedCommune').selectAll().execute(),
    )
    expect(seen).toEqual([])
    await expect(
      db.asPerson(stranger, (tx) =>
        tx
          .insertInto('relay.listedCommune')
          .values({
            organisationId: relayId,
            insee: '71040',
            addedAt: new Date(),
            addedBy: stranger.personId,
          })
          .execute(),
      ),
    ).rejects.toThrow(/row-level security/)
  })

  it('are exported as a spreadsheet of a town hall opens it', async () => {
    await list(['71137'])
    const { status, body, headers } = await agent.call('GET', office('/portfolio.csv'))
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain('text/csv')
    expect(Buffer.from(body, 'latin1').toString('utf8')).toContain(
      '71137;Cluny;5002;71;CC du Clunisois;Sans mandat',
    )
  })
})

describe('a list brought in', () => {
  it('is shown line by line before anything is kept', async () => {
    await list(['71040'])
    const { status, body } = await preview({ text: 'insee\n71137\n71040\n71999\n99999\n71137' })
    expect(status).toBe(200)
    expect(
      body.lines.map(({ line, outcome }: { line: number; outcome: string }) => `${line} ${outcome}`),
    ).toEqual(['2 found', '3 already-listed', '4 merged', '5 unknown', '6 duplicate'])
    expect(body.insees).toEqual(['71137', '71443'])
    expect(await rowsOf()).toHaveLength(1)
  })

  it('comes from a file, or from an EPCI', async () => {
    const file = new File([Buffer.from('Libell\xe9;Code postal\r\nBergesserin;71460', 'latin1')], 'liste.csv')
    expect((await preview({ file })).body.insees).toEqual(['71040'])
    expect((await preview({ epci: '200040038' })).body.insees).toEqual(['71137'])
    expect((await preview({ departement: '71' })).body.insees).toHaveLength(3)
  })

  it('is kept whole or not at all', async () => {
    const refused = await list(['71137', '71999'])
    expect(refused.status).toBe(422)
    expect(refused.body.detail).toContain('71999')
    expect(await rowsOf()).toEqual([])
    expect((await list(['71137', '71040', '71137'])).body).toEqual({ added: 2 })
    expect((await list(['71137'])).body).toEqual({ added: 0 })
  })

  it('that cannot be read says so, and nothing is kept', async () => {
    const { status, body } = await preview({ text: '   ' })
    expect(status).toBe(422)
    expect(body.detail).toContain('Rien n’a été ajouté')
  })

  it('follows a commune that merged since', async () => {
    await house.owner.query(
      `insert into relay.listed_commune (organisation_id, insee, note, added_at, added_by) values ($1, '71999', 'Appeler', now(), $2)`,
      [relayId, agent.personId],
    )
    expect((await agent.call('GET', office('/portfolio/outline'))).body.moved).toEqual([
      { insee: '71999', into: '71443', name: 'Commune 71443' },
    ])
    expect((await agent.call('POST', office('/portfolio/mergers'))).body).toEqual({ moved: 1 })
    expect((await rowsOf())[0]).toMatchObject({ insee: '71443', note: 'Appeler' })
  })

  it('loses a commune when somebody takes it off, and keeps a note', async () => {
    await list(['71137', '71040'])
    const noted = await agent.call('PUT', office('/portfolio/71040/note'), {
      json: { note: 'Rappeler en mars' },
    })
    expect(noted.status).toBe(200)
    expect((await agent.call('DELETE', office('/portfolio/71137'))).status).toBe(200)
    expect((await agent.call('DELETE', office('/portfolio/71137'))).status).toBe(404)
    expect((await rowsOf()).map(({ note }: { note: string }) => note)).toEqual(['Rappeler en mars'])
  })
})

describe('who needs somebody now', () => {
  it('is told worst first, and only what each mandate lets be seen', async () => {
    await giveMandate('71137', ['presence'])
    await giveMandate('71040', ['plan'])
    await list(['71443'])
    const { body } = await agent.call('GET', office('/today'))
    expect(body.counts).toMatchObject({ total: 3, inForce: 2, goneWorse: 1, neverOpened: 1 })
    expect(body.needy.map(({ insee }: { insee: string }) => insee)).toEqual(['71137', '71040'])
    expect(body.needy[0]).toMatchObject({ worse: 1, essentialsMissing: null })
    expect(body.needy[1]).toMatchObject({ worse: null, neverOpened: true })
  })
})

describe('the report of the year', () => {
  it('counts of each commune what it agreed to, and nothing of one that did not', async () => {
    await giveMandate('71137', ['presence'])
    await giveMandate('71040', ['plan'])
    await list(['71443'])
    const rows = await house.program.platform.db.asPerson(agent, (tx) => reportRowsOf(tx, relayId, 2026))
    expect(rows).toHaveLength(3)
    const agreed = rows.map(({ standing, seesPlan, seesPresence }) => ({ standing, seesPlan, seesPresence }))
    expect(agreed).toContainEqual({ standing: 'in-force', seesPlan: false, seesPresence: true })
    expect(agreed).toContainEqual({ standing: 'in-force', seesPlan: true, seesPresence: false })
    expect(agreed).toContainEqual({ standing: 'none', seesPlan: false, seesPresence: false })
    for (const row of rows) {
      if (!row.seesPlan)
        expect(row).toMatchObject({ known: null, proven: null, essentialsMissing: null, endedActions: 0 })
      if (!row.seesPresence) expect(row).toMatchObject({ isVisited: false, isEssentialLevel: null })
    }
    expect([planFigures(rows), presenceFigures(rows)]).toEqual([null, null])
  })

  it('is a PDF', async () => {
    await giveMandate('71137', ['plan'])
    const { status, body, headers } = await agent.call(
      'GET',
      office('/documents/annual-report.pdf?year=2026'),
    )
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/pdf')
    expect(body.startsWith('%PDF')).toBe(true)
  })
})
