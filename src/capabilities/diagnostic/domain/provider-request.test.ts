import { describe, expect, it } from 'vitest'
import { aMeasure, aQuestion } from '../../../../test/support/diagnostic-samples.ts'
import {
  contradictionsOf,
  lastDayOf,
  noteOfConfirmed,
  questionsStillAsked,
  type RequestLife,
  stateOfRequest,
} from './provider-request.ts'

const now = new Date('2026-11-22T09:00:00Z')
const life: RequestLife = {
  questionIds: ['backup-tested', 'backup-offline'],
  sentQuestionIds: [],
  expiresAt: '2026-12-07T22:59:59Z',
  revokedAt: null,
}

describe('the last day of a link', () => {
  it('is from tomorrow to sixty days from now', () => {
    expect(lastDayOf('2026-11-22', '2026-11-22').ok).toBe(false)
    expect(lastDayOf('2026-11-23', '2026-11-22')).toEqual({ ok: true, value: '2026-11-23' })
    expect(lastDayOf('2027-01-21', '2026-11-22').ok).toBe(true)
    expect(lastDayOf('2027-01-22', '2026-11-22').ok).toBe(false)
  })
})

describe('a request', () => {
  it('shows what was not answered yet, and nothing once it is closed', () => {
    expect(questionsStillAsked({ ...life, sentQuestionIds: ['backup-tested'] }, now)).toEqual([
      'backup-offline',
    ])
    for (const closed of [
      { ...life, revokedAt: '2026-11-21T09:00:00Z' },
      { ...life, expiresAt: '2026-11-22T09:00:00Z' },
      { ...life, sentQuestionIds: life.questionIds },
    ])
      expect(questionsStillAsked(closed, now)).toEqual([])
  })

  it('taken back by the commune is that first, whatever else happened', () => {
    const revokedAt = '2026-11-21T09:00:00Z'
    expect(stateOfRequest({ ...life, revokedAt, sentQuestionIds: life.questionIds }, now)).toBe('revoked')
    expect(stateOfRequest({ ...life, revokedAt, expiresAt: '2026-01-01T00:00:00Z' }, now)).toBe('revoked')
  })
})

describe('what a check says against a provider', () => {
  const measure = aMeasure({
    id: 'mail-encrypted',
    proofs: [
      { subject: 'check:2.7', validForDays: 30, how: 'Vu de l’extérieur' },
      { subject: 'document:contract', validForDays: 365, how: 'Le contrat' },
    ],
  })
  const question = aQuestion({ measures: [measure.id] })
  const seen = (
    verdict: 'supports' | 'denies',
    subject = 'check:2.7',
    observedAt = '2026-11-20T09:00:00Z',
  ) => ({
    measures: [measure, aMeasure({ id: 'another' })],
    proofs: [{ subject, verdict, observedAt, expiresAt: null }],
    now,
  })

  it('is a fresh denial of his « oui », or a fresh support of his « non »', () => {
    expect(contradictionsOf('yes', question, seen('denies'))).toMatchObject([
      { measureId: 'mail-encrypted', verdict: 'denies', observedAt: '2026-11-20T09:00:00Z' },
    ])
    expect(contradictionsOf('no', question, seen('supports'))).toHaveLength(1)
    expect(contradictionsOf('yes', question, seen('supports'))).toEqual([])
    expect(contradictionsOf('not-concerned', question, seen('denies'))).toEqual([])
  })

  it('is a document as much as a check, as long as it is fresh', () => {
    expect(contradictionsOf('yes', question, seen('denies', 'check:2.7', '2026-09-01T09:00:00Z'))).toEqual([])
    expect(contradictionsOf('no', question, seen('supports', 'document:contract'))).toHaveLength(1)
  })
})

describe('the note of a confirmed answer', () => {
  it('says who declared it and when, and stays within its length', () => {
    expect(noteOfConfirmed('Paul Petit (SARL)', '3 février 2027', 'Chaque nuit', 2000)).toBe(
      'Déclaré par Paul Petit (SARL) le 3 février 2027. Chaque nuit',
    )
    expect(noteOfConfirmed('Paul', '3 février 2027', 'é'.repeat(2000), 500)).toHaveLength(500)
  })
})
