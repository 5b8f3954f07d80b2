import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build, type InlineConfig, type Plugin, type ResolvedConfig } from 'vite'

const root = join(import.meta.dirname, '..', '..')

/** Loaded by Node itself, beside Vite: these files read their content from where they stand. */
const load = (path: string): Promise<Record<string, unknown>> =>
  import(new URL(`../../${path}`, import.meta.url).href)

/**
 * After the office, in the same folder: the phone entry (`/tocsin/`), the page without JavaScript, and the service
 * worker that keeps them all. Built apart, so that a phone asks for no style and no script of the office.
 */
export function phoneEntry(targets: readonly string[]): Plugin {
  let office: ResolvedConfig
  let isWritten = false
  return {
    name: 'phone-entry',
    apply: 'build',
    configResolved(config) {
      office = config
    },
    writeBundle() {
      isWritten = true
    },
    async closeBundle() {
      // The gallery of pieces builds with the same settings, from another folder; and an office that failed says why.
      if (!isWritten || office.root !== root) return
      await buildAll(resolve(root, office.build.outDir), [...targets])
    },
  }
}

async function buildAll(outDir: string, target: string[]): Promise<void> {
  const officeFiles = filesUnder(outDir, 'assets/*')
  const shared: InlineConfig = { root, configFile: false, logLevel: 'warn' }
  const common = { outDir, emptyOutDir: false, target, cssTarget: target, reportCompressedSize: false }
  await build({
    ...shared,
    publicDir: join(root, 'src', 'main', 'tocsin', 'public'),
    plugins: [await contentAsset()],
    build: {
      ...common,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      manifest: '.vite/tocsin-manifest.json',
      rolldownOptions: { input: join(root, 'tocsin.html') },
    },
  })
  await writePlainPage(outDir)
  const phoneFiles = filesUnder(outDir, 'assets/*').filter((file) => !officeFiles.includes(file))
  const phone = ['/tocsin/', '/urgence-sans-script', ...phoneFiles, ...filesUnder(outDir, 'tocsin/*')]
  const pages = ['tocsin.html', 'urgence-sans-script.html', 'index.html']
  const version = fingerprint(
    outDir,
    [...pages, ...filesUnder(outDir, 'tocsin/*')],
    [...phone, ...officeFiles],
  )
  await build({
    ...shared,
    publicDir: false,
    define: { keptFiles: JSON.stringify({ version, phone, office: ['/', ...officeFiles] }) },
    build: {
      ...common,
      rolldownOptions: {
        input: join(root, 'src', 'main', 'sw.ts'),
        output: { entryFileNames: 'sw.js', format: 'iife' },
      },
    },
  })
  compress(outDir)
}

/** Servers and proxies give these as they are: a phone on a thin network waits for a fifth of the bytes. */
function compress(outDir: string): void {
  for (const file of globSync(['assets/*.{js,css,json,svg}', 'urgence-sans-script.html'], { cwd: outDir })) {
    const bytes = readFileSync(join(outDir, file))
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
    writeFileSync(join(outDir, `${file}.br`), brotliCompressSync(bytes, quality))
    writeFileSync(join(outDir, `${file}.gz`), gzipSync(bytes, { level: 9 }))
  }
}

const addressOf = (file: string) => `/${file.replaceAll('\\', '/')}`
const filesUnder = (outDir: string, pattern: string) =>
  globSync(pattern, { cwd: outDir }).map(addressOf).sort()

/** Files under `assets/` bear their hash in their name; the others are read. */
function fingerprint(outDir: string, read: readonly string[], named: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of read) hash.update(readFileSync(join(outDir, file)))
  return hash.update(named.join('\n')).digest('hex').slice(0, 12)
}

const contentModule = 'virtual:phone-content'

/** What the phone knows, as one file with its hash in its name, asked for together with the page. */
async function contentAsset(): Promise<Plugin> {
  const { phoneContent } = await load('src/capabilities/incident/phone-content.ts')
  const source = typeof phoneContent === 'function' ? JSON.stringify(phoneContent()) : ''
  const name = `assets/urgence-${createHash('sha256').update(source).digest('hex').slice(0, 8)}.json`
  return {
    name: 'phone-content',
    resolveId: (id) => (id === contentModule ? `\0${contentModule}` : null),
    load: (id) =>
      id === `\0${contentModule}` ? `export const contentPath = ${JSON.stringify(`/${name}`)}` : null,
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: name, source })
    },
    transformIndexHtml: () => [
      {
        tag: 'link',
        attrs: { rel: 'preload', as: 'fetch', type: 'application/json', href: `/${name}`, crossorigin: true },
        injectTo: 'head',
      },
    ],
  }
}

/** The same, for a browser without JavaScript: written once, under the styles of the phone entry. */
async function writePlainPage(outDir: string): Promise<void> {
  const { plainPage } = await load('src/capabilities/incident/plain-page.ts')
  if (typeof plainPage !== 'function') throw new Error('plain-page.ts makes no page')
  const page = readFileSync(join(outDir, 'tocsin.html'), 'utf8')
  const stylesheet = /href="(\/assets\/[^"]+\.css)"/.exec(page)?.[1]
  if (stylesheet === undefined) throw new Error('the phone entry has no style sheet')
  writeFileSync(join(outDir, 'urgence-sans-script.html'), String(await plainPage(stylesheet)))
}
