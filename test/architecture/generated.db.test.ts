import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateClient, generateSchema } from '../../tools/generated-files.ts'
import { withPicture } from '../../tools/picture-of-slices.ts'
import { type House, openHouse } from '../support/house.ts'
import { testDatabase } from '../support/postgres.ts'

const root = join(import.meta.dirname, '..', '..')
let folder: string
let house: House

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beffroi-generated-'))
  house = await openHouse()
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

async function filesIn(directory: string): Promise<Record<string, string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(
    await Promise.all(
      files.map(async (file) => [file.slice(directory.length), await readFile(file, 'utf8')] as const),
    ),
  )
}

/** When one of these fails: `npm run generate`, then commit what it wrote. */
describe('what is generated', () => {
  it('draws the slices as they are in ARCHITECTURE.md', async () => {
    const document = await readFile(join(root, 'ARCHITECTURE.md'), 'utf8')
    expect(document).toContain('flowchart')
    expect(document).toBe(withPicture(document))
  })

  it('equals what the migrated database gives', async () => {
    const database = await testDatabase()
    const file = join(folder, 'schema.ts')
    await generateSchema(database.url, file)
    await database.drop()
    expect(await readFile(join(root, 'src/platform/db/schema.generated.ts'), 'utf8')).toBe(
      await readFile(file, 'utf8'),
    )
  })

  it('equals what the OpenAPI document gives', async () => {
    const response = await house.program.app.request('/api/openapi.json')
    await generateClient((await response.json()) as object, join(folder, 'client'))
    expect(await filesIn(join(root, 'src/api-client'))).toEqual(await filesIn(join(folder, 'client')))
  })
})
