import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acts, areas } from '../../src/kernel/right.ts'
import { testDatabase } from '../support/postgres.ts'
import { policies } from './isolation/catalog.ts'

/** What row-level security stands on: the functions with the rights of the owner, and the words of the policies. */
let database: Awaited<ReturnType<typeof testDatabase>>
let owner: pg.Client

beforeAll(async () => {
  database = await testDatabase()
  owner = new pg.Client({ connectionString: database.url })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

/** Each was read with one question: what does it let somebody see or write that the policies would refuse? */
const readByEye: Readonly<Record<string, string>> = {
  'incident.redact':
    'deletes the words of one entry of a case of which the speaker may write, once another entry of the speaker says so',
  'integration.delete_space': 'removes one commune with all its rows, for the program itself only',
  'integration.queue_event':
    'writes deliveries to those who hold endpoints; of what happened it takes the word of its caller',
  'plan.assigned_actions':
    'five columns of the actions handed to the speaker or to an organisation of theirs',
  'plan.keep_tally': 'a trigger: counts the actions of the commune whose action changed',
  'territory.code_of': 'granted to nobody: called by functions of the owner',
  'territory.door_mandates':
    'the mandates of an organisation in which the speaker sits, with the code of each commune',
  'territory.entrusted': 'pairs of a commune and a provider in which the speaker sits',
  'territory.holders_with': 'granted to nobody: called by functions of the owner',
  'territory.keep_first_arrival': 'a trigger: the instant of the first member',
  'territory.keep_held': 'granted to nobody: copies what mandates of these communes say into narrow rows',
  'territory.keep_held_by_commune': 'a trigger: calls territory.keep_held for the commune that changed',
  'territory.keep_held_by_directory':
    'a trigger: calls territory.keep_held for communes that the directory renamed',
  'territory.keep_held_by_mandate': 'a trigger: calls territory.keep_held for the communes of these mandates',
  'territory.keep_role_in_its_place': 'a trigger: reads the kind of the organisation of a member',
  'territory.may_have_told_of': 'granted to nobody: called by functions of the owner',
  'territory.name_mandate_parties':
    'a trigger: copies code, kind and SIREN of both parties into a new mandate',
  'territory.note_access':
    'writes one line of the trail, of a mandate that stands for the speaker, and says whether it does',
  'territory.note_telling': 'granted to nobody: called by functions of the owner',
  'territory.offices': 'identifiers of the organisations in which the speaker sits',
  'territory.provider_of_siren':
    'the name of the provider whose SIREN one knows: on its invoices; lists nothing',
  'territory.standings': 'how the speaker stands in one commune',
  'territory.standings_of_token': 'how the token that speaks stands in one commune',
  'territory.visible': 'identifiers of the communes of which the speaker may read or write an area',
  'territory.visible_to_token': 'granted to nobody: called by territory.visible',
  'watch.keep_latest': 'a trigger: the last visit of the commune whose findings came',
}

interface Definer {
  readonly name: string
  readonly settings: readonly string[] | null
  readonly isForEverybody: boolean
}
async function definers(): Promise<Definer[]> {
  const { rows } = await owner.query<Definer>(`
    select n.nspname || '.' || p.proname as name, p.proconfig as settings,
      has_function_privilege('public', p.oid, 'execute') as "isForEverybody"
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema') order by 1`)
  return rows
}

describe('a function with the rights of the owner', () => {
  it('stands on the list of those that somebody read', async () => {
    const found = (await definers()).map(({ name }) => name)
    expect(
      found
        .filter((name) => readByEye[name] === undefined)
        .map(
          (name) =>
            `read ${name}, then add '${name}': 'what it lets through' to readByEye in isolation-in-sql.db.test.ts`,
        ),
    ).toEqual([])
    expect(Object.keys(readByEye).filter((name) => !found.includes(name))).toEqual([])
  })

  it('looks names up nowhere but where it says, and is not for everybody to call', async () => {
    const loose = (await definers()).filter(
      ({ settings, isForEverybody }) => isForEverybody || !settings?.includes('search_path=""'),
    )
    expect(loose.map(({ name }) => name)).toEqual([])
  })
})

/** What is kept as it was said, whoever asks: the past is superseded, never rewritten. */
const appendOnly = [
  'diagnostic.answer_history',
  'diagnostic.provider_letter',
  'evidence.file',
  'evidence.record',
  'framework.answer_history',
  'plan.action_comment',
  'plan.action_event',
]

describe('a table of what was said and done', () => {
  it.each(appendOnly)('%s is neither rewritten nor emptied under the role of the program', async (table) => {
    const { rows } = await owner.query(
      `select has_any_column_privilege('beffroi_app', $1, 'update') as updates,
        has_table_privilege('beffroi_app', $1, 'delete') as deletes,
        has_table_privilege('beffroi_app', $1, 'truncate') as empties`,
      [table],
    )
    expect(rows).toEqual([{ updates: false, deletes: false, empties: false }])
  })
})

describe('a policy', () => {
  it('names only areas, acts and seats that exist', async () => {
    const rights = new Set<string>([
      ...areas,
      ...areas.flatMap((area) => acts.map((act) => `${area}:${act}`)),
    ])
    const wrong = (await policies(owner)).flatMap(({ table, name, sees, accepts }) => [
      ...[...(sees + accepts).matchAll(/visible\('([^']*)'/g)]
        .filter(([, right = '']) => !rights.has(right))
        .map(([, right]) => `${table} ${name}: ${right}`),
      ...[...(sees + accepts).matchAll(/offices\('([^']*)'/g)]
        .filter(([, seat = '']) => seat !== 'agent' && seat !== 'administrator')
        .map(([, seat]) => `${table} ${name}: ${seat}`),
    ])
    expect(wrong).toEqual([])
  })

  it('asks who speaks once for a statement, never once for a row', async () => {
    const perRow = (await policies(owner)).filter(({ sees, accepts }) => {
      const text = `${sees} ${accepts}`.replaceAll(/\s+/g, ' ')
      const calls = text.match(/\b(platform|territory)\.\w+\(/g)?.length ?? 0
      const onceOnly = text.match(/(SELECT (\w+\.\w+, )*|FROM )(platform|territory)\.\w+\(/g)?.length ?? 0
      return calls !== onceOnly
    })
    expect(perRow.map(({ table, name }) => `${table} ${name}`)).toEqual([])
  })

  it('of writing names a right to write: whoever only reads adds, changes and removes nothing', async () => {
    const tellsApart = (await policies(owner)).filter(({ command, sees, accepts }) => {
      const writes = command === 'ALL' || command === 'SELECT' ? '' : `${sees} ${accepts}`
      const onlyReads = /visible\('[a-z]+'/.test(writes) && !/visible\('[a-z]+:write'/.test(writes)
      // Whoever reads may keep a row of her own, under her own name.
      const isOnesOwn = /person_id = \( SELECT platform\.current_person\(\)/.test(writes)
      return onlyReads && !isOnesOwn && !writes.includes('offices(')
    })
    expect(tellsApart.map(({ table, name }) => `${table} ${name}`)).toEqual([])
  })

  const callsIn = (text: string) => (text.match(/(visible|offices)\('[^']*'/g) ?? []).toSorted().join()

  it('for everything at once reads by the very right by which it writes', async () => {
    const { rows } = await owner.query<{ name: string; deletes: boolean; moves: boolean }>(`
      select n.nspname || '.' || c.relname as name, has_table_privilege('beffroi_app', c.oid, 'delete') as deletes,
        has_column_privilege('beffroi_app', c.oid, a.attnum, 'update') as moves
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id'
      where c.relkind = 'r' and c.relrowsecurity`)
    const atRisk = new Map(rows.map(({ name, deletes, moves }) => [name, deletes || moves]))
    const wrong = (await policies(owner)).filter(
      ({ table, command, sees, accepts }) =>
        command === 'ALL' && accepts !== '' && callsIn(sees) !== callsIn(accepts) && atRisk.get(table),
    )
    expect(wrong.map(({ table, name }) => `${table} ${name}: one policy for each command`)).toEqual([])
  })
})
