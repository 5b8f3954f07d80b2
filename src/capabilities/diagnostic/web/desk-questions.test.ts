import { expect, test } from 'vitest'
import type { ProviderDesk } from '../../../api-client/index.ts'
import { questionsOnce, readiness, whyNothing } from './desk-questions.ts'

type Request = ProviderDesk['requests'][number]

const question = (id: string, reply: 'yes' | null = null): Request['questions'][number] => ({
  id,
  ask: `${id} ?`,
  text: `${id} ?`,
  replies: [],
  said: reply === null ? null : { reply, note: null, fileName: null },
})

const request = (requestId: string, questions: Request['questions']): Request => ({
  requestId,
  communeName: `Commune ${requestId}`,
  askedBy: 'Marie',
  expiresAt: '2026-12-07T22:59:59Z',
  state: 'open',
  providerId: null,
  sentCount: 0,
  questions,
})

test('a question that two town halls ask is shown once, with both', () => {
  const once = questionsOnce([
    request('1', [question('a'), question('b')]),
    request('2', [question('c'), question('a', 'yes')]),
  ])
  expect(
    once.map(({ question: { id }, askedBy }) => [id, askedBy.map(({ requestId }) => requestId)]),
  ).toEqual([
    ['a', ['1', '2']],
    ['b', ['1']],
    ['c', ['2']],
  ])
})

test('what is ready is counted town hall by town hall', () => {
  const requests = [request('1', [question('a', 'yes'), question('b')]), request('2', [question('a')])]
  expect(readiness(requests)).toEqual({ ready: 1, left: 2 })
})

test('a link that shows nothing more says why, and one reason only when all ended alike', () => {
  const ended = (state: Request['state']): Request => ({ ...request('1', []), state })
  expect(whyNothing([])).toBe('none')
  expect(whyNothing([ended('expired'), ended('expired')])).toBe('expired')
  expect(whyNothing([ended('answered')])).toBe('answered')
  expect(whyNothing([ended('expired'), ended('revoked')])).toBe('several')
})
