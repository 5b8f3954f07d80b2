import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { z } from '@hono/zod-openapi'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/postgres.ts'
import { type Database, openDatabase } from '../db/database.ts'
import { openLog } from '../log.ts'
import { type App, openApp } from './app.ts'
import { openMetrics } from './metrics.ts'
import { route } from './route.ts'
import { writtenText } from './written-text.ts'

const log = openLog('silent')
const token = 'a token of this test'

function routesOn(db: Database) {
  const echo = route({
    method: 'post',
    path: '/api/v1/notes',
    who: 'anyone',
    tag: 'notes',
    summary: 'Keep a note',
    body: z.object({ text: writtenText(20), lines: z.object({ count: z.number().int().min(1) }) }),
    replies: { 200: { description: 'The note', json: z.object({ text: z.string() }) } },
    // The shape of the reply cuts what it does not declare.
    handle: async ({ body }) => ({ status: 200, body: { ...body, inside: 'secret' } }),
  })
  const organisations = route({
    method: 'get',
    path: '/api/v1/organisations',
    who: 'anyone',
    tag: 'organisations',
    summary: 'Count the organisations',
    query: z.object({ page: z.coerce.number('Un nombre est attendu.').int().default(1) }),
    replies: { 200: { description: 'Count', json: z.object({ count: z.number() }) } },
    handle: async () => {
      const rows = await db.asSystem('a test', (tx) =>
        tx.selectFrom('territory.organisation').select('id').execute(),
      )
      return { status: 200, body: { count: rows.length } }
    },
  })
  const mine = route({
    method: 'post',
    path: '/api/v1/communes/{insee}/notes',
    who: { may: 'plan:write' },
    tag: 'notes',
    summary: 'Keep a note of a commune',
    params: z.object({ insee: z.string() }),
    body: z.object({ text: writtenText(20) }),
    replies: { 200: { description: 'Nothing', json: z.object({}) } },
    handle: async () => ({ status: 200, body: {} }),
  })
  return [echo, organisations, mine]
}

interface Served {
  readonly app: App
  readonly url: string
  readonly port: number
  close(): Promise<void>
}

async function serveApp(
  db: Database,
  more: { metricsToken?: string; publicUrl?: string; trustProxy?: boolean } = {},
) {
  const app = openApp(routesOn(db), {
    log,
    metrics: openMetrics(),
    gate: {
      callerOf: async () => null,
      placeOf: async () => null,
      officeOf: async () => null,
      noteAccess: async () => true,
    },
    trustProxy: more.trustProxy ?? false,
    publicUrl: () => more.publicUrl ?? 'http://beffroi.example',
    version: '1.2.3',
    isReady: db.isReachable,
    metricsToken: more.metricsToken ?? null,
  })
  return new Promise<Served>((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) =>
      resolve({
        app,
        port,
        url: `http://127.0.0.1:${port}`,
        close: () => new Promise((done) => server.close(() => done())),
      }),
    )
  })
}

const json = { 'content-type': 'application/json' }
const note = JSON.stringify({ text: ' Bonjour ', lines: { count: 1 } })

async function expectProblem(response: Response, status: number, kind: string) {
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  const body = await response.json()
  expect(body).toMatchObject({ status, type: `urn:beffroi:problem:${kind}` })
  return body
}

let database: TestDatabase
let db: Database
let served: Served

