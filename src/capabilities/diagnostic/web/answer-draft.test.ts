import { describe, expect, it } from 'vitest'
import { conflictIn, draftOf, isKept, missingIn } from './answer-draft.ts'

const kept = {
  questionId: 'updates',
  reply: 'partly',
  reason: null,
  note: 'Le poste du maire reste à faire.',
  answeredAt: '2026-11-22T09:42:00Z',
  answeredBy: 'Secrétaire de mairie',
  version: 3,
} as const

describe('a draft of an answer', () => {
  it('starts empty where nobody answered', () => {
    expect(draftOf(null)).toEqual({ reply: null, reason: '', note: '' })
    expect(isKept(draftOf(null), null)).toBe(true)
  })

  it('is kept while the screen says what the server has', () => {
    expect(isKept(draftOf(kept), kept)).toBe(true)
    expect(isKept({ ...draftOf(kept), note: ` ${kept.note} ` }, kept)).toBe(true)
  })

  it('is to be saved once another reply or another note is given', () => {
    expect(isKept({ ...draftOf(kept), reply: 'yes' }, kept)).toBe(false)
    expect(isKept({ ...draftOf(kept), note: '' }, kept)).toBe(false)
  })

  it('ignores a reason typed for a reply that needs none', () => {
    expect(isKept({ ...draftOf(kept), reason: 'Pas d’école.' }, kept)).toBe(true)
  })

  it('lacks a reply before its note can be saved, and a reason for « pas concernés »', () => {
    expect(missingIn({ reply: null, reason: '', note: 'à voir' })).toBe('reply')
    expect(missingIn({ reply: 'not-concerned', reason: '  ', note: '' })).toBe('reason')
    expect(missingIn({ reply: 'not-concerned', reason: 'Pas d’école.', note: '' })).toBeNull()
  })

  it('in conflict knows what the other person saved', () => {
    expect(conflictIn({ saved: kept, yours: {}, currentVersion: 3 })).toEqual({
      saved: kept,
      currentVersion: 3,
    })
    expect(conflictIn({ saved: null, currentVersion: 0 })).toEqual({ saved: null, currentVersion: 0 })
    expect(conflictIn({ saved: 'oui' })).toBeNull()
  })
})
