/**
 * The one service worker of the house. It installs what an emergency needs, all of it or nothing; the office comes after,
 * file by file, and never stands in the way. It keeps no answer of the API and nothing of elsewhere.
 */
declare const keptFiles: {
  readonly version: string
  readonly phone: readonly string[]
  readonly office: readonly string[]
}
declare const self: WorkerScope

/** What is used of a service worker: its own library of types cannot stand beside that of pages. */
interface WorkerScope {
  readonly location: Location
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener<K extends keyof WorkerEvents>(type: K, listen: (event: WorkerEvents[K]) => void): void
}
interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface AskingEvent extends LastingEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface WorkerEvents {
  readonly install: LastingEvent
  readonly activate: LastingEvent
  readonly message: LastingEvent & { readonly data: unknown }
  readonly fetch: AskingEvent
}

/** The build writes the list where it is named: once. */
const lists = keptFiles
const phoneCache = `tocsin-${lists.version}`
const officeCache = `office-${lists.version}`
const phoneFiles = new Set(lists.phone)
const phonePage = '/tocsin/'
const plainPage = '/urgence-sans-script'
const officePage = '/'

self.addEventListener('install', (event) => {
  event.waitUntil(keepPhone())
})

self.addEventListener('activate', (event) => {
  event.waitUntil(removeOld().then(() => self.clients.claim()))
})

/** The office asks for itself once its page is quiet: a phone that only opened the emergency loads nothing more. */
self.addEventListener('message', (event) => {
  if (event.data === 'keep-office') event.waitUntil(keepOffice())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    if (isUnder(pathname, phonePage)) event.respondWith(fromCache(phonePage, request))
    else if (pathname === plainPage) event.respondWith(fromCache(plainPage, request))
    else if (!pathname.startsWith('/api/')) event.respondWith(officeOrWhatIsKept(request))
  } else if (phoneFiles.has(pathname) || pathname.startsWith('/assets/')) {
    event.respondWith(fromCache(pathname, request))
  }
})

const isUnder = (pathname: string, folder: string) =>
  pathname === folder.slice(0, -1) || pathname.startsWith(folder)

/** Pages bear no hash: they are asked from the server itself, not from the browser's own memory. */
const freshly = (path: string) =>
  new Request(path, { cache: path.startsWith('/assets/') ? 'default' : 'reload' })

async function keepPhone(): Promise<void> {
  const cache = await caches.open(phoneCache)
  await cache.addAll(lists.phone.map(freshly))
  await self.skipWaiting()
}

async function keepOffice(): Promise<void> {
  const cache = await caches.open(officeCache)
  for (const path of lists.office) {
    if (await cache.match(path)) continue
    await cache.add(freshly(path)).catch(() => undefined)
  }
}

async function removeOld(): Promise<void> {
  const current = [phoneCache, officeCache]
  const ours = (await caches.keys()).filter((name) => /^(tocsin|office)-/.test(name))
  await Promise.all(ours.filter((name) => !current.includes(name)).map((name) => caches.delete(name)))
}

async function fromCache(path: string, request: Request): Promise<Response> {
  return (await kept(path)) ?? fetch(request)
}

/** Pages of the office come from the server; without it, the shell that was kept, else the emergency itself. */
async function officeOrWhatIsKept(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (failure) {
    const shell = await kept(officePage)
    if (shell) return shell
    if (await kept(phonePage)) return Response.redirect(phonePage, 302)
    throw failure
  }
}

async function kept(path: string): Promise<Response | undefined> {
  for (const name of [phoneCache, officeCache]) {
    const found = await (await caches.open(name)).match(path)
    if (found) return found
  }
  return undefined
}

export {}
