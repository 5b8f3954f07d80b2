import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../../src/platform/db/migrate.ts'
import { openEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts'
import { openLog } from '../../src/platform/log.ts'
import { lostAfterKills, prepareTarget } from '../../test/support/kept-after-kills.ts'
import { writeUnderKills } from '../../test/support/kill-writers.ts'

const kills = 1_000

/** Kills the process that serves a logbook a thousand times while eight phones write in it, and counts what is missing. */
export async function benchKills(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'beffroi-kills-'))
  const postgres = await openEmbeddedPostgres({
    dataDirectory: join(folder, 'postgres'),
    log: openLog('silent'),
  })
  const owner = new pg.Client({ connectionString: postgres.url })
  try {
    await migrate(postgres.url)
    await owner.connect()
    const target = await prepareTarget(owner, postgres.url, randomUUID())
    const acknowledged = await writeUnderKills(target, kills, {
      phones: 8,
      onKill: (done) => done % 100 === 0 && console.log(`${done} kills`),
    })
    const faults = await lostAfterKills(owner, target, acknowledged)
    console.log(
      `${kills} kills, ${acknowledged.length} entries acknowledged, ${faults.length} lost (promised: 0)`,
    )
    for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`)
    if (faults.length > 0) process.exitCode = 1
  } finally {
    await owner.end()
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
