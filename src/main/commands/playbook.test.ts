import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { run } from './playbook.ts'

let folder: string
let said = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beffroi-playbook-'))
  said = ''
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said += String(text)
      return true
    })
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true, force: true })
})

describe('beffroi playbook', () => {
  it('writes a playbook that it reads back as safe to follow', async () => {
    const file = join(folder, 'ransomware.json')
    expect(await run(['export', 'ransomware', file])).toBe(0)
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ spec_version: 'cacao-2.0' })
    expect(await run(['import', file])).toBe(0)
    expect(said).toContain('L’ordre officiel est respecté')
    expect(said).toContain('  1. Débranchez le réseau, le Wi-Fi et les sauvegardes')
  })

  it('refuses a file that is not one, and says why', async () => {
    const file = join(folder, 'other.json')
    await writeFile(file, '{"type":"playbook"}')
    expect(await run(['import', file])).toBe(1)
    expect(said).toMatch(/^Refusé\. Ce n’est pas un déroulé CACAO 2\.0/)
  })

  it('is badly called without a playbook that exists, or a file that can be read', async () => {
    expect(await run(['export', 'flood'])).toBe(2)
    expect(await run(['import', join(folder, 'nothing.json')])).toBe(2)
    expect(await run([])).toBe(2)
    expect(said).toContain('Usage')
  })
})
