import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import type { Right } from '../../kernel/right.ts'
import type { Logger } from '../log.ts'
import * as common from './common-problems.ts'
import { problemOfFailure } from './failure.ts'
import type { Metrics } from './metrics.ts'
import { mountRoute } from './mount-route.ts'
import { problemResponse } from './problem.ts'
import { RateLimit } from './rate-limit.ts'
import type { Caller, Office, Place, Route } from './route.ts'
import { securityHeaders } from './security-headers.ts'

/** Answers what a route's `who` asks. Given by the composition root. */
export interface Gate {
  callerOf(headers: Headers): Promise<Caller | null>
  /**
   * Null when that commune does not exist for this person. Whoever stands there more than once, by a role and a
   * mandate or by two mandates, comes in by the one that opens what is asked.
   */
  placeOf(caller: Caller, insee: string, may: Right): Promise<Place | null>
  /** Null when that organisation does not exist for this person. */
  officeOf(caller: Caller, organisationId: string): Promise<Office | null>
  /**
   * Writes in the trail of the commune that somebody came in under a mandate, before anything is shown. False when the
   * mandate ended in between: then nothing is.
   */
  noteAccess(
    caller: Caller,
    place: Place,
    access: { readonly right: Right; readonly operation: string },
  ): Promise<boolean>
}

export interface AppSettings {
  readonly log: Logger
  readonly metrics: Metrics
  readonly gate: Gate
  readonly trustProxy: boolean
  readonly publicUrl: () => string
  readonly version: string
  readonly isReady: () => Promise<boolean>
  readonly metricsToken: string | null
}

export interface Variables {
  requestId: string
  address: string
  caller: Caller | null
  place: Place | null
  office: Office | null
}
type Env = {
  Variables: Variables
  /** Given by the Node server; absent when a test calls the app directly. */
  Bindings: { incoming?: { socket: { remoteAddress?: string } } }
}
export type App = OpenAPIHono<Env>
export type AppContext = Context<Env>

/** The HTTP side of the program: every route of every capability behind the same checks, in the same order. */
export function openApp(routes: readonly Route[], settings: AppSettings): App {
  const app: App = new OpenAPIHono()
  const perAddress = new RateLimit({ calls: 600, perSeconds: 60 })
  const perToken = new RateLimit({ calls: 300, perSeconds: 60 })
  const isHttps = settings.publicUrl().startsWith('https:')

  app.use(securityHeaders(isHttps))
  app.use(observe(settings))
  app.use('/api/*', async (c, next) => {
    const wait = c.env?.incoming === undefined ? 0 : perAddress.take(c.get('address'))
    if (wait > 0) return problemResponse(common.tooMany(wait))
    if (!isSameOrigin(c, settings.publicUrl())) return problemResponse(common.foreignOrigin)
    await next()
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
  })
  app.onError((error, c) => {
    const refusal = problemOfFailure(error)
    if (refusal.status === 500) {
      settings.log.error(
        { requestId: c.get('requestId'), error: error.name, stack: error.stack },
        'an unexpected failure',
      )
    } else {
      settings.log.warn(
        { requestId: c.get('requestId'), type: refusal.type },
        'a request could not be served',
      )
    }
    return problemResponse(refusal)
  })

  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', async (c) =>
    (await settings.isReady()) ? c.text('ready') : problemResponse(common.databaseAway),
  )
  app.get('/metrics', async (c) => {
    if (!mayReadMetrics(c, settings)) return problemResponse(common.notFound)
    return c.text(await settings.metrics.text(), 200, { 'content-type': 'text/plain; version=0.0.4' })
  })

  for (const route of routes) mountRoute(app, route, settings.gate, perToken)

  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Beffroi',
      version: settings.version,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: '/' }],
  })
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'beffroi.session_token',
  })
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' })
  app.all('/api/*', () => problemResponse(common.notFound))
  return app
}

function observe(settings: AppSettings): MiddlewareHandler<Env> {
  return async (c, next) => {
    const startedAt = performance.now()
    const requestId = crypto.randomUUID()
    c.set('requestId', requestId)
    c.set('address', addressOf(c, settings.trustProxy))
    c.set('caller', null)
    c.set('place', null)
    await next()
    c.res.headers.set('x-request-id', requestId)
    const path = c.req.path.startsWith('/api/') ? c.req.routePath : '(page)'
    const seconds = (performance.now() - startedAt) / 1000
    settings.metrics.requestEnded(c.req.method, path, c.res.status, seconds)
    settings.log.info(
      { requestId, method: c.req.method, path, status: c.res.status, ms: Math.round(seconds * 1000) },
      'request',
    )
  }
}

function addressOf(c: AppContext, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return forwarded ?? c.env?.incoming?.socket.remoteAddress ?? 'local'
}

function mayReadMetrics(c: AppContext, settings: AppSettings): boolean {
  if (settings.metricsToken !== null)
    return c.req.header('authorization') === `Bearer ${settings.metricsToken}`
  // Behind a proxy on the same machine everybody comes from loopback: the direct peer must be the asker.
  const peer = c.env?.incoming?.socket.remoteAddress ?? '127.0.0.1'
  return c.req.header('x-forwarded-for') === undefined && /^(::ffff:)?127\.|^::1$/.test(peer)
}

/** A browser always sends `Origin` with a change; a page elsewhere cannot forge it. */
function isSameOrigin(c: AppContext, publicUrl: string): boolean {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return true
  const origin = c.req.header('origin')
  if (origin === undefined) return c.req.header('sec-fetch-site') !== 'cross-site'
  return origin === new URL(publicUrl).origin || origin.replace(/^https?:\/\//, '') === c.req.header('host')
}
