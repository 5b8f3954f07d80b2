import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createAdaptorServer } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { securityHeaders } from '../../src/platform/http/security-headers.ts'

const root = join(import.meta.dirname, '..', '..')

export interface BuiltPages {
  readonly folder: string
  remove(): void
}

/**
 * Builds as production does, in a process of its own: the tests' `NODE_ENV` would bring in React's development build.
 * `entryFolder` holds the `index.html`, from the root of the repository.
 */
export async function buildPages(entryFolder = '.'): Promise<BuiltPages> {
  const folder = mkdtempSync(join(tmpdir(), 'beffroi-pages-'))
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const options = [
    '--config',
    join(root, 'vite.config.ts'),
    '--outDir',
    folder,
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ]
  await promisify(execFile)(process.execPath, [vite, 'build', join(root, entryFolder), ...options], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' },
  })
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Serves built pages under the very headers of the product. The caller closes. */
export async function servePages(pages: BuiltPages): Promise<{ url: string; close: () => void }> {
  const app = new Hono()
  app.use(securityHeaders(false))
  app.get('/', (c) => c.html(readFileSync(join(pages.folder, 'index.html'), 'utf8')))
  for (const [path, file] of [
    ['/tocsin/', 'tocsin.html'],
    ['/urgence-sans-script', 'urgence-sans-script.html'],
  ] as const)
    app.get(path, (c) => c.html(readFileSync(join(pages.folder, file), 'utf8')))
  app.get('/healthz', (c) => c.text('ok'))
  app.use('*', serveStatic({ root: pages.folder, precompressed: true }))
  const server = createAdaptorServer(app)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}
