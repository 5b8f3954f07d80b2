import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openProgram } from '../src/main/program.ts'
import { readConfig } from '../src/platform/config.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { openEmbeddedPostgres } from '../src/platform/embedded-postgres/index.ts'
import { openLog } from '../src/platform/log.ts'
import { generateClient, generateSchema } from './generated-files.ts'
import { withPicture } from './picture-of-slices.ts'

/** Makes again what is never edited: the types of the database, the browser's client, the picture of the slices. */
const root = join(import.meta.dirname, '..')
const architecture = join(root, 'ARCHITECTURE.md')
await writeFile(architecture, withPicture(await readFile(architecture, 'utf8')))
const folder = await mkdtemp(join(tmpdir(), 'beffroi-generate-'))
const log = openLog('silent')
const postgres = await openEmbeddedPostgres({ dataDirectory: join(folder, 'postgres'), log })
try {
  await migrate(postgres.url)
  await generateSchema(postgres.url, join(root, 'src', 'platform', 'db', 'schema.generated.ts'))
  const program = await openProgram(readConfig({ BEFFROI_DATA: folder }), postgres.url, {
    log,
    publicUrl: () => 'http://localhost:4300',
    clock: () => new Date(),
  })
  const response = await program.app.request('/api/openapi.json')
  await generateClient((await response.json()) as object, join(root, 'src', 'api-client'))
  await program.close()
} finally {
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
}