beforeAll(async () => {
  database = await testDatabase()
  db = openDatabase(database.url, log, () => new Date(), 2)
  served = await serveApp(db)
})
afterAll(async () => {
  await served.close()
  await db.close()
  await database.drop()
})

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${served.url}${path}`, { headers })
const post = (body: BodyInit, headers: Record<string, string> = json, path = '/api/v1/notes') =>
  fetch(`${served.url}${path}`, { method: 'POST', body, headers })

describe('the state of the program', () => {
  it('is alive and ready while the database answers', async () => {
    expect(await (await get('/healthz')).text()).toBe('ok')
    expect(await (await get('/readyz')).text()).toBe('ready')
    expect(await (await get('/api/v1/organisations')).json()).toEqual({ count: 0 })
  })

  it('is alive but not ready once the database is gone, and the API says so', async () => {
    const lost = await testDatabase()
    const lostDb = openDatabase(lost.url, log, () => new Date(), 2)
    const program = await serveApp(lostDb)
    expect((await fetch(`${program.url}/api/v1/organisations`)).status).toBe(200)
    await lost.drop()
    const ready = await fetch(`${program.url}/readyz`)
    await expectProblem(ready, 503, 'database-away')
    const reply = await fetch(`${program.url}/api/v1/organisations`)
    expect(reply.headers.get('retry-after')).toBe('30')
    await expectProblem(reply, 503, 'database-away')
    expect((await fetch(`${program.url}/healthz`)).status).toBe(200)
    expect(
      (await fetch(`${program.url}/api/v1/notes`, { method: 'POST', headers: json, body: note })).status,
    ).toBe(200)
    await program.close()
    await lostDb.close()
  })
})

describe('the metrics', () => {
  const elsewhere = { incoming: { socket: { remoteAddress: '203.0.113.7' } } }

  it('are read from this machine itself, and count requests by route', async () => {
    await get('/api/v1/organisations?page=1')
    const reply = await get('/metrics')
    expect(reply.status).toBe(200)
    const text = await reply.text()
    expect(text).toContain(
      'beffroi_http_request_seconds_count{method="GET",path="/api/v1/organisations",status="200"}',
    )
  })

  it('do not exist for anybody else, even through a proxy on this machine', async () => {
    await expectProblem(await get('/metrics', { 'x-forwarded-for': '127.0.0.1' }), 404, 'not-found')
    await expectProblem(await served.app.request('/metrics', {}, elsewhere), 404, 'not-found')
  })

  it('are read from anywhere with their token, and only with it once there is one', async () => {
    const program = await serveApp(db, { metricsToken: token })
    const ask = (headers: Record<string, string>) => program.app.request('/metrics', { headers }, elsewhere)
    expect((await ask({ authorization: `Bearer ${token}` })).status).toBe(200)
    await expectProblem(await ask({ authorization: 'Bearer another' }), 404, 'not-found')
    await expectProblem(await fetch(`${program.url}/metrics`), 404, 'not-found')
    await program.close()
  })
})

describe('every reply of the API', () => {
  it('forbids everything that Beffroi does not need, inline code first of all', async () => {
    for (const path of ['/api/v1/organisations', '/api/v1/nowhere', '/healthz']) {
      const { headers } = await get(path)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self';")
      expect(policy).toContain("style-src 'self';")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/unsafe|\*|https?:/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.has('x-powered-by')).toBe(false)
    }
  })

  it('asks browsers to keep to HTTPS only where Beffroi is served over it', async () => {
    expect((await get('/healthz')).headers.has('strict-transport-security')).toBe(false)
    const program = await serveApp(db, { publicUrl: 'https://beffroi.example' })
    expect((await fetch(`${program.url}/healthz`)).headers.get('strict-transport-security')).toContain(
      'max-age',
    )
    await program.close()
  })

  it('bears a number of its own and is kept by no cache', async () => {
    const replies = [
      await get('/api/v1/organisations'),
      await get('/api/v1/organisations'),
      await get('/api/nowhere'),
    ]
    const numbers = replies.map(({ headers }) => headers.get('x-request-id') ?? '')
    for (const number of numbers) expect(number).toMatch(/^[0-9a-f-]{36}$/)
    expect(new Set(numbers).size).toBe(3)
    for (const { headers } of replies) expect(headers.get('cache-control')).toBe('no-store')
  })

  it('is cut to its declared shape', async () => {
    expect(await (await post(note)).json()).toEqual({ text: 'Bonjour' })
  })
})

describe('a request that cannot be served', () => {
  it('is not found at an unknown address or by another method', async () => {
    await expectProblem(await get('/api/v1/nowhere'), 404, 'not-found')
    await expectProblem(await get('/api/v1/notes'), 404, 'not-found')
    await expectProblem(await post(note, json, '/api/elsewhere'), 404, 'not-found')
  })

  it('is refused when it is not JSON', async () => {
    await expectProblem(await post(note, { 'content-type': 'text/plain' }), 415, 'wrong-media-type')
    await expectProblem(await post(new URLSearchParams({ text: 'a' }), {}), 415, 'wrong-media-type')
  })

  it('is refused when its JSON cannot be read', async () => {
    for (const body of ['{"text": ', '', 'nonsense']) await expectProblem(await post(body), 400, 'unreadable')
  })

  it('is refused when it is too large, announced or streamed', async () => {
    const large = JSON.stringify({ text: 'a'.repeat(300_000), lines: { count: 1 } })
    await expectProblem(await post(large), 413, 'too-large')
    const streamed = await new Promise<number>((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port: served.port, path: '/api/v1/notes', method: 'POST', headers: json },
        (reply) => {
          resolve(reply.statusCode ?? 0)
          reply.resume()
        },
      )
      sent.on('error', reject)
      sent.write(large.slice(0, 150_000))
      sent.end(large.slice(150_000))
    })
    expect(streamed).toBe(413)
  })

  it('is refused when it changes something from a page elsewhere', async () => {
    await expectProblem(
      await post(note, { ...json, origin: 'https://elsewhere.example' }),
      403,
      'foreign-origin',
    )
    await expectProblem(await post(note, { ...json, origin: 'null' }), 403, 'foreign-origin')
    await expectProblem(
      await served.app.request('/api/v1/notes', {
        method: 'POST',
        body: note,
        headers: { ...json, 'sec-fetch-site': 'cross-site' },
      }),
      403,
      'foreign-origin',
    )
    expect((await post(note, { ...json, origin: 'http://beffroi.example' })).status).toBe(200)
    expect((await post(note, { ...json, origin: served.url })).status).toBe(200)
    expect((await post(note)).status).toBe(200)
    expect((await get('/api/v1/organisations', { origin: 'https://elsewhere.example' })).status).toBe(200)
  })

  it('is told every field at fault, by pointer', async () => {
    const body = await expectProblem(await post('{"text":"  ","lines":{"count":0}}'), 422, 'invalid-input')
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/text', '/lines/count'])
    expect(body.errors[0].detail).toBe('Écrivez quelques mots.')
    expect(body.detail).toContain('Plusieurs champs ne conviennent pas. Rien n’a été enregistré')
    const query = await expectProblem(await get('/api/v1/organisations?page=two'), 422, 'invalid-input')
    expect(query.errors).toEqual([{ pointer: '/page', detail: 'Un nombre est attendu.' }])
    expect(query.detail).toContain('Rien n’a été modifié.')
  })

  it('learns nothing of the shape expected when nobody is signed in', async () => {
    const reply = await post('{}', json, '/api/v1/communes/71137/notes')
    expect(await expectProblem(reply, 401, 'sign-in-first')).not.toHaveProperty('errors')
  })
})

describe('the description of the API', () => {
  it('is served, with each route, who may call it and how a refusal looks', async () => {
    const described = await (await get('/api/openapi.json')).json()
    expect(described).toMatchObject({ openapi: '3.1.0', info: { title: 'Beffroi', version: '1.2.3' } })
    expect(Object.keys(described.paths)).toEqual([
      '/api/v1/notes',
      '/api/v1/organisations',
      '/api/v1/communes/{insee}/notes',
    ])
    const member = described.paths['/api/v1/communes/{insee}/notes'].post
    expect(member).toMatchObject({ 'x-who': 'may plan:write', operationId: 'postCommunesByInseeNotes' })
    expect(member.security).toEqual([{ session: [] }, { token: [] }])
    expect(member.responses.default.content).toHaveProperty('application/problem+json')
  })
})

describe('an address that asks too often', () => {
  // The allowance refills ten a second while it is spent: many at once, well above what it holds.
  const hammer = (program: Served, headers: Record<string, string>) =>
    Promise.all(
      Array.from({ length: 1500 }, () =>
        program.app.request(
          '/api/nowhere',
          { headers },
          { incoming: { socket: { remoteAddress: '203.0.113.7' } } },
        ),
      ),
    )

  it('is asked to wait, and told how long, while the others go on', async () => {
    const program = await serveApp(db)
    const replies = await hammer(program, {})
    const refused = replies.filter(({ status }) => status === 429)
    expect(replies.length - refused.length).toBeGreaterThanOrEqual(600)
    const last = refused.at(-1)
    if (last === undefined) throw new Error('nothing was refused')
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    await expectProblem(last, 429, 'too-many')
    expect((await fetch(`${program.url}/api/v1/organisations`)).status).toBe(200)
    await program.close()
  })

  it('is the one that the proxy in front tells, not one that the asker made up', async () => {
    const program = await serveApp(db, { trustProxy: true })
    await hammer(program, { 'x-forwarded-for': '198.51.100.1, 203.0.113.9' })
    const ask = (forwarded: string) =>
      fetch(`${program.url}/api/nowhere`, { headers: { 'x-forwarded-for': forwarded } })
    const invented = await Promise.all(
      Array.from({ length: 40 }, (_, n) => ask(`192.0.2.${n}, 203.0.113.10`)),
    )
    expect(new Set(invented.map(({ status }) => status))).toEqual(new Set([404]))
    await program.close()
  })
})
