import { describe, expect, test } from 'vitest'
import { loaded, problemFrom, problemOf, submitted } from './http.ts'
import { fieldNameOf, ProblemError } from './problems/problem.ts'

const refused = {
  type: 'urn:beffroi:problem:answer-changed',
  title: 'Cette réponse a changé',
  status: 412,
  detail: 'Quelqu’un l’a changée à 10 h 42.',
  errors: [{ pointer: '/reply', detail: 'Comparez les deux.' }, { pointer: 3 }],
  current: { version: 4 },
}

describe('a problem of the API', () => {
  test('keeps its own words, its fields, and whatever else it says', () => {
    expect(problemOf(refused, 412)).toEqual({
      type: 'urn:beffroi:problem:answer-changed',
      title: 'Cette réponse a changé',
      status: 412,
      detail: 'Quelqu’un l’a changée à 10 h 42.',
      errors: [{ pointer: '/reply', detail: 'Comparez les deux.' }],
      extra: { current: { version: 4 } },
    })
  })

  test('that a proxy wrote in HTML is told in the words of its status', async () => {
    const problem = await problemFrom(new Response('<h1>Bad gateway</h1>', { status: 502 }))
    expect(problem).toMatchObject({
      title: 'Beffroi est momentanément indisponible',
      status: 502,
      errors: [],
    })
    expect(problem.detail).toContain('enregistré')
  })

  test('that nobody answered says so', () => {
    expect(problemOf(new TypeError('Failed to fetch'), 0).title).toBe('Beffroi ne répond pas')
  })
})

describe('an answer of the client', () => {
  const answer = (status: number) => new Response(null, { status })

  test('that went well gives its body', async () => {
    const call = Promise.resolve({ data: { insee: '71146' }, error: undefined, response: answer(200) })
    await expect(loaded(call)).resolves.toEqual({ insee: '71146' })
  })

  test('that was refused is thrown to the screen by a loader, handed to the form by an action', async () => {
    const call = Promise.resolve({ data: undefined, error: refused, response: answer(412) })
    await expect(loaded(call)).rejects.toThrow(ProblemError)
    const outcome = await submitted(call)
    expect(outcome.ok).toBe(false)
  })

  test('that never came because the person left is left to the router', async () => {
    const abort = new DOMException('left', 'AbortError')
    await expect(submitted(Promise.resolve({ error: abort, response: undefined }))).rejects.toBe(abort)
  })
})

test('a pointer names a field, nested or not, with or without its hash', () => {
  expect(['/email', '#/structures/0/name', '/a~1b'].map(fieldNameOf)).toEqual([
    'email',
    'structures.0.name',
    'a/b',
  ])
})
