import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Context } from 'hono'
import type { App } from './app.ts'
import { notFound } from './common-problems.ts'
import { problemResponse } from './problem.ts'

/** Pages of their own, which need no router, no session and no database: what is opened the day of the attack. */
const alone = { '/tocsin/': 'tocsin.html', '/urgence-sans-script': 'urgence-sans-script.html' }

/** Asked for at each visit: a service worker, and what names other files, are never a year old. */
const fresh = { 'cache-control': 'no-cache' }
const sayFresh = (_path: string, c: Context) => c.header('cache-control', fresh['cache-control'])

/**
 * Serves the built web app. Files with a hash in their name are kept for a year; the emergency has pages of its own;
 * every other address of the office answers the one page, whose router takes over.
 */
export async function mountPages(app: App, folder: string): Promise<void> {
  const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => null)
  for (const [address, path] of Object.entries(alone)) {
    const own = serveStatic({ root: folder, path, precompressed: true, onFound: sayFresh })
    app.get(address, own)
  }
  app.get('/tocsin', (c) => c.redirect('/tocsin/'))
  app.use(
    '/assets/*',
    serveStatic({
      root: folder,
      precompressed: true,
      onFound: (_, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
  )
  app.use(
    '*',
    serveStatic({
      root: folder,
      index: 'none',
      onFound: sayFresh,
    }),
  )
  app.get('*', (c) => {
    if (page === null || /\.[a-z0-9]{2,5}$/.test(c.req.path)) return problemResponse(notFound)
    return c.html(page, 200, fresh)
  })
  app.notFound(() => problemResponse(notFound))
}
