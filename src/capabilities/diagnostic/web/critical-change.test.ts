import { describe, expect, it } from 'vitest'
import {
  criticalChangeOf,
  criticalDraftOf,
  fillingOf,
  isSameDraft,
  recordInConflict,
} from './critical-change.ts'

const nothing = { whereKept: null, howSaved: null, responsible: null, tolerableHours: null }

describe('a line of critical records', () => {
  it('sends what is not known as nothing, and zero hours as zero', () => {
    const draft = { ...criticalDraftOf(nothing), whereKept: ' Serveur de la mairie ', tolerableHours: '0' }
    expect(criticalChangeOf(draft)).toEqual({
      ...nothing,
      whereKept: 'Serveur de la mairie',
      tolerableHours: 0,
    })
  })

  it('comes back as it was typed', () => {
    const record = { whereKept: 'Coffre', howSaved: null, responsible: 'Secrétariat', tolerableHours: 24 }
    expect(criticalChangeOf(criticalDraftOf(record))).toEqual(record)
  })

  it('is unchanged by blanks around its words', () => {
    const draft = criticalDraftOf({ ...nothing, whereKept: 'Coffre' })
    expect(isSameDraft({ ...draft, whereKept: 'Coffre ' }, draft)).toBe(true)
    expect(isSameDraft({ ...draft, howSaved: 'Disque' }, draft)).toBe(false)
  })

  it('is filled when its four answers are there', () => {
    expect(fillingOf(nothing)).toBe('empty')
    expect(fillingOf({ ...nothing, tolerableHours: 0 })).toBe('partly')
    expect(fillingOf({ whereKept: 'a', howSaved: 'b', responsible: 'c', tolerableHours: 0 })).toBe('filled')
  })

  it('in conflict is read only when it has the shape of a line', () => {
    const saved = { kind: 'mail', version: 2, ...nothing }
    expect(recordInConflict({ saved })).toEqual(saved)
    expect(recordInConflict({ saved: null })).toBeNull()
  })
})
