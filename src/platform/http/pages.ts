import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { App } from './app.ts'
import { notFound } from './common-problems.ts'
import { problemResponse } from './problem.ts'

/** Pages of their own, which need no router, no session and no database: what is opened the day of the attack. */
const alone = { '/tocsin/': 'tocsin.html', '/urgence-sans-script': 'urgence-sans-script.html' }

/** Asked for at each visit: a service worker, and what names other files, are never a year old. */
const fresh = { 'cache-control': 'no-cache' }

/**
 * Serves the built web app. Files with a hash in their name are kept for a year; the emergency has pages of its own;
 * every other address of the office answers the one page, whose router takes over.
 */
export async function mountPages(app: App, folder: string): Promise<void> {
  const read = (file: string) => readFile(join(folder, file), 'utf8').catch(() => null)
  const page = await read('index.html')
  for (const [path, file] of Object.entries(alone)) {
    const own = await read(file)
    if (own !== null) app.get(path, (c) => c.html(own, 200, fresh))
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
      onFound: (_, c) => c.header('cache-control', fresh['cache-control']),
    }),
  )
  app.get('*', (c) => {
    if (page === null || /\.[a-z0-9]{2,5}$/.test(c.req.path)) return problemResponse(notFound)
    return c.html(page, 200, fresh)
  })
  app.notFound(() => problemResponse(notFound))
}
