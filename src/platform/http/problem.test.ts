import { expect, test } from 'vitest'
import * as common from './common-problems.ts'
import { isProblem, problem, problemResponse } from './problem.ts'

const refusal = problem(409, 'answer-changed', 'Modifié', 'Quelqu’un a répondu avant vous.', {
  errors: [{ pointer: '/reply', detail: 'A changé.' }],
  extra: { currentVersion: 4, status: 200, detail: 'anything' },
  retryAfterSeconds: 30,
})

test('a problem travels as RFC 9457: status, stable type, title, detail and fields at fault', async () => {
  const response = problemResponse(refusal)
  expect(response.status).toBe(409)
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(response.headers.get('retry-after')).toBe('30')
  expect(await response.json()).toEqual({
    status: 409,
    type: 'urn:beffroi:problem:answer-changed',
    title: 'Modifié',
    detail: 'Quelqu’un a répondu avant vous.',
    errors: [{ pointer: '/reply', detail: 'A changé.' }],
    currentVersion: 4,
  })
})

test('without a delay there is no retry-after', () => {
  expect(problemResponse(common.notFound).headers.has('retry-after')).toBe(false)
})

test('a problem is told from a reply and from anything else', () => {
  expect(isProblem(refusal)).toBe(true)
  for (const other of [
    null,
    undefined,
    'text',
    { status: 200, body: {} },
    { type: 'about:blank' },
    { type: 4 },
  ]) {
    expect(isProblem(other)).toBe(false)
  }
})

test('every common problem is a sentence or more, says what still holds, and has a type of its own', () => {
  const all = Object.values(common).map((one) => (typeof one === 'function' ? one(5) : one))
  expect(new Set(all.map(({ type }) => type)).size).toBe(all.length)
  for (const { detail, title } of all) {
    expect(title).not.toBe('')
    expect(detail).toMatch(/n’a été|n’ont pas|n’est pas touché|l’est toujours|intact/)
    expect(detail).toMatch(/\.$/)
  }
})

test('the time to wait is told in seconds, then in minutes, one without an s', () => {
  const told = [1, 20, 60, 61].map((seconds) => common.tooMany(seconds).detail)
  expect(told.map((detail) => /dans (.*)\.$/.exec(detail)?.[1])).toEqual([
    '1 seconde',
    '20 secondes',
    '1 minute',
    '2 minutes',
  ])
})
