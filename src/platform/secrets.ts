import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const kept = z.object({
  sessionKey: z.string().min(32),
  /** Another one after each restoration: what was signed since the backup was made is then known to be missing. */
  incarnation: z.string().min(1).exactOptional(),
})

/** Keys made on first start and kept beside the data, readable by the program's user only. */
export type Secrets = z.infer<typeof kept>

/** Reads the keys of this installation, or makes them. There is no default key, ever. */
export async function openSecrets(dataDirectory: string): Promise<Secrets> {
  const file = join(dataDirectory, 'secrets.json')
  try {
    return kept.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  const made: Secrets = { sessionKey: randomBytes(32).toString('base64url') }
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 })
  await writeFile(file, JSON.stringify(made), { mode: 0o600, flag: 'wx' })
  return made
}
