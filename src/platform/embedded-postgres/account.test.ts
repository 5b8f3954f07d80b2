import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { chooseRunner } from './account.ts'
import { binariesUnder, findPostgresBinaries, type PostgresBinaries } from './binaries.ts'

const isRoot = process.getuid?.() === 0
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'beffroi-account-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function binaries(): PostgresBinaries {
  const found = findPostgresBinaries()
  if (!found) throw new Error('the package has no PostgreSQL for this machine')
  return found
}

test.skipIf(isRoot)('an ordinary account runs PostgreSQL itself', () => {
  const chosen = chooseRunner(binaries(), folder, {})
  expect(chosen.ok && chosen.value.accountKind).toBe('current')
})

describe.skipIf(!isRoot)('as root', () => {
  test('a folder that belongs to an ordinary account is used as that account', () => {
    chownSync(folder, 65_534, 65_534)
    const chosen = chooseRunner(binaries(), folder, {})
    expect(chosen.ok && chosen.value.accountKind).toBe('other')
  })

  test('programs an ordinary account may not enter are copied where it may, once', async () => {
    const closed = join(folder, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    cpSync(binaries().root, join(closed, 'native'), { recursive: true, verbatimSymlinks: true })
    cpSync(join(binaries().root, '..', 'package.json'), join(closed, 'package.json'))
    chmodSync(folder, 0o755)
    const shelf = join(folder, 'shelf')
    const inside = binariesUnder(join(closed, 'native'))

    const chosen = chooseRunner(inside, closed, { namespaces: false, programShelf: shelf })
    if (!chosen.ok) throw new Error(chosen.error.kind)
    expect(chosen.value.binaries.root.startsWith(shelf)).toBe(true)
    const version = chosen.value.start(chosen.value.binaries.postgres, ['--version'], closed, 'ignore')
    expect(await once(version, 'close')).toEqual([0, null])
    const again = chooseRunner(inside, closed, { namespaces: false, programShelf: shelf })
    expect(again.ok && again.value.binaries.root).toBe(chosen.value.binaries.root)
  })

  test('without any way to run as somebody else, the problem is named', () => {
    const closed = join(folder, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const chosen = chooseRunner(binariesUnder(closed), folder, { namespaces: false, programShelf: closed })
    expect(chosen).toEqual({ ok: false, error: { kind: 'needs-ordinary-user' } })
  })

  test('neither our secrets nor the PG variables of the shell reach PostgreSQL', async () => {
    process.env.PGPORT = '1'
    process.env.SMTP_URL = 'smtp://secret'
    try {
      const chosen = chooseRunner(binaries(), folder, {})
      if (!chosen.ok) throw new Error(chosen.error.kind)
      const shown = chosen.value.start('/usr/bin/env', [], folder, ['ignore', 'pipe', 'ignore'])
      let words = ''
      shown.stdout?.setEncoding('utf8').on('data', (text: string) => {
        words += text
      })
      await once(shown, 'close')
      expect(words).toContain('LC_ALL=C')
      expect(words).not.toMatch(/PGPORT|SMTP_URL/)
    } finally {
      delete process.env.PGPORT
      delete process.env.SMTP_URL
    }
  })
})

test('the programs of the package run here', () => {
  const { status, stdout } = spawnSync(binaries().postgres, ['--version'], { encoding: 'utf8' })
  expect({ status, stdout: stdout.trim() }).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('PostgreSQL'),
  })
})
