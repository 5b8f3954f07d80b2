import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rightsIn, rightsUnderMandate } from '../../src/capabilities/territory/domain/rights.ts'
import { isOpenToTokens } from '../../src/platform/http/admit-token.ts'
import type { Route } from '../../src/platform/http/route.ts'
import { tablesOfOrganisations } from './isolation/catalog.ts'
import { bodies, columnOfName, elsewhere, wordOfName } from './isolation/examples.ts'
import type { Side } from './isolation/fill-rows.ts'
import { contentOf, faultsOf } from './isolation/sample.ts'
import { type Asker, openWorld, type World } from './isolation/world.ts'

/** Every route × everybody × somebody else's organisation, and × their own. New routes are in it by themselves. */
let world: World
const placesOf = new Map<Side, Record<string, string>>()

beforeAll(async () => {
  world = await openWorld()
  const tables = await tablesOfOrganisations(world.house.owner)
  for (const name of new Set(world.routes.flatMap(({ path }) => namesIn(path)))) {
    const called = name.replace(/Id$/, '').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    const found = tables.filter((table) => name.endsWith('Id') && table.name.endsWith(`.${called}`))
    if (found.length === 1) columns.set(name, `${found[0]?.name}.id`)
  }
  for (const [name, column] of Object.entries(columnOfName)) columns.set(name, column)
  for (const side of [world.ours, world.theirs]) placesOf.set(side, await namesOf(side))
})
afterAll(() => world.house.close())

/** Of every name in a path, the column that it stands for: as `examples.ts` says, else the one table of that name. */
const columns = new Map<string, string>()
const here = 'test/architecture/isolation/examples.ts'
/** Everybody at every door is many calls, on a machine that may have other work. */
const patient = 240_000

const named = ({ method, path }: Route) => `${method} ${path}`
/** The name as `examples.ts` has it: with the path that leads to it where it means something else there. */
const keyOf = (path: string, name: string) =>
  [...columns.keys()].find((key) => key.endsWith(`/{${name}}`) && path.includes(`/${key}`)) ?? name
const namesIn = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
const isOfCommune = ({ who }: Route) => typeof who === 'object' && 'may' in who
const isOfOffice = ({ who }: Route) => typeof who === 'object' && 'seat' in who

/** The rows of a side that the names of paths and fields stand for. */
async function namesOf(side: Side): Promise<Record<string, string>> {
  const names: Record<string, string> = { insee: side.insee, organisationId: side.relayId }
  for (const [name, place] of columns) {
    const [schema, table, column] = place.split('.')
    const isThere = await world.house.owner.query(`select to_regclass($1) is not null as yes`, [
      `${schema}.${table}`,
    ])
    if (!isThere.rows[0].yes) throw new Error(`columnOfName names ${place}, which is no column: see ${here}`)
    const { rows } = await world.house.owner.query(
      `select ${column}::text as value from ${schema}.${table} where organisation_id = any ($1)
       order by organisation_id = $2 desc limit 1`,
      [[side.communeId, side.relayId], side.communeId],
    )
    if (rows[0] === undefined) throw new Error(`no row of ${place} stands for {${name}}: see ${here}`)
    names[name] = rows[0].value
  }
  return names
}

function pathFor(route: Route, place: Side, rows: Side = place): string {
  const ofPlace: Record<string, string> = { insee: place.insee, organisationId: place.relayId }
  return route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const isOfPlace = name === 'organisationId' || (name === 'insee' && isOfCommune(route))
    return encodeURIComponent(
      (isOfPlace ? ofPlace[name] : placesOf.get(rows)?.[keyOf(route.path, name)]) ?? wordOfName[name] ?? '1',
    )
  })
}

const contentFor = (route: Route, side: Side) =>
  contentOf(route, placesOf.get(side) ?? {}, bodies[named(route)]?.(side))

