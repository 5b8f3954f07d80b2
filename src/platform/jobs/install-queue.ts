import type { Client } from 'pg'
import { PgBoss } from 'pg-boss'

/** The schema of the job queue, and the options that its installer and its workers must share. */
export const queueSchema = 'jobs'

/** Installs or upgrades the tables of pg-boss as the owner, then opens them to the program's own role. */
export async function installQueue(ownerUrl: string, owner: Client): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: queueSchema,
    supervise: false,
    schedule: false,
    max: 1,
  })
  await boss.start()
  await boss.stop({ graceful: false })
  await owner.query(`grant usage on schema jobs to beffroi_app;
    grant select, insert, update, delete on all tables in schema jobs to beffroi_app;
    grant usage on all sequences in schema jobs to beffroi_app;
    grant execute on all functions in schema jobs to beffroi_app`)
}
