import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DnsServer, type Records, startDnsServer } from '../../../../test/support/dns-server.ts'
import { type House, openHouse, type Person } from '../../../../test/support/house.ts'
import { searchJob } from './job.ts'

const zone = { SOA: {}, NS: ['ns1.test'] }
/** What the DNS answers from: a test changes it between two searches. */
const zones: Record<string, Records> = {
  'cluny.fr': { ...zone, A: ['192.0.2.1'] },
  'mairie-cluny.fr': { ...zone, MX: [[10, 'mx.pirate.test']] },
  'cluny.com': { ...zone, A: ['192.0.2.1'] },
  'clugny.fr': zone,
}
let dns: DnsServer
let house: House
let alice: Person
let bruno: Person
let stranger: Person

beforeAll(async () => {
  dns = await startDnsServer(zones)
  house = await openHouse({ SCAN_RESOLVER: dns.address })
  alice = await house.person('Alice', '71137')
  bruno = await house.person('Bruno', '71137')
  stranger = await house.person('Paul', '71138')
  const directory = `update territory.directory_commune set name = $2, search_key = lower($2) where insee = $1`
  await house.owner.query(directory, ['71137', 'Cluny'])
  await house.owner.query(directory, ['71138', 'Clugny'])
  await house.owner.query(`update territory.organisation set name = 'Cluny' where insee = '71137'`)
  await alice.call('PUT', '/71137/profile', {
    json: {
      staffCount: 3,
      workstations: 4,
      providerKind: 'company',
      structures: ['mairie'],
      mailAddress: 'mairie@cluny.fr',
      hasNoMail: false,
      siteUrl: 'https://cluny.fr/',
      hasNoSite: false,
    },
    ifMatch: 1,
  })
})
afterAll(async () => {
  await house.close()
  await dns.close()
})

async function list() {
  const reply = await alice.call('GET', '/71137/look-alikes')
  expect(reply.status).toBe(200)
  return reply.body
}
const lineOf = async (name: string) =>
  (await list()).names.find((each: { name: string }) => each.name === name)
const sort = (
  person: Person,
  name: string,
  sortedAs: string | null,
  ifMatch: number,
  note: string | null = null,
) => person.call('PUT', `/71137/look-alikes/${name}`, { json: { sortedAs, note }, ifMatch })
const proofs = async () => {
  const organisationId = await house.organisationOf('71137')
  const { rows } = await house.owner.query(
    `select verdict, source from evidence.record where organisation_id = $1 and subject = 'check:look-alikes' order by recorded_at, id`,
    [organisationId],
  )
  return rows
}

