import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { whoInWords } from '../../src/platform/http/describe-route.ts'
import type { Route } from '../../src/platform/http/route.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
let routes: readonly Route[]

beforeAll(async () => {
  house = await openHouse()
  routes = Object.values(house.program.capabilities).flatMap((capability) => capability.routes)
})
afterAll(() => house.close())

const named = (route: Route) => `${route.method} ${route.path}`
const pathNames = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')

describe('every route', () => {
  it('stands once, under /api/v1', () => {
    const names = routes.map(named)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
    expect(routes.filter(({ path }) => !path.startsWith('/api/v1/'))).toEqual([])
  })

  it('validates each name of its path', () => {
    const loose = routes.filter(({ path, params }) =>
      pathNames(path).some((name) => params === undefined || !(name in params.shape)),
    )
    expect(loose.map(named)).toEqual([])
  })

  it('leaves the secret of a link out of its path: addresses are written in logs', () => {
    const loud = routes.filter(({ path }) => pathNames(path).some((name) => /token$|secret/i.test(name)))
    expect(loud.map(named)).toEqual([])
  })

  it('of a commune is for its members, and only theirs', () => {
    const wrong = routes.filter(
      ({ path, who }) => path.includes('/communes/{insee}') !== (typeof who === 'object' && 'may' in who),
    )
    expect(wrong.map(named)).toEqual([])
  })

  it('of an organisation that serves communes is for its people, and only theirs', () => {
    const wrong = routes.filter(
      ({ path, who }) =>
        path.includes('/organisations/{organisationId}') !== (typeof who === 'object' && 'seat' in who),
    )
    expect(wrong.map(named)).toEqual([])
  })

  it('open to anyone is on this list, which somebody read', () => {
    expect(
      routes
        .filter(({ who }) => who === 'anyone')
        .map(named)
        .toSorted(),
    ).toMatchInlineSnapshot(`
      [
        "get /api/v1/attestations/{code}",
        "get /api/v1/directory/communes",
        "get /api/v1/emergency",
        "get /api/v1/recoveries/mine",
        "get /api/v1/session",
        "get /api/v1/structures",
        "post /api/v1/hand-over",
        "post /api/v1/hand-over/package",
        "post /api/v1/invitations/acceptance",
        "post /api/v1/invitations/reading",
        "post /api/v1/mandate-letters/answer",
        "post /api/v1/mandate-letters/reading",
        "post /api/v1/phones",
        "post /api/v1/phones/join",
        "post /api/v1/provider-desk",
        "post /api/v1/provider-desk/files",
        "post /api/v1/provider-desk/sent",
        "post /api/v1/recoveries",
        "post /api/v1/recoveries/mine/password",
        "post /api/v1/recoveries/stop",
        "post /api/v1/set-up",
        "post /api/v1/sign-in",
        "post /api/v1/sign-in/link",
        "post /api/v1/sign-in/passkey",
        "post /api/v1/sign-in/passkey/begin",
        "post /api/v1/sign-in/provider",
        "post /api/v1/sign-in/provider/answer",
        "post /api/v1/sign-in/second-factor",
        "post /api/v1/sign-out",
        "put /api/v1/provider-desk/replies",
      ]
    `)
  })

  it('refuses whoever is not signed in, before looking at what was sent', async () => {
    for (const route of routes.filter(({ who }) => who !== 'anyone')) {
      const path = route.path.replaceAll(/\{\w+\}/g, '71147')
      const response = await house.program.app.request(path, { method: route.method.toUpperCase() })
      expect(response.status, named(route)).toBe(401)
      expect(response.headers.get('content-type'), named(route)).toContain('application/problem+json')
    }
  })

  it('of a commune does not exist for a stranger', async () => {
    await house.person('Alice', '71147')
    const stranger = await house.person('Charlie', '71137')
    for (const route of routes.filter(({ path }) => path.includes('/communes/{insee}'))) {
      const path = route.path
        .replace('/api/v1/communes/{insee}', '/71147')
        .replaceAll(/\{\w+\}/g, '0198c0de-0000-7000-8000-000000000001')
      const reply = await stranger.call(route.method.toUpperCase(), path, {})
      expect(reply.status, named(route)).toBe(404)
      expect(reply.body.type, named(route)).toBe('urn:beffroi:problem:not-found')
    }
  })

  it('is described in the OpenAPI document with who may call it', async () => {
    const document = await (await house.program.app.request('/api/openapi.json')).json()
    for (const route of routes) {
      const operation = document.paths[route.path]?.[route.method]
      expect(operation?.['x-who'], named(route)).toBe(whoInWords(route.who))
      expect(operation?.responses.default, named(route)).toBeDefined()
    }
    const described = Object.values<object>(document.paths).flatMap((path) => Object.keys(path))
    expect(described).toHaveLength(routes.length)
  })
})
