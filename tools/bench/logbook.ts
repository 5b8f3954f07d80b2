import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { openProgram } from '../../src/main/program.ts'
import { readConfig } from '../../src/platform/config.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { openEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts'
import { openApp } from '../../src/platform/http/app.ts'
import { openLog } from '../../src/platform/log.ts'

const people = 200
const incidents = 20
const forSeconds = 20
/** Twelve entries a minute each: somebody who writes without stopping for breath. */
const betweenEntriesInMs = 5_000

/** Two hundred people write into twenty logbooks, through the routes and the real gate. */
export async function benchLogbook(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'beffroi-logbook-'))
  const log = openLog('silent')
  const postgres = await openEmbeddedPostgres({ dataDirectory: join(folder, 'postgres'), log })
  const owner = new pg.Client({ connectionString: postgres.url })
  await owner.connect()
  await migrate(postgres.url)
  const program = await openProgram(readConfig({ BEFFROI_DATA: folder }), postgres.url, {
    log,
    publicUrl: () => 'http://localhost',
    clock: () => new Date(),
  })
  try {
    const { incident, territory } = program.capabilities
    const app = openApp(incident.routes, {
      log,
      metrics: program.platform.metrics,
      gate: {
        callerOf: async (headers) => {
          const personId = headers.get('x-bench-person') ?? ''
          const known = { personId, name: 'Claire Martin', email: 'bench@example.fr', sessionId: personId }
          return { ...known, isInstaller: false, factors: 2 }
        },
        ...territory.gate,
      },
      trustProxy: true,
      publicUrl: () => 'http://localhost',
      version: '0',
      isReady: async () => true,
      metricsToken: null,
    })
    const cases: Awaited<ReturnType<typeof openCase>>[] = []
    for (let index = 0; index < incidents; index += 1) cases.push(await openCase(owner, index))
    const members: string[] = []
    for (let who = 0; who < people; who += 1)
      members.push(await memberOf(owner, cases[who % incidents]?.organisationId ?? ''))
    const taken: number[] = []
    const startedAt = performance.now()
    await Promise.all(
      Array.from({ length: people }, async (_, who) => {
        const place = cases[who % incidents]
        const personId = members[who] ?? ''
        await sleep(Math.random() * betweenEntriesInMs)
        for (let sequence = 0; performance.now() - startedAt < forSeconds * 1000; sequence += 1) {
          const askedAt = performance.now()
          const response = await app.request(
            `/api/v1/communes/${place?.insee}/incidents/${place?.incidentId}/entries`,
            {
              method: 'POST',
              headers: {
                'content-type': 'application/json',
                'x-bench-person': personId,
                'x-forwarded-for': personId,
              },
              body: entryOf(personId, sequence),
            },
          )
          if (response.status !== 200) throw new Error(await response.text())
          await response.arrayBuffer()
          taken.push(performance.now() - askedAt)
          await sleep(betweenEntriesInMs * (0.5 + Math.random()))
        }
      }),
    )
    taken.sort((one, other) => one - other)
    const at = (share: number) => (taken[Math.floor(taken.length * share)] ?? 0).toFixed(1)
    console.log(
      `${people} people, ${incidents} logbooks, ${taken.length} entries in ${forSeconds} s: median ${at(0.5)} ms, p95 ${at(0.95)} ms (promised: 100 ms)`,
    )
  } finally {
    await owner.end()
    await program.close()
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function openCase(owner: pg.Client, index: number) {
  const insee = String(71_001 + index)
  const { rows } = await owner.query(
    `insert into territory.organisation (kind, insee, name, opened_at) values ('commune', $1, $1, now()) returning id`,
    [insee],
  )
  const opened = await owner.query(
    `insert into incident.incident (organisation_id, kind, is_exercise, begun_at, opened_at, opened_by)
     values ($1, 'ransomware', false, now(), now(), $1) returning id`,
    [rows[0].id],
  )
  return { insee, organisationId: rows[0].id as string, incidentId: opened.rows[0].id as string }
}

async function memberOf(owner: pg.Client, organisationId: string): Promise<string> {
  const personId = randomUUID()
  await owner.query(
    `insert into territory.member (organisation_id, person_id, role, since_at) values ($1, $2, 'secretary', now())`,
    [organisationId, personId],
  )
  return personId
}

function entryOf(device: string, sequence: number): string {
  const at = new Date().toISOString()
  const text = 'Le poste du secrétariat est débranché, la mairie annexe fonctionne encore.'
  const entry = { device: { id: device, sequence }, kind: 'note', happenedAt: at, writtenAt: at, text }
  return JSON.stringify({ sentAt: at, entries: [entry] })
}
