import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Route } from '../../src/platform/http/route.ts'
import { type House, openHouse, type Person } from '../support/house.ts'
import { withAccount } from '../support/relay-at-work.ts'

/** Every route of a commune, called with what nobody should send: each gets a sentence, none fails. */
let house: House
let marie: Person
let actionId: string

beforeAll(async () => {
  house = await openHouse()
  marie = await withAccount(house, await house.person('Marie Durand', '71137'), 'marie@exemple.fr')
  await marie.call('PUT', '/71137/answers/systems-listed', { json: { reply: 'no' }, ifMatch: 0 })
  actionId = (await marie.call('GET', '/71137/plan')).body.actions[0].id
})
afterAll(() => house.close())

const nasty = fc.constantFrom<unknown>(
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'é'.repeat(5000),
  "'; drop table plan.action --",
  '0000-01-01',
  '9999-12-31',
  '2026-02-30',
  '2027-02-03',
  '__proto__',
  'constructor',
  0,
  1,
  -1,
  0.5,
  1e308,
  2147483648,
  1e21,
  true,
  null,
  [],
  {},
  ['systems-listed', '\u0000'],
  { nonsense: { quantity: 1 } },
)

/** Often right, so that the routes are reached; often wrong, in every way JSON allows. */
function bodyOf(shape: z.ZodType | undefined): fc.Arbitrary<unknown> {
  const keys = shape instanceof z.ZodObject ? Object.entries(shape.shape) : []
  if (keys.length === 0) return fc.jsonValue()
  const fields = Object.fromEntries(
    keys.map(([key, field]) => [key, fc.oneof(nasty, likely(field as z.ZodType))]),
  )
  return fc.oneof(
    { weight: 6, arbitrary: fc.record(fields) },
    { weight: 2, arbitrary: fc.record(fields, { requiredKeys: [] }) },
    { weight: 1, arbitrary: fc.jsonValue() },
  )
}

function likely(field: z.ZodType): fc.Arbitrary<unknown> {
  const right: unknown[] = [
    ...[
      'yes',
      'not-concerned',
      'Un texte',
      'mairie',
      '2027-02-03',
      'secretary',
      'unknown',
      'https://exemple.fr',
    ],
    ...[1, 12, true, false, null, ['systems-listed'], ['mairie'], { 'interrupted-work': { quantity: 2 } }],
  ].filter((value) => field.safeParse(value).success)
  return right.length === 0 ? nasty : fc.constantFrom(...right)
}

const segments: Record<string, readonly string[]> = {
  questionId: ['systems-listed', 'nonsense', '%00', '..%2f', '%F0%9F%94%94'],
  measureId: ['systems-listed', 'constructor', '%00'],
  kind: ['civil-status', '__proto__', '%00'],
  role: ['provider', 'nonsense'],
  other: ['nonsense', '%00', '00000000-0000-0000-0000-000000000000'],
}

function pathOf({ path }: Route): fc.Arbitrary<string> {
  const parts = path.replace('/api/v1/communes/{insee}', '').split(/(\{\w+\})/)
  return fc
    .tuple(
      ...parts.map((part) => {
        const name = /^\{(\w+)\}$/.exec(part)?.[1]
        if (name === undefined) return fc.constant(part)
        if (name === 'actionId')
          return fc.constantFrom('', ...(segments.other ?? [])).map((id) => id || actionId)
        return fc.constantFrom(...(segments[name] ?? segments.other ?? []))
      }),
    )
    .map((chosen) => `/71137${chosen.join('')}`)
}

function formOf(values: unknown): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(values ?? {})) {
    if (name === 'file') form.set(name, new File([String(value)], '\u0000..é.txt'))
    else form.set(name, String(value))
  }
  return form
}

describe('whatever is sent to a commune', () => {
  it('is answered by a sentence and never by a 500', async () => {
    const routes = Object.values(house.program.capabilities)
      .flatMap((capability): readonly Route[] => capability.routes)
      .filter(
        ({ path, who }) =>
          typeof who === 'object' && 'may' in who && path.startsWith('/api/v1/communes/{insee}'),
      )
      .filter(({ path }) => !path.endsWith('/events') && !path.endsWith('.pdf'))
      // It would visit the world.
      .filter(({ path }) => !path.endsWith('/visits') && !path.endsWith('/searches'))
    expect(routes.length).toBeGreaterThan(20)
    for (const route of routes) {
      const call = fc.record({
        path: pathOf(route),
        content: bodyOf(route.body),
        ifMatch: fc.constantFrom(0, 1, 2, 999_999_999, undefined),
      })
      await fc.assert(
        fc.asyncProperty(call, async ({ path, content, ifMatch }) => {
          const reply = await marie.call(route.method.toUpperCase(), path, {
            ...(ifMatch === undefined ? {} : { ifMatch }),
            ...(route.body === undefined
              ? {}
              : route.multipart
                ? { form: formOf(content) }
                : { json: content }),
          })
          expect(reply.status, `${route.method} ${path} ${reply.body?.detail}`).toBeLessThan(500)
          if (reply.status >= 400) expect(reply.body.detail).not.toBe('')
        }),
        { numRuns: route.body === undefined ? 10 : 60, endOnFailure: true },
      )
    }
  })
})
