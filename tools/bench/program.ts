import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fillDemonstration, movableClock } from '../../src/main/demonstration/fill.ts'
import { inventedOutside } from '../../src/main/demonstration/invented-outside.ts'
import { firstCommune, upkeepOfDomain } from '../../src/main/demonstration/territory.ts'
import { Visitor } from '../../src/main/demonstration/visitor.ts'
import { openProgram, type Program } from '../../src/main/program.ts'
import { readConfig } from '../../src/platform/config.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { openEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts'
import { openLog } from '../../src/platform/log.ts'

/** Times in milliseconds: median and 95th centile, and how many times the reference the median is. */
interface Row {
  readonly what: string
  readonly median: number
  readonly p95: number
  readonly promised: string
}

const rows: Row[] = []

async function measure(
  what: string,
  promised: string,
  times: number,
  work: (index: number) => Promise<unknown>,
): Promise<void> {
  await work(0)
  const taken: number[] = []
  for (let index = 0; index < times; index++) {
    const startedAt = performance.now()
    await work(index)
    taken.push(performance.now() - startedAt)
  }
  taken.sort((one, other) => one - other)
  const at = (share: number) => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] ?? 0
  rows.push({ what, promised, median: at(0.5), p95: at(0.95) })
}

const typed = [
  'cluny',
  'st etienne',
  'Saint-Étienne',
  '71250',
  '2A004',
  'cortev',
  'ste foy',
  'paris',
  '97',
  'l’hay',
  'y',
  'clu 71',
  'la',
  'sur',
]

async function bench(
  program: Program,
  visitor: Visitor,
  databaseReference: () => Promise<unknown>,
): Promise<void> {
  const commune = (path: string) => `/communes/${firstCommune}/${path}`
  await measure('reference: one empty transaction', '', 200, databaseReference)
  await measure('search of a commune', '< 50 ms', 20 * typed.length, async (index) =>
    program.app.request(
      `/api/v1/directory/communes?q=${encodeURIComponent(typed[index % typed.length] ?? '')}`,
    ),
  )
  await measure('the plan of a commune', '', 40, () => visitor.get(commune('plan')))
  await measure('the questionnaire', '', 40, () => visitor.get(commune('questionnaire')))
  const documents = [
    'contact-sheet.pdf',
    'council-report.pdf',
    'confidential-annex.pdf',
    'action-plan.pdf',
    'paper-questionnaire.pdf',
    'actions.xlsx',
  ]
  for (const name of documents)
    await measure(name, '< 1 s', 10, () => visitor.bytes(commune(`documents/${name}`)))
}

/** The program on a database of its own, filled with the demonstration. */
export async function benchProgram(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'beffroi-bench-'))
  const log = openLog('silent')
  const postgres = await openEmbeddedPostgres({ dataDirectory: join(folder, 'postgres'), log })
  try {
    await migrate(postgres.url)
    const clock = movableClock()
    const program = await openProgram(
      { ...readConfig({ BEFFROI_DATA: folder }), demonstration: true },
      postgres.url,
      {
        log,
        publicUrl: () => 'http://localhost:4300',
        clock: clock.now,
        outsideWorld: inventedOutside(upkeepOfDomain, clock.now),
      },
    )
    const loadedFrom = performance.now()
    await program.begin()
    const loadedIn = performance.now() - loadedFrom
    const filledFrom = performance.now()
    const { townHall } = await fillDemonstration(program, clock, () => {})
    const filledIn = performance.now() - filledFrom
    const visitor = await Visitor.signIn(program.app, townHall)
    await bench(program, visitor, () =>
      program.platform.db.asSystem('the reference of the bench', async () => null),
    )
    await program.close()

    const reference = rows[0]?.median ?? 1
    console.log(
      `directory of 34,963 communes loaded in ${(loadedIn / 1000).toFixed(1)} s; demonstration filled in ${(filledIn / 1000).toFixed(1)} s\n`,
    )
    console.log(
      `${'what'.padEnd(36)}${'median'.padStart(10)}${'p95'.padStart(10)}${'× reference'.padStart(13)}  promised`,
    )
    for (const { what, median, p95, promised } of rows) {
      console.log(
        `${what.padEnd(36)}${`${median.toFixed(1)} ms`.padStart(10)}${`${p95.toFixed(1)} ms`.padStart(10)}${(median / reference).toFixed(1).padStart(13)}  ${promised}`,
      )
    }
  } finally {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
