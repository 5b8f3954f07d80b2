import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSecrets } from './secrets.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beffroi-secrets-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('the key is made on first start and stays the same afterwards', async () => {
  const made = await openSecrets(folder)
  const written = await readFile(join(folder, 'secrets.json'), 'utf8')
  expect(Buffer.from(made.sessionKey, 'base64url')).toHaveLength(32)
  expect(await openSecrets(folder)).toEqual(made)
  expect(await readFile(join(folder, 'secrets.json'), 'utf8')).toBe(written)
})

test.skipIf(process.platform === 'win32')('only the user of the program may read the key', async () => {
  const data = join(folder, 'data', 'beffroi')
  await openSecrets(data)
  expect((await stat(join(data, 'secrets.json'))).mode & 0o777).toBe(0o600)
  expect((await stat(data)).mode & 0o777).toBe(0o700)
})

test('two installations never share a key', async () => {
  const one = await openSecrets(join(folder, 'one'))
  const other = await openSecrets(join(folder, 'other'))
  expect(one.sessionKey).not.toBe(other.sessionKey)
})

test('a key too short or a damaged file is refused, and left as it is', async () => {
  const file = join(folder, 'secrets.json')
  for (const content of ['{"sessionKey":"short"}', '{"session', '']) {
    await writeFile(file, content)
    await expect(openSecrets(folder)).rejects.toThrow()
    expect(await readFile(file, 'utf8')).toBe(content)
  }
})