describe('the walk', () => {
  it('knows every name in the path of a route', () => {
    const known = new Set([...columns.keys(), ...Object.keys(wordOfName), 'insee', 'organisationId'])
    const unknown = world.routes.flatMap((route) =>
      namesIn(route.path)
        .filter((name) => !known.has(keyOf(route.path, name)))
        .map((name) => `${named(route)}: add ${name} to columnOfName or wordOfName in ${here}`),
    )
    expect(unknown).toEqual([])
  })

  it('makes for every route a body that it accepts', () => {
    const unfit = world.routes.flatMap((route) => {
      const faults = faultsOf(route, contentFor(route, world.theirs))
      return faults.length === 0
        ? []
        : [`add '${named(route)}': () => ({…}) to bodies in ${here} (${faults.join('; ')})`]
    })
    expect(unfit).toEqual([])
  })

  it('has a line for every route under no organisation, and for no other', () => {
    const found = world.routes.filter((route) => !isOfCommune(route) && !isOfOffice(route)).map(named)
    expect(
      found
        .filter((name) => elsewhere[name] === undefined)
        .map((name) => `add '${name}': 'why' to elsewhere in ${here}`),
    ).toEqual([])
    expect(Object.keys(elsewhere).filter((name) => !found.includes(name))).toEqual([])
  })
})

describe('the walk would notice', () => {
  it('a row that is written, and words that are shown', async () => {
    const { house, theirs, everywhere } = world
    await world.written()
    await house.owner.query('update territory.profile set updated_at = now() where organisation_id = $1', [
      theirs.communeId,
    ])
    expect(await world.written()).toEqual([`territory.profile of ${theirs.communeId}`])
    const path = `/api/v1/organisations/${theirs.relayId}`
    const shown = await world.ask(world.open(world.routes), everywhere, 'get', path)
    expect(await shown.text()).toContain(theirs.secret)
  })
})

describe('the organisation of somebody else', () => {
  /** What is for people alone is refused to a program before anything is looked for. */
  const strangersAnswer = (route: Route, { personId, token }: Asker): number => {
    if (personId === null) return 401
    return token !== undefined && !isOpenToTokens(route) ? 403 : 404
  }

  it(
    'does not exist, whatever is asked of it and whoever asks, and nothing is written',
    async () => {
      const app = world.open(world.routes)
      const wrong: string[] = []
      await world.written()
      for (const route of world.routes.filter((each) => isOfCommune(each) || isOfOffice(each))) {
        const path = pathFor(route, world.theirs)
        const content = contentFor(route, world.theirs)
        await Promise.all(
          world.askers.map(async (asker) => {
            const { status } = await world.ask(app, asker, route.method, path, content)
            if (status !== strangersAnswer(route, asker))
              wrong.push(`${named(route)} for ${asker.title}: ${status}`)
          }),
        )
        const written = await world.written()
        if (written.length > 0) wrong.push(`${named(route)} wrote ${written.join(', ')}`)
      }
      expect(wrong).toEqual([])
    },
    patient,
  )

  it(
    'is neither shown nor changed by asking one’s own organisation for a row of it',
    async () => {
      const app = world.open(world.routes)
      const { ours, theirs, everywhere } = world
      const wrong: string[] = []
      await world.written()
      const routes = world.routes.filter(
        (route) =>
          (isOfCommune(route) || isOfOffice(route)) &&
          (namesIn(route.path).some((name) => columns.has(name)) || route.method !== 'get'),
      )
      for (const route of routes) {
        const reply = await world.ask(
          app,
          everywhere,
          route.method,
          pathFor(route, ours, theirs),
          contentFor(route, theirs),
        )
        const text = await reply.text()
        if (namesIn(route.path).some((name) => columns.has(name)) && reply.status < 400)
          wrong.push(`${named(route)}: ${reply.status}`)
        if (text.includes(theirs.secret)) wrong.push(`${named(route)} shows what is not its own`)
        const written = (await world.written()).filter(
          (what) => what.endsWith(theirs.communeId) || what.endsWith(theirs.relayId),
        )
        if (written.length > 0) wrong.push(`${named(route)} wrote ${written.join(', ')}`)
      }
      expect(wrong).toEqual([])
    },
    patient,
  )

  it(
    'is neither shown nor changed by the routes under no organisation',
    async () => {
      const app = world.open(world.routes)
      const { theirs, askers } = world
      const wrong: string[] = []
      await world.written()
      for (const route of world.routes.filter((each) => !isOfCommune(each) && !isOfOffice(each))) {
        for (const asker of askers.filter(({ title }) =>
          ['a stranger', 'nobody', 'secretary', 'relay-administrator'].includes(title),
        )) {
          const reply = await world.ask(
            app,
            asker,
            route.method,
            pathFor(route, theirs),
            contentFor(route, theirs),
          )
          if (asker.personId === null && route.who !== 'anyone' && reply.status !== 401)
            wrong.push(`${named(route)} for nobody: ${reply.status}`)
          if ((await reply.text()).includes(theirs.secret))
            wrong.push(`${named(route)} shows ${asker.title} what is not theirs`)
        }
        const written = (await world.written()).filter(
          (what) => what.endsWith(theirs.communeId) || what.endsWith(theirs.relayId),
        )
        if (written.length > 0) wrong.push(`${named(route)} wrote ${written.join(', ')}`)
      }
      expect(wrong).toEqual([])
    },
    patient,
  )
})

