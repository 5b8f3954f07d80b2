import { describe, expect, it } from 'vitest'
import {
  databaseAway,
  internal,
  notFound,
  rightWithdrawn,
  storageFull,
  unreadable,
} from './common-problems.ts'
import { problemOfFailure } from './failure.ts'

const coded = (code: string, message = 'failed') => Object.assign(new Error(message), { code })

describe('what a person is told of an exception', () => {
  it.each(['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '53300', '08006', '3D000'])(
    'is that the database is away, with code %s',
    (code) => expect(problemOfFailure(coded(code))).toBe(databaseAway),
  )

  it('is that the database is away when the pool says so in words only', () => {
    for (const message of [
      'Connection terminated unexpectedly',
      'timeout exceeded when trying to connect',
      'Cannot use a pool after calling end on the pool',
    ]) {
      expect(problemOfFailure(new Error(message))).toBe(databaseAway)
    }
  })

  it.each(['53100', 'ENOSPC'])('is that the disk is full, with code %s', (code) =>
    expect(problemOfFailure(coded(code))).toBe(storageFull),
  )

  it('is that the right ended during the request, and nothing of the sort for a missing grant', () => {
    const refused = coded('42501', 'new row violates row-level security policy for table "answer"')
    expect(problemOfFailure(refused)).toBe(rightWithdrawn)
    expect(problemOfFailure(coded('42501', 'permission denied for table answer'))).toBe(internal)
  })

  it('is found under the errors that wrap it', () => {
    expect(problemOfFailure(new Error('outer', { cause: coded('57P01') }))).toBe(databaseAway)
    expect(problemOfFailure(new AggregateError([coded('ECONNREFUSED')]))).toBe(databaseAway)
    expect(problemOfFailure(new Error('outer', { cause: new AggregateError([coded('ENOSPC')]) }))).toBe(
      storageFull,
    )
  })

  it('is the problem itself when one was thrown', () => {
    expect(problemOfFailure(notFound)).toBe(notFound)
  })

  it('is that the request cannot be read when its JSON could not', () => {
    const error = Object.assign(new Error('Malformed JSON in request body'), { status: 400 })
    expect(problemOfFailure(error)).toBe(unreadable)
  })

  it('is an error of ours for everything else, which says nothing of the inside', () => {
    for (const error of [new Error('select secret'), coded('23505'), 'text', null, undefined, {}]) {
      expect(problemOfFailure(error)).toBe(internal)
    }
  })

  it('comes to an end when errors cause each other', () => {
    const error = new Error('circle')
    error.cause = error
    expect(problemOfFailure(error)).toBe(internal)
  })
})
