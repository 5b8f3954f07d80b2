import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Ownership, takeOwnership } from './ownership.ts'
import { birthmarkOf, processRealm } from './process-table.ts'

let folder: string
let file: string
const held: Ownership[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'beffroi-owner-'))
  file = join(folder, 'owner.json')
})
afterEach(() => {
  for (const ownership of held.splice(0)) if (ownership.kind === 'ours') ownership.release()
  rmSync(folder, { recursive: true, force: true })
})

async function take(): Promise<Ownership['kind']> {
  const ownership = await takeOwnership(folder, 0)
  held.push(ownership)
  return ownership.kind
}

function write(owner: { pid: number; birthmark: string | null; realm: string }): void {
  writeFileSync(file, JSON.stringify(owner))
}

test('a free folder is ours, then free again', async () => {
  const ownership = await takeOwnership(folder)
  expect(ownership.kind).toBe('ours')
  if (ownership.kind === 'ours') ownership.release()
  expect(readdirSync(folder)).toEqual([])
})

test('a folder whose owner lives is taken', async () => {
  write({ pid: process.ppid, birthmark: birthmarkOf(process.ppid), realm: processRealm() })
  expect(await take()).toBe('taken')
})

test('a folder whose owner died is ours', async () => {
  write({ pid: 2 ** 22 + 1, birthmark: 'tick-1', realm: processRealm() })
  expect(await take()).toBe('ours')
})

test('the number of a dead owner, used again by another program, does not hold the folder', async () => {
  write({ pid: process.ppid, birthmark: 'tick-1', realm: processRealm() })
  expect(await take()).toBe('ours')
})

test('a file cut short by a full disk does not hold the folder', async () => {
  writeFileSync(file, '{"pid":')
  expect(await take()).toBe('ours')
})

test('an owner in another container holds the folder as long as it gives a sign of life', async () => {
  write({ pid: 1, birthmark: 'tick-1', realm: 'another container' })
  const signs = setInterval(() => utimesSync(file, new Date(), new Date()), 100)
  expect(await take()).toBe('taken')
  clearInterval(signs)
})

test('an owner in another container that fell silent long ago does not', async () => {
  write({ pid: 1, birthmark: 'tick-1', realm: 'another container' })
  const hourAgo = new Date(Date.now() - 3_600_000)
  utimesSync(file, hourAgo, hourAgo)
  expect(await take()).toBe('ours')
})

test('of many that find a dead owner at once, one wins', async () => {
  write({ pid: 2 ** 22 + 1, birthmark: 'tick-1', realm: processRealm() })
  const kinds = await Promise.all([take(), take(), take(), take(), take()])
  expect(kinds.filter((kind) => kind === 'ours')).toHaveLength(1)
  expect(existsSync(file)).toBe(true)
})