describe('one’s own organisation', () => {
  /** As the matrix says: in one's commune by the role, elsewhere by what the mandate opens. */
  function answerTo(route: Route, { role, scope, personId, token }: Asker): number {
    const { who } = route
    if (personId === null) return 401
    if (token !== undefined && !isOpenToTokens(route)) return 403
    if (role === null || typeof who !== 'object') return 404
    if ('seat' in who) {
      if (scope !== null || !role.startsWith('relay-')) return 404
      return who.seat === 'agent' || role === 'relay-administrator' ? 200 : 403
    }
    if (scope === null && role.startsWith('relay-')) return 404
    const rights = scope === null ? rightsIn(role) : rightsUnderMandate(role, [scope])
    const isGiven = token === undefined || token.rights.includes(who.may)
    return rights.has(who.may) && isGiven ? 200 : 403
  }

  it(
    'opens each route to exactly whom the matrix says, and each access under a mandate is one line of its trail',
    async () => {
      // Who comes in is the question here, not what is done then.
      const app = world.open(
        world.routes.map(
          (route): Route => ({
            ...route,
            params: undefined,
            query: undefined,
            body: undefined,
            handle: async () => ({ raw: null, status: 200, headers: {} }),
          }),
        ),
      )
      const wrong: string[] = []
      await world.house.owner.query('delete from territory.access')
      for (const route of world.routes.filter((each) => isOfCommune(each) || isOfOffice(each))) {
        await Promise.all(
          world.askers.map(async (asker) => {
            const { status } = await world.ask(app, asker, route.method, pathFor(route, world.ours))
            const expected = answerTo(route, asker)
            if (status !== expected)
              wrong.push(`${named(route)} for ${asker.title}: ${status}, not ${expected}`)
          }),
        )
        const { rows } = await world.house.owner.query(
          `with said as (delete from territory.access returning person_id, organisation_id)
         select person_id as "personId", count(*)::int as lines from said where organisation_id = $1 group by 1`,
          [world.ours.communeId],
        )
        const noted = new Map(rows.map(({ personId, lines }) => [personId, lines]))
        for (const asker of world.askers) {
          const lines = asker.scope !== null && answerTo(route, asker) === 200 && isOfCommune(route) ? 1 : 0
          if ((noted.get(asker.personId) ?? 0) !== lines)
            wrong.push(
              `${named(route)} for ${asker.title}: ${noted.get(asker.personId) ?? 0} lines in the trail, not ${lines}`,
            )
        }
      }
      expect(wrong).toEqual([])
    },
    patient,
  )
})
