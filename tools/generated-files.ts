import { execFile } from 'node:child_process'
import { glob, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createClient } from '@hey-api/openapi-ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')

/** Writes the types of a migrated database, as Kysely reads them, to `file`. */
export async function generateSchema(databaseUrl: string, file: string): Promise<void> {
  await run(process.execPath, [
    join(root, 'node_modules', 'kysely-codegen', 'dist', 'cli', 'bin.js'),
    '--dialect',
    'postgres',
    '--camel-case',
    '--date-parser',
    'string',
    '--numeric-parser',
    'number',
    '--exclude-pattern',
    '{jobs,public}.*',
    '--url',
    databaseUrl,
    '--out-file',
    file,
  ])
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace('export interface DB {', 'export interface Schema {'))
}

/** Writes the browser's client of the API, from its OpenAPI document, to `folder`. */
export async function generateClient(document: object, folder: string): Promise<void> {
  await createClient({
    input: { ...document },
    output: { path: folder, module: { extension: '.ts' } },
    plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
    logs: { level: 'silent', file: false },
  })
  // The generator's own runtime does not know `exactOptionalPropertyTypes`; the shapes it made from the API do.
  for await (const file of glob(`${folder}/{client,core}/*.ts`)) {
    await writeFile(file, `// @ts-nocheck\n${await readFile(file, 'utf8')}`)
  }
}
