import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openProgram, type Program } from '../../src/main/program.ts'
import { readConfig } from '../../src/platform/config.ts'
import { openApp } from '../../src/platform/http/app.ts'
import { openLog } from '../../src/platform/log.ts'
import { testDatabase } from './postgres.ts'

/** The whole program on a database of this test file's own, with people who have already signed in. */
export interface House {
  readonly program: Program
  /** The owner of the tables, for what no route may do. */
  readonly owner: pg.Client
  /** What the program's clock says from now on. */
  setClock(instant: string): void
  /** By how many factors this person's session is proven; two until this says otherwise. */
  setFactors(personId: string, factors: 1 | 2): void
  /** A new person, member of the communes of these INSEE codes; the space of each is opened when it is not. */
  person(name: string, ...inseeCodes: readonly string[]): Promise<Person>
  organisationOf(insee: string): Promise<string>
  close(): Promise<void>
}

export interface Person {
  readonly personId: string
  readonly name: string
  /** Calls the API as this person; `path` comes after `/api/v1/communes`. */
  call(method: string, path: string, content?: Content): Promise<Reply>
}

interface Content {
  readonly json?: unknown
  readonly form?: FormData
  readonly ifMatch?: number
  readonly ifNoneMatch?: string
}

export interface Reply {
  readonly status: number
  readonly headers: Headers
  /** Parsed when it is JSON, else the bytes as text. */
  // Each test knows what it asked for.
  readonly body: ReturnType<typeof JSON.parse>
}

/** @param settings as in the environment, such as `SCAN_RESOLVER` */
export async function openHouse(settings: Readonly<Record<string, string>> = {}): Promise<House> {
  const database = await testDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'beffroi-house-'))
  const owner = new pg.Client({ connectionString: database.url })
  await owner.connect()
  let now = new Date('2026-11-22T09:00:00Z')
  const log = openLog('silent')
  const publicUrl = () => 'http://localhost'
  const program = await openProgram(readConfig({ BEFFROI_DATA: folder, ...settings }), database.url, {
    log,
    publicUrl,
    clock: () => now,
  })
  const people = new Map<string, string>()
  const factorsOf = new Map<string, 1 | 2>()
  const capabilities = Object.values(program.capabilities)
  await program.platform.queue.work(
    capabilities.flatMap((capability) => ('jobs' in capability ? capability.jobs : [])),
  )
  const app = openApp(
    capabilities.flatMap(({ routes }) => routes),
    {
      log,
      metrics: program.platform.metrics,
      gate: {
        callerOf: async (headers) => {
          const personId = headers.get('x-test-person')
          const name = personId === null ? undefined : people.get(personId)
          return personId === null || name === undefined
            ? null
            : {
                personId,
                name,
                email: 'test@example.fr',
                sessionId: randomUUID(),
                isInstaller: false,
                factors: factorsOf.get(personId) ?? 2,
              }
        },
        ...program.capabilities.territory.gate,
      },
      // A test may call more often than one address may.
      trustProxy: true,
      publicUrl,
      version: '0.0.0',
      isReady: program.platform.db.isReachable,
      metricsToken: null,
    },
  )

  async function organisationOf(insee: string): Promise<string> {
    const known = await owner.query('select id from territory.organisation where insee = $1', [insee])
    if (known.rows[0] !== undefined) return known.rows[0].id
    const name = `Commune ${insee}`
    await owner.query(
      `insert into territory.directory_departement values ('71', 'Saône-et-Loire', '27') on conflict do nothing`,
    )
    await owner.query(
      `insert into territory.directory_region values ('27', 'Bourgogne-Franche-Comté') on conflict do nothing`,
    )
    await owner.query(
      `insert into territory.directory_commune (insee, name, kind, postal_codes, population, departement_code, region_code, search_key)
        values ($1, $2, 'commune', '{71460}', 612, '71', '27', 'commune') on conflict do nothing`,
      [insee, name],
    )
    const { rows } = await owner.query(
      `insert into territory.organisation (kind, insee, name, opened_at) values ('commune', $1, $2, $3) returning id`,
      [insee, name, now],
    )
    await owner.query('insert into territory.profile (organisation_id, updated_at) values ($1, $2)', [
      rows[0].id,
      now,
    ])
    await owner.query(`insert into territory.structure (organisation_id, kind) values ($1, 'mairie')`, [
      rows[0].id,
    ])
    return rows[0].id
  }

  return {
    program,
    owner,
    setClock: (instant) => {
      now = new Date(instant)
    },
    setFactors: (personId, factors) => {
      factorsOf.set(personId, factors)
    },
    organisationOf,
    async person(name, ...inseeCodes) {
      const personId = randomUUID()
      people.set(personId, name)
      for (const insee of inseeCodes) {
        await owner.query(
          `insert into territory.member (organisation_id, person_id, role, since_at) values ($1, $2, 'administrator', $3)`,
          [await organisationOf(insee), personId, now],
        )
      }
      return {
        personId,
        name,
        async call(method, path, { json, form, ifMatch, ifNoneMatch } = {}) {
          const response = await app.request(`/api/v1/communes${path}`, {
            method,
            headers: {
              'x-test-person': personId,
              'x-forwarded-for': randomUUID(),
              ...(json === undefined ? {} : { 'content-type': 'application/json' }),
              ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
              ...(ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch }),
            },
            ...(json === undefined ? {} : { body: JSON.stringify(json) }),
            ...(form === undefined ? {} : { body: form }),
          })
          const text = Buffer.from(await response.arrayBuffer())
          const isJson = (response.headers.get('content-type') ?? '').includes('json')
          return {
            status: response.status,
            headers: response.headers,
            body: isJson ? JSON.parse(text.toString('utf8')) : text.toString('latin1'),
          }
        },
      }
    },
    async close() {
      await program.close()
      await owner.end()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
