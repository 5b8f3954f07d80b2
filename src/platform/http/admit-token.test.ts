import { expect, test } from 'vitest'
import type { Seat } from '../../kernel/right.ts'
import { admitToken, isOpenToTokens } from './admit-token.ts'
import { RateLimit } from './rate-limit.ts'
import type { Who } from './route.ts'

const route = (who: Who, method: 'get' | 'post' = 'get') => ({ who, method })
const seat = (held: Seat) => ({ seat: held })

test('a token speaks of communes and reads its organisation, and is not a person', () => {
  expect(isOpenToTokens(route({ may: 'plan:write' }, 'post'))).toBe(true)
  expect(isOpenToTokens(route(seat('agent')))).toBe(true)
  expect(isOpenToTokens(route(seat('agent'), 'post'))).toBe(false)
  expect(isOpenToTokens(route(seat('administrator')))).toBe(false)
  expect(isOpenToTokens(route('signed-in'))).toBe(false)
  expect(isOpenToTokens(route('anyone'))).toBe(false)
})

test('a token that asks too fast is told how long to wait, and another one is not', () => {
  const limit = new RateLimit({ calls: 2, perSeconds: 60 }, () => 0)
  const ask = (token: string) => admitToken(token, route({ may: 'plan:read' }), limit)
  expect([ask('one'), ask('one')]).toEqual([null, null])
  expect(ask('one')).toMatchObject({ status: 429, retryAfterSeconds: 30 })
  expect(ask('other')).toBeNull()
})
