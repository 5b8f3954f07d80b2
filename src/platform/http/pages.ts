import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { App } from './app.ts'
import { notFound } from './common-problems.ts'
import { problemResponse } from './problem.ts'

/**
 * Serves the built web app. Files with a hash in their name are kept for a year; every other address of the
 * office answers the one page, whose router takes over.
 */
export async function mountPages(app: App, folder: string): Promise<void> {
  const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => null)
  app.use(
    '/assets/*',
    serveStatic({
      root: folder,
      precompressed: true,
      onFound: (_, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
  )
  app.use('*', serveStatic({ root: folder, index: 'none' }))
  app.get('*', (c) => {
    if (page === null || /\.[a-z0-9]{2,5}$/.test(c.req.path)) return problemResponse(notFound)
    return c.html(page, 200, { 'cache-control': 'no-cache' })
  })
  app.notFound(() => problemResponse(notFound))
}
