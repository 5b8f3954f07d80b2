import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rightsIn, rightsUnderMandate } from '../../src/capabilities/territory/domain/rights.ts'
import { type Area, areas } from '../../src/kernel/right.ts'
import {
  type Grants,
  grants,
  type Policy,
  policies,
  type Table,
  tablesOfOrganisations,
} from './isolation/catalog.ts'
import { changedBeside, seenBeside } from './isolation/examples.ts'
import { type Asker, openWorld, type World } from './isolation/world.ts'

/**
 * Every table × everybody, straight in SQL under the program's own role: what a mistake in a route could reach. Tables
 * come from the catalog, and what each opens from the areas its policies name.
 */
let world: World
let tables: readonly Table[]
let granted: ReadonlyMap<string, Grants>
let areasOf: ReadonlyMap<string, ReadonlySet<Area>>
/** Tables whose rows are seen by whoever may read one area, with no other condition. */
let plain: ReadonlyMap<string, Area>
/** Tables with rows of a commune that the organisation they are made with or for has to do with. */
let shared: ReadonlySet<string>
const prepared = new Map<string, string>()

beforeAll(async () => {
  world = await openWorld()
  const { owner } = world.house
  tables = (await tablesOfOrganisations(owner)).filter(({ isProtected }) => isProtected)
  granted = await grants(owner)
  const all = await policies(owner)
  areasOf = areasByTable(all)
  plain = new Map(
    all.flatMap(({ table, command, sees }) => {
      const area = plainly.exec(sees.replaceAll(/\s+/g, ' '))?.[1]
      const known = areas.find((each) => each === area)
      return known === undefined || (command !== 'ALL' && command !== 'SELECT')
        ? []
        : [[table, known] as const]
    }),
  )
  shared = new Set(
    all.filter(({ sees, accepts }) => /offices\(|entrusted\(/.test(sees + accepts)).map(({ table }) => table),
  )
  await owner.query(`set jit = off; ${attempt}`)
})
afterAll(() => world.house.close())

/** Everybody before every table is many statements, on a machine that may have other work. */
const patient = 240_000

type Deed = 'select' | 'insert' | 'update' | 'delete'

const plainly =
  /^\(\( SELECT platform\.is_system\(\) AS is_system\) OR \(organisation_id IN \( SELECT territory\.visible\('([a-z]+)'::text\) AS visible\)\)\)$/

const areasIn = (text: string) =>
  [...text.matchAll(/visible\('([a-z]+)(?::write)?'/g)].map((match) => match[1])
function areasByTable(all: readonly Policy[]): ReadonlyMap<string, ReadonlySet<Area>> {
  const found = new Map<string, Set<Area>>()
  for (const { table, sees, accepts } of all) {
    const known = areas.filter((area) => areasIn(sees + accepts).includes(area))
    found.set(table, new Set([...(found.get(table) ?? []), ...known]))
  }
  return found
}

/** What each table lets this person do with the rows of an organisation; whatever is done is undone. */
async function reach(
  { personId, token }: Pick<Asker, 'personId' | 'token'>,
  organisationId: string,
  moveTo: string = organisationId,
): Promise<ReadonlyMap<string, ReadonlySet<Deed>>> {
  const { owner } = world.house
  const key = `${organisationId} ${moveTo}`
  const statements = prepared.get(key) ?? JSON.stringify(await statementsFor(organisationId, moveTo))
  prepared.set(key, statements)
  const reached = new Map(tables.map(({ name }) => [name, new Set<Deed>()]))
  await owner.query('begin')
  await owner.query('set local role beffroi_app')
  await owner.query(
    `select set_config('beffroi.person', $1, true), set_config('beffroi.now', '2026-11-22T09:00:00Z', true),
      set_config('beffroi.token_organisation', $2, true), set_config('beffroi.token_rights', $3, true),
      set_config('beffroi.token_name', $4, true)`,
    [personId ?? '', token?.organisationId ?? '', token?.rights.join(',') ?? '', token?.name ?? ''],
  )
  const { rows } = await owner.query<{ name: string; deed: Deed }>(
    'select name, deed from walk.attempt($1)',
    [statements],
  )
  await owner.query('rollback')
  for (const { name, deed } of rows) reached.get(name)?.add(deed)
  return reached
}

async function statementsFor(organisationId: string, moveTo: string) {
  const statements: { name: string; deed: Deed; statement: string }[] = []
  const isTheirs = `organisation_id = '${organisationId}'`
  for (const { name } of tables) {
    const { rows } = await world.house.owner.query(
      `select to_jsonb(t)::text as row from ${name} t where ${isTheirs} limit 1`,
    )
    if (rows[0] === undefined) throw new Error(`${name} has no row of ${organisationId}: see fill-rows.ts`)
    const copy = rows[0].row.replaceAll("'", "''")
    const { updates = [], selects, inserts, deletes } = granted.get(name) ?? {}
    const column = moveTo === organisationId ? updates[0] : updates.find((each) => each === 'organisation_id')
    const value = column === 'organisation_id' ? `'${moveTo}'` : `"${column}"`
    if (selects) statements.push({ name, deed: 'select', statement: `select from ${name} where ${isTheirs}` })
    if (inserts)
      statements.push({
        name,
        deed: 'insert',
        statement: `insert into ${name} select (jsonb_populate_record(null::${name}, '${copy}')).*`,
      })
    if (column !== undefined)
      statements.push({
        name,
        deed: 'update',
        statement: `update ${name} set "${column}" = ${value} where ${isTheirs}`,
      })
    if (deletes) statements.push({ name, deed: 'delete', statement: `delete from ${name} where ${isTheirs}` })
  }
  return statements
}

/**
 * Tries each statement and undoes it. Refused by a policy, a grant or a trigger, or without a row: not reached. Refused by what
 * comes later, such as a key: reached.
 */
const attempt = `
  create function walk.attempt(statements jsonb) returns table (name text, deed text) language plpgsql as $$
    declare
      one record;
      touched bigint;
    begin
      for one in select s.name, s.deed, s.statement
        from jsonb_to_recordset(statements) as s(name text, deed text, statement text)
      loop
        begin
          execute one.statement;
          get diagnostics touched = row_count;
          raise exception using errcode = case when touched > 0 then 'WALK1' else 'WALK0' end;
        exception
          when insufficient_privilege or no_data_found or raise_exception then null;
          when others then
            if sqlstate <> 'WALK0' then
              name := one.name;
              deed := one.deed;
              return next;
            end if;
        end;
      end loop;
    end $$;
  grant usage on schema walk to beffroi_app`

describe('the rows of somebody else', () => {
  it(
    'are not there for anybody, in any table: none is seen, added, changed or removed',
    async () => {
      const wrong: string[] = []
      for (const asker of world.askers) {
        for (const organisationId of [world.theirs.communeId, world.theirs.relayId]) {
          for (const [name, done] of await reach(asker, organisationId))
            if (done.size > 0) wrong.push(`${name}: ${[...done].join(', ')} by ${asker.title}`)
        }
      }
      expect(wrong).toEqual([])
    },
    patient,
  )
})

describe('the rows of one’s own commune', () => {
  const rightsOf = ({ role, scope, token }: Asker): ReadonlySet<string> => {
    const given = (rights: ReadonlySet<string>) =>
      token === undefined ? rights : new Set(token.rights.filter((right) => rights.has(right)))
    if (role === null) return new Set<string>()
    if (scope !== null) return given(rightsUnderMandate(role, [scope]))
    return role.startsWith('relay-') ? new Set<string>() : given(rightsIn(role))
  }
  const may = (asker: Asker, name: string, act: 'read' | 'write') =>
    [...(areasOf.get(name) ?? [])].some((area) => rightsOf(asker).has(`${area}:${act}`))

  const isOfRelay = ({ role, scope }: Asker) => scope === null && (role?.startsWith('relay-') ?? false)

  it(
    'are there for whoever may read what they speak of, and changed by whoever may write it',
    async () => {
      expect(plain.size).toBeGreaterThan(10)
      const wrong: string[] = []
      for (const asker of world.askers) {
        for (const [name, done] of await reach(asker, world.ours.communeId)) {
          // A relay has to do with what it asked of the commune, whatever the mandate says.
          if (isOfRelay(asker) && (shared.has(name) || name in seenBeside)) continue
          const area = plain.get(name)
          const isSeen = done.has('select')
          if (area !== undefined && isSeen !== rightsOf(asker).has(`${area}:read`))
            wrong.push(`${name}: ${isSeen ? '' : 'not '}seen by ${asker.title}`)
          if (isSeen && !may(asker, name, 'read') && !(name in seenBeside))
            wrong.push(`${name}: seen by ${asker.title}`)
          for (const deed of ['insert', 'update', 'delete'] as const)
            if (done.has(deed) && !may(asker, name, 'write') && !(name in changedBeside))
              wrong.push(`${name}: ${deed} by ${asker.title}`)
        }
      }
      expect(wrong).toEqual([])
    },
    patient,
  )

  it('do not move to another where one may write', async () => {
    const { house, ours, theirs } = world
    const personId = '0198c0de-0000-7000-8000-00000000000a'
    await house.owner.query(
      `insert into territory.member (organisation_id, person_id, role, since_at)
       values ($1, $3, 'elected', now()), ($2, $3, 'administrator', now())`,
      [ours.communeId, theirs.communeId, personId],
    )
    const moved = [...(await reach({ personId }, ours.communeId, theirs.communeId))].filter(
      ([name, done]) => done.has('update') && granted.get(name)?.updates.includes('organisation_id'),
    )
    await house.owner.query('delete from territory.member where person_id = $1', [personId])
    expect(moved.map(([name]) => name)).toEqual([])
  })
})

describe('the rows of one’s own relay', () => {
  it(
    'are there for its people, and changed by its administrators where they say so',
    async () => {
      const wrong: string[] = []
      for (const asker of world.askers) {
        const isSeated = asker.scope === null && (asker.role?.startsWith('relay-') ?? false)
        for (const [name, done] of await reach(asker, world.ours.relayId))
          if (!isSeated && done.size > 0) wrong.push(`${name}: ${[...done].join(', ')} by ${asker.title}`)
      }
      expect(wrong).toEqual([])
    },
    patient,
  )
})
