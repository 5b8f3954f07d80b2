import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { smallLogbook } from '../../../test/support/small-logbook.ts'
import { fingerprintOf } from '../../capabilities/incident/log/verify-export.ts'
import { writeExport } from '../../capabilities/incident/log/write-export.ts'
import { run } from './verify.ts'

const program = join(import.meta.dirname, '..', 'cli.ts')

/** As somebody types it: a process of its own. */
function typed(...argv: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, 'verify', ...argv], (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
    })
  })
}

async function verify(...argv: string[]): Promise<{ code: number; said: string }> {
  let said = ''
  const listen = (text: unknown) => {
    said += String(text)
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(listen)
  vi.spyOn(process.stderr, 'write').mockImplementation(listen)
  const code = await run(argv)
  vi.restoreAllMocks()
  return { code, said }
}
afterEach(() => void vi.restoreAllMocks())

const logbook = smallLogbook(['Écran rouge au secrétariat.', 'Câble débranché.', 'Plainte décidée.'])
const written = writeExport(logbook.content, logbook.key)
let folder = ''
const file = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beffroi-verify-'))
  await writeFile(file('log.json'), written)
  await writeFile(file('changed.json'), written.replace('Câble débranché', 'Câble conservé'))
  await writeFile(file('other.json'), '{"format":"autre"}')
  await writeFile(file('key.txt'), `${logbook.content.epochs[0]?.key}\n`)
  await writeFile(file('checkpoint.txt'), logbook.checkpointOf(2).replaceAll('\n', '\r\n'))
  return () => rm(folder, { recursive: true })
})

describe('beffroi verify', () => {
  it('says what holds, and without key or checkpoint what is not proven', async () => {
    const { code, stdout } = await typed(file('log.json'))
    expect(code).toBe(0)
    expect(stdout).toContain('Cette main courante tient : 3 entrées')
    expect(stdout).toContain('Non prouvé : que cette clé est celle de la commune')
    expect(stdout).toContain('Non prouvé : que qui détient la clé n’a pas tout réécrit')
  })

  it('takes the key from a file or as the fingerprint of the kit, and a checkpoint kept elsewhere', async () => {
    const printed = (fingerprintOf(logbook.key.publicKey).toUpperCase().match(/.{4}/g) ?? []).join(' ')
    const byKit = await verify(file('log.json'), '--key', printed, '--checkpoint', file('checkpoint.txt'))
    expect(byKit.code).toBe(0)
    expect(byKit.said).toContain('Prouvé : cette clé est celle')
    expect(byKit.said).toContain('les 2 entrées du point de contrôle')
    expect((await verify(file('log.json'), '--key', file('key.txt'))).code).toBe(0)
    expect((await verify(file('log.json'), '--key', 'a'.repeat(64))).code).toBe(1)
  })

  it('names the first entry that does not hold, and ends with 1', async () => {
    const { code, stderr } = await typed(file('changed.json'))
    expect(code).toBe(1)
    expect(stderr).toContain('Première entrée en cause : n° 2.')
  })

  it('ends with 2 for what is no export, no file, no key, or no command', async () => {
    for (const argv of [
      [file('other.json')],
      [file('key.txt')],
      [file('absent.json')],
      [],
      [file('log.json'), '--key', 'rien'],
      [file('log.json'), '--checkpoint', file('key.txt')],
      [file('log.json'), '--nonsense'],
    ])
      expect((await verify(...argv)).code, argv.join(' ')).toBe(2)
  })
})
