import { expect, test } from 'vitest'
import { basisOf } from './planned-measure.ts'

const answered = (reply: string, answeredAt: string) => ({ kind: 'answered', reply, answeredAt })

test('a check decides before an answer, whatever came last', () => {
  const because = [
    answered('no', '2026-11-20T10:00:00Z'),
    { kind: 'proof-denies', subject: 'check:2.7', observedAt: '2026-11-01T06:00:00Z' },
  ]
  expect(basisOf('to-do', because)).toEqual({ source: 'check', at: '2026-11-01T06:00:00Z' })
})

test('of two answers that say the same, the latest decides', () => {
  const because = [answered('no', '2026-11-01T10:00:00Z'), answered('partly', '2026-11-20T10:00:00Z')]
  expect(basisOf('to-do', because)?.at).toBe('2026-11-20T10:00:00Z')
})

test('a proof that ran out counts from the day it ran out', () => {
  const because = [
    {
      kind: 'proof-expired',
      subject: 'document:dpo',
      observedAt: '2025-11-01T00:00:00Z',
      expiredAt: '2026-11-01T00:00:00Z',
    },
  ]
  expect(basisOf('expired', because)).toEqual({ source: 'document', at: '2026-11-01T00:00:00Z' })
})

test('a « oui » beside a question nobody answered does not say that somebody does not know', () => {
  expect(basisOf('unknown', [{ kind: 'unanswered' }, answered('yes', '2026-11-01T10:00:00Z')])).toBeNull()
  expect(basisOf('unknown', [answered('provider-knows', '2026-11-01T10:00:00Z')])?.source).toBe('answer')
})
