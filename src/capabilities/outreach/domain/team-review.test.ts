import { describe, expect, it } from 'vitest'
import { electionToReview, endingOf, nothingDecided } from './team-review.ts'

const people = [
  { personId: 'claire', role: 'administrator' },
  { personId: 'paul', role: 'administrator' },
  { personId: 'eve', role: 'elected' },
]
const leaving = (...ids: string[]) => ({
  ...nothingDecided,
  people: ids.map((personId) => ({ personId, fate: 'leaves' as const })),
})

describe('a review of the team', () => {
  it('is offered after an election that the commune has lived through, until it is reviewed', () => {
    expect(electionToReview('2025-01-10', null, '2026-11-22')?.heldOn).toBe('2026-03-22')
    expect(electionToReview('2025-01-10', '2026-04-02', '2026-11-22')).toBeNull()
    expect(electionToReview('2025-01-10', '2025-12-01', '2026-11-22')?.heldOn).toBe('2026-03-22')
    expect(electionToReview('2025-01-10', null, '2026-03-21')).toBeNull()
  })

  it('is not offered to a commune that came in with its new council', () => {
    expect(electionToReview('2026-05-01', null, '2026-11-22')).toBeNull()
  })

  it('never leaves the commune without an administrator', () => {
    expect(endingOf(people, leaving('claire', 'paul'), 'claire')).toEqual({ kind: 'nobody-administers' })
    expect(endingOf(people, leaving('claire', 'eve'), 'claire')).toEqual({
      kind: 'can-end',
      leavers: ['eve', 'claire'],
    })
  })

  it('ends without anybody leaving', () => {
    expect(endingOf(people, leaving(), 'claire')).toEqual({ kind: 'can-end', leavers: [] })
  })
})
