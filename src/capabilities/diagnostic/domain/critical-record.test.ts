import { describe, expect, it } from 'vitest'
import { recordApplies } from './critical-record.ts'

const record = { id: 'x', title: 'X', holds: 'X', usualOutageInHours: 8, withoutIt: 'X' }

describe('recordApplies', () => {
  it('shows the line of a structure the commune has', () => {
    expect(recordApplies({ ...record, structures: ['eau', 'assainissement'] }, ['assainissement'])).toBe(true)
    expect(recordApplies({ ...record, structures: ['eau'] }, ['ecole'])).toBe(false)
  })

  it('shows the lines of the town hall before any structure was named', () => {
    expect(recordApplies({ ...record, structures: ['mairie'] }, [])).toBe(true)
  })
})