/** Asks for a search and waits for the queue, as a page does. */
async function search() {
  const { body } = await alice.call('POST', '/71137/look-alikes/searches')
  for (;;) {
    const now = await list()
    if (now.last?.id === body.id) return now
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe('the names that look like a commune’s', () => {
  it('before the first search, nothing is said of them', async () => {
    expect(await list()).toMatchObject({
      newest: null,
      names: [],
      finding: { verdict: 'could-not-tell', reason: 'not-asked', fix: null },
    })
  })

  it('are found by one search, even asked twice at once, and wait for a person', async () => {
    const [one, other] = await Promise.all([
      alice.call('POST', '/71137/look-alikes/searches'),
      bruno.call('POST', '/71137/look-alikes/searches'),
    ])
    expect([one.status, other.status, one.body.id === other.body.id]).toEqual([202, 202, true])
    const { finding, counts, names, last } = await search()
    expect(finding).toMatchObject({ verdict: 'could-not-tell', reason: 'needs-a-person' })
    expect(counts).toEqual({ toSort: 3, suspect: 0, ours: 0, unrelated: 0, untold: 0 })
    expect(last.namesDone).toBe(last.namesTotal)
    expect(names.map(({ name }: { name: string }) => name).toSorted()).toEqual([
      'clugny.fr',
      'cluny.com',
      'mairie-cluny.fr',
    ])
    expect((await lineOf('cluny.com')).seen.isAtOwnSite).toBe(true)
    expect((await lineOf('mairie-cluny.fr')).seen.mailServers).toEqual(['mx.pirate.test'])
  })

  it('that are another commune’s name are said to be', async () => {
    expect((await lineOf('clugny.fr')).otherCommune).toEqual({
      insee: '71138',
      name: 'Clugny',
      departement: 'Saône-et-Loire',
    })
    expect((await lineOf('mairie-cluny.fr')).otherCommune).toBeNull()
  })

  it('a suspect one is something to do; the proof is dated when the verdict changes', async () => {
    const saved = await sort(alice, 'mairie-cluny.fr', 'suspect', 1, 'Reçu un message de là.')
    expect(saved.body).toMatchObject({ sortedAs: 'suspect', sortedBy: 'Alice', version: 2 })
    expect(saved.headers.get('etag')).toBe('"2"')
    const { finding } = await list()
    expect(finding.verdict).toBe('to-fix')
    expect(finding.fix.ask).toContain('mairie-cluny.fr')
    expect((await proofs()).at(-1)).toEqual({ verdict: 'denies', source: 'person' })
    const before = (await proofs()).length
    await sort(alice, 'clugny.fr', 'unrelated', 1)
    expect((await proofs()).length).toBe(before)
  })

  it('sorted by two people at once keep the first choice, and show it to the second', async () => {
    const [one, other] = await Promise.all([
      sort(alice, 'cluny.com', 'ours', 1),
      sort(bruno, 'cluny.com', 'suspect', 1),
    ])
    const refused = [one, other].find(({ status }) => status === 412)
    const accepted = [one, other].find(({ status }) => status === 200)
    expect(refused?.body.type).toBe('urn:beffroi:problem:look-alike-changed')
    expect(refused?.body.saved).toEqual(accepted?.body)
    const again = await sort(alice, 'cluny.com', 'ours', refused?.body.currentVersion)
    expect(again.status).toBe(200)
  })

  it('sorted the same twice are no change', async () => {
    const { version } = await lineOf('cluny.com')
    expect((await sort(bruno, 'cluny.com', 'ours', version)).body.version).toBe(version)
  })

  it('need a version, a known name and a known place', async () => {
    expect(
      (await alice.call('PUT', '/71137/look-alikes/cluny.com', { json: { sortedAs: 'ours', note: null } }))
        .status,
    ).toBe(428)
    expect((await sort(alice, 'nothing.fr', 'ours', 1)).status).toBe(404)
    expect((await sort(alice, 'cluny.com', 'harmless', 1)).status).toBe(422)
  })

  it('found again stay as they were sorted; what vanished is said, and asks for nothing', async () => {
    delete zones['mairie-cluny.fr']
    house.setClock('2026-11-23T09:00:00Z')
    const { finding, counts } = await search()
    expect(counts).toMatchObject({ toSort: 0, suspect: 0, ours: 1, unrelated: 1 })
    expect(finding.verdict).toBe('ok')
    expect((await lineOf('mairie-cluny.fr')).goneAt).toMatch(/^2026-11-23/)
    expect((await lineOf('cluny.com')).lastSeenAt).toMatch(/^2026-11-23/)
    expect((await lineOf('cluny.com')).firstSeenAt).toMatch(/^2026-11-22/)
    expect((await proofs()).at(-1)).toEqual({ verdict: 'supports', source: 'check' })

    zones['mairie-cluny.fr'] = zone
    expect((await search()).finding.verdict).toBe('to-fix')
    expect((await lineOf('mairie-cluny.fr')).goneAt).toBeNull()
  })

  it('the same job twice changes nothing', async () => {
    const before = await list()
    const kept = (await proofs()).length
    const job = house.program.capabilities.watch.jobs.find(({ name }) => name === searchJob)
    const organisationId = await house.organisationOf('71137')
    await job?.run({ organisationId, searchId: before.last.id }, AbortSignal.timeout(5000))
    expect(await list()).toEqual(before)
    expect((await proofs()).length).toBe(kept)
  })

  it('belong to the commune: for a stranger they do not exist', async () => {
    expect((await stranger.call('GET', '/71137/look-alikes')).status).toBe(404)
    expect((await sort(stranger, 'cluny.com', 'ours', 1)).status).toBe(404)
    for (const table of ['watch.look_alike', 'watch.look_alike_search']) {
      await house.owner.query('begin')
      await house.owner.query('set local role beffroi_app')
      await house.owner.query(`select set_config('beffroi.person', $1, true)`, [stranger.personId])
      const { rows } = await house.owner.query(`select from ${table}`)
      const { rowCount } = await house.owner.query(`update ${table} set organisation_id = organisation_id`)
      await house.owner.query('rollback')
      expect([table, rows.length, rowCount]).toEqual([table, 0, 0])
    }
  })
})
