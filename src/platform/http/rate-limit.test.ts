import { expect, test } from 'vitest'
import { RateLimit } from './rate-limit.ts'

function limitOf(calls: number, perSeconds: number) {
  let nowInMs = 1_000
  const limit = new RateLimit({ calls, perSeconds }, () => nowInMs)
  return {
    take: (key = 'somebody') => limit.take(key),
    waitSeconds: (seconds: number) => {
      nowInMs += seconds * 1000
    },
  }
}

test('a key may spend its whole allowance at once, then waits', () => {
  const { take } = limitOf(3, 60)
  expect([take(), take(), take(), take()]).toEqual([0, 0, 0, 20])
})

test('who waits as long as told is let in, for one call', () => {
  const { take, waitSeconds } = limitOf(3, 60)
  for (let call = 0; call < 3; call++) take()
  waitSeconds(take())
  expect([take(), take()]).toEqual([0, 20])
})

test('asking again while waiting does not lengthen the wait', () => {
  const { take, waitSeconds } = limitOf(1, 10)
  take()
  expect(take()).toBe(10)
  waitSeconds(4)
  expect(take()).toBe(6)
  waitSeconds(6)
  expect(take()).toBe(0)
})

test('a wait is told in whole seconds, one at least', () => {
  const { take } = limitOf(600, 60)
  for (let call = 0; call < 600; call++) expect(take()).toBe(0)
  expect(take()).toBe(1)
})

test('a long rest gives back the allowance and no more', () => {
  const { take, waitSeconds } = limitOf(2, 60)
  take()
  waitSeconds(3600)
  expect([take(), take(), take()]).toEqual([0, 0, 30])
})

test('one key does not spend the allowance of another', () => {
  const { take } = limitOf(1, 60)
  expect([take('one'), take('one'), take('other')]).toEqual([0, 60, 0])
})

test('a crowd of keys does not free who is waiting', () => {
  const { take } = limitOf(1, 60)
  take('patient')
  for (let key = 0; key < 10_050; key++) take(`key ${key}`)
  expect(take('patient')).toBe(60)
})
