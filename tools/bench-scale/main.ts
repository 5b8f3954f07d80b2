// npm run bench:scale [-- 600 5000 all] [--seconds 60] [--fresh]: seeds once, keeps it in .cache, measures each size.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { migrate } from '../../src/platform/db/migrate.ts'
import { openEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts'
import { openLog } from '../../src/platform/log.ts'
import { measureTerritory } from './measure.ts'
import { liveModels } from './models.ts'
import { countTerritory, seedTerritory } from './seed.ts'
import { printMeasured } from './table.ts'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '60' },
    alone: { type: 'string', default: '20' },
    fresh: { type: 'boolean', default: false },
  },
})
const sizes = (positionals.length > 0 ? positionals : ['600', '5000', 'all']).map((given) => ({
  name: `scale_${given}`,
  communes: given === 'all' ? 1_000_000 : Number(given),
}))
if (sizes.some(({ communes }) => !Number.isInteger(communes) || communes < 10)) {
  console.error('The sizes are numbers of communes, from 10 on, or `all`.')
  process.exit(2)
}

const modelCount = 8
const folder = join(import.meta.dirname, '..', '..', '.cache', 'bench-scale')
const keyFile = join(folder, 'seeded-by')
const key = seedingKey()
if (options.fresh || readKey() !== key) rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

const missing = await namesMissing(sizes.map(({ name }) => name))
if (missing.length > 0) await seed(missing)
const postgres = await openEmbeddedPostgres({
  dataDirectory: join(folder, 'postgres'),
  log: openLog('silent'),
})
try {
  for (const { name } of sizes) {
    const url = databaseUrl(postgres.url, name)
    await migrate(url)
    const owner = new pg.Client({ connectionString: url })
    await owner.connect()
    await owner.query(`update identity.session set expires_at = now() + interval '30 days'
      where expires_at < now() + interval '1 day'`)
    const territory = await countTerritory(owner)
    await owner.end()
    const measured = await measureTerritory(url, folder, {
      seconds: Number(options.seconds),
      timesAlone: Number(options.alone),
    })
    printMeasured(territory, measured, loadavg()[0] ?? 0)
  }
} finally {
  await postgres.stop()
}

/** Changes with what seeds: an older territory is thrown away. Migrations are applied to the one that is kept. */
function seedingKey(): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(import.meta.dirname).sort())
    if (/^(copies|models|people|seed)\.ts$/.test(name))
      hash.update(readFileSync(join(import.meta.dirname, name)))
  return hash.digest('hex')
}

function readKey(): string | null {
  try {
    return readFileSync(keyFile, 'utf8')
  } catch {
    return null
  }
}

function databaseUrl(clusterUrl: string, name: string): string {
  const url = new URL(clusterUrl)
  url.pathname = `/${name}`
  return url.href
}

async function openSeeding() {
  const log = openLog('silent')
  // Nothing here is worth surviving a power cut.
  const settings = { fsync: 'off', full_page_writes: 'off', max_wal_size: '4GB', shared_buffers: '512MB' }
  const opened = await openEmbeddedPostgres({ dataDirectory: join(folder, 'postgres'), log, settings })
  const owner = new pg.Client({ connectionString: databaseUrl(opened.url, 'postgres') })
  await owner.connect()
  return { opened, owner, stop: () => owner.end().then(() => opened.stop()) }
}

async function namesMissing(names: readonly string[]): Promise<string[]> {
  const { owner, stop } = await openSeeding()
  try {
    const { rows } = await owner.query<{ name: string }>('select datname as name from pg_database')
    return names.filter((name) => !rows.some((row) => row.name === name))
  } finally {
    await stop()
  }
}

async function seed(names: readonly string[]): Promise<void> {
  const { opened, owner, stop } = await openSeeding()
  const timed = async (what: string, work: () => Promise<void>) => {
    const startedAt = performance.now()
    await work()
    console.log(`${what}: ${((performance.now() - startedAt) / 1000).toFixed(0)} s`)
  }
  try {
    const { rows } = await owner.query(`select from pg_database where datname = 'models'`)
    if (rows.length === 0)
      await timed(`${modelCount} communes live two months`, async () => {
        await owner.query('drop database if exists models_begun')
        await owner.query('create database models_begun')
        await migrate(databaseUrl(opened.url, 'models_begun'))
        await liveModels(databaseUrl(opened.url, 'models_begun'), folder, { count: modelCount })
        await owner.query('alter database models_begun rename to models')
        writeFileSync(keyFile, key)
      })
    for (const { name, communes } of sizes.filter((size) => names.includes(size.name)))
      await timed(`${name} is seeded`, async () => {
        await owner.query(`drop database if exists ${name}_begun`)
        await owner.query(`create database ${name}_begun template models`)
        await seedTerritory(databaseUrl(opened.url, `${name}_begun`), communes)
        await owner.query(`alter database ${name}_begun rename to ${name}`)
      })
  } finally {
    await stop()
  }
}
