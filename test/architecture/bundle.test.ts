import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BuiltPages, buildPages } from '../support/built-pages.ts'

/** Gzipped JavaScript of a first visit to any page: the shell and that page. `architecture.md`, two web entries. */
const firstLoadLimitInBytes = 120_000
/** Gzipped JavaScript of the phone entry, all of it. */
const phoneLimitInBytes = 80_000

interface Chunk {
  readonly file: string
  readonly isEntry?: boolean
  readonly isDynamicEntry?: boolean
  readonly imports?: readonly string[]
  readonly src?: string
}

let pages: BuiltPages
let manifest: Record<string, Chunk>
let phoneManifest: Record<string, Chunk>
const read = (path: string) => readFileSync(join(pages.folder, path), 'utf8')
const builtText = (extension: string) =>
  globSync(`assets/*.${extension}`, { cwd: pages.folder }).map(read).join('\n')

beforeAll(async () => {
  pages = await buildPages()
  manifest = JSON.parse(read('.vite/manifest.json'))
  phoneManifest = JSON.parse(read('.vite/tocsin-manifest.json'))
})
afterAll(() => pages?.remove())

/** A chunk and all that it cannot start without. */
function neededBy(key: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[key]
  if (!chunk || found.has(chunk.file)) return found
  found.add(chunk.file)
  for (const needed of chunk.imports ?? []) neededBy(needed, found)
  return found
}

function gzippedBytes(files: Iterable<string>): number {
  const scripts = [...files].filter((file) => file.endsWith('.js'))
  return scripts.reduce((sum, file) => sum + gzipSync(read(file), { level: 9 }).length, 0)
}

/** Written before the browsers that Vite's target names knew them; Vite rewrites syntax, never missing functions. */
const tooNew = {
  // Chrome 110, Safari 16
  arrayCopies: /\.(toSorted|toReversed|toSpliced)\(/,
  // Chrome 117, Safari 17.4
  groupBy: /\b(Object|Map)\.groupBy\b/,
  // Chrome 119
  withResolvers: /Promise\.withResolvers\b/,
  // Chrome 120 and 126
  urlStatics: /\bURL\.(canParse|parse)\(/,
  // Chrome 116; timeout: Safari 16
  abortStatics: /AbortSignal\.(any|timeout)\(/,
  // Chrome 121
  fromAsync: /Array\.fromAsync\b/,
  // Chrome 122
  setAlgebra: /\.(isSubsetOf|isSupersetOf|symmetricDifference)\(/,
}

describe('the office, as it is built', () => {
  test('every page is shown for 120 kB of JavaScript at most', () => {
    const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry)
    expect(entry).toBeDefined()
    const shell = neededBy(entry ?? '')
    const routes = Object.keys(manifest).filter((key) => manifest[key]?.isDynamicEntry)
    const weights = [
      { page: 'the shell alone', bytes: gzippedBytes(shell) },
      ...routes.map((key) => ({ page: key, bytes: gzippedBytes(new Set([...shell, ...neededBy(key)])) })),
    ]
    expect(weights.filter((weight) => weight.bytes > firstLoadLimitInBytes)).toEqual([])
  })

  test('the page needs nothing inline and nothing from elsewhere', () => {
    const page = read('index.html')
    expect(page.match(/<script(?![^>]*\bsrc=)/g)).toBeNull()
    expect(page.match(/<style|\sstyle=|\son[a-z]+=/g)).toBeNull()
    const addresses = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '')
    expect(addresses.filter((address) => !/^\/(assets\/|urgence-sans-script$)/.test(address))).toEqual([])
  })

  test('styles fetch nothing from elsewhere, inline nothing, and are understood by the oldest browsers', () => {
    const styles = builtText('css')
    expect(styles.match(/url\((?!["']?\/assets\/)[^)]*\)|@import/g)).toBeNull()
    expect(
      styles.match(/:has\(|@container|color-mix\(|@scope|@starting-style|\{[^{}]*&|:popover-open/g),
    ).toBeNull()
  })

  test('the two weights of the typeface are asked for with the page', () => {
    const preloaded = [...read('index.html').matchAll(/href="(\/assets\/atkinson[^"]+\.woff2)"/g)].map(
      (match) => match[1],
    )
    expect(preloaded).toHaveLength(2)
    expect(globSync('assets/*.{woff,woff2,ttf}', { cwd: pages.folder })).toHaveLength(2)
    for (const font of preloaded) expect(builtText('css')).toContain(font)
  })

  test('scripts call nothing that the oldest browsers lack', () => {
    const scripts = builtText('js')
    expect(Object.keys(tooNew).filter((name) => tooNew[name as keyof typeof tooNew].test(scripts))).toEqual(
      [],
    )
  })

  test('the gallery of components stays at home', () => {
    expect(builtText('js')).not.toContain('Les pièces de la maison')
  })
})

describe('the phone entry, as it is built', () => {
  const entries = () => Object.values(phoneManifest).map(({ file }) => file)

  test('weighs 80 kB of JavaScript at most, every screen in it', () => {
    const bytes = gzippedBytes(entries())
    expect(bytes).toBeGreaterThan(5_000)
    expect(bytes).toBeLessThanOrEqual(phoneLimitInBytes)
  })

  test('asks for nothing of the office, nothing inline and nothing from elsewhere', () => {
    const page = read('tocsin.html')
    expect(page.match(/<script(?![^>]*\bsrc=)/g)).toBeNull()
    expect(page.match(/<style|\sstyle=|\son[a-z]+=/g)).toBeNull()
    const addresses = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '')
    expect(addresses.filter((address) => !/^\/(assets|tocsin|urgence-sans-script)/.test(address))).toEqual([])
    const ofTheOffice = Object.values(manifest).map(({ file }) => file)
    expect(entries().filter((file) => ofTheOffice.includes(file))).toEqual([])
  })

  test('the service worker keeps every file that the phone entry asks for, before those of the office', () => {
    const worker = read('sw.js')
    const page = read('tocsin.html')
    const asked = [...page.matchAll(/"(\/(?:assets|tocsin)\/[^"]+)"/g)].map((match) => match[1] ?? '')
    expect(asked.length).toBeGreaterThan(4)
    const office = worker.indexOf('office:')
    expect(office).toBeGreaterThan(0)
    for (const path of asked) {
      const at = worker.indexOf(path)
      expect({ path, isKeptFirst: at > 0 && at < office }).toEqual({ path, isKeptFirst: true })
    }
  })
})
