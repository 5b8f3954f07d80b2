import { describe, expect, it } from 'vitest'
import { mayVouch, type Place, recoveryState, type Subject, standingOf, type Voice } from './recovery.ts'

const now = new Date('2026-11-22T09:00:00Z')
const longAgo = new Date('2026-01-05T09:00:00Z')
const yesterday = new Date('2026-11-21T09:00:00Z')

const seated = (...names: string[]) => names.map((personId) => ({ personId, sinceAt: longAgo }))
const place = (
  organisationId: string,
  administrators: Place['administrators'],
  holders: Place['holders'] = [],
) => ({
  organisationId,
  administrators,
  holders,
})
const lost = (places: readonly Place[], isInstaller = false): Subject => ({
  personId: 'odile',
  isInstaller,
  places,
})
const said = (personId: string, organisationId = 'vaux'): Voice => ({ personId, organisationId })
const kindOf = (subject: Subject, ...voices: Voice[]) => standingOf(subject, voices, now).kind

describe('an account is given back', () => {
  const subject = lost([place('vaux', seated('alice', 'boris', 'odile'))])

  it('by two administrators, not by one who speaks twice', () => {
    expect(kindOf(subject)).toBe('waits')
    expect(kindOf(subject, said('alice'), said('alice'))).toBe('waits')
    expect(kindOf(subject, said('alice'), said('boris'))).toBe('vouched')
  })

  it('never by the person herself, nor by somebody who does not administer', () => {
    expect(kindOf(subject, said('alice'), said('odile'))).toBe('waits')
    expect(kindOf(subject, said('alice'), said('claude'))).toBe('waits')
    expect(mayVouch(subject, said('odile'), now)).toBe(false)
  })

  it('not by somebody made an administrator for the occasion', () => {
    const fresh = lost([place('vaux', [...seated('alice'), { personId: 'puppet', sinceAt: yesterday }])])
    expect(standingOf(fresh, [], now)).toEqual({ kind: 'machine', because: 'nobody-to-vouch' })
    expect(kindOf(fresh, said('alice'), said('puppet'))).toBe('machine')
  })

  it('no longer, once a voice has left', () => {
    const without = lost([place('vaux', seated('alice', 'claude'))])
    expect(kindOf(without, said('alice'), said('boris'))).toBe('waits')
  })

  it('only with somebody of each organisation it opens: none gives away what another keeps', () => {
    const both = lost([place('vaux', seated('alice', 'boris')), place('cluny', seated('denis'))])
    expect(standingOf(both, [said('alice'), said('boris')], now)).toEqual({
      kind: 'waits',
      missing: ['cluny'],
    })
    expect(kindOf(both, said('alice'), said('denis', 'cluny'))).toBe('vouched')
    expect(kindOf(both, said('alice'), said('denis', 'vaux'))).toBe('waits')
  })

  it('not by one person who administers both of its organisations', () => {
    const both = lost([place('vaux', seated('alice', 'boris')), place('cluny', seated('alice'))])
    expect(kindOf(both, said('alice'), said('alice', 'cluny'))).toBe('waits')
    expect(kindOf(both, said('alice'), said('alice', 'cluny'), said('boris'))).toBe('vouched')
  })

  it('by the machine alone where it opens everything, or nothing, or nobody is left to vouch', () => {
    expect(standingOf(lost(subject.places, true), [], now)).toMatchObject({ because: 'installer' })
    expect(standingOf(lost([]), [], now)).toMatchObject({ because: 'no-place' })
    expect(standingOf(lost([place('vaux', seated('odile'), seated('rita', 'remi'))]), [], now)).toMatchObject(
      {
        because: 'nobody-to-vouch',
      },
    )
  })
})

describe('the relay of a commune', () => {
  const subject = lost([place('vaux', seated('alice', 'odile'), seated('rita', 'remi'))])

  it('is the second voice where the commune has one only', () => {
    expect(kindOf(subject, said('alice'), said('rita'))).toBe('vouched')
  })

  it('never opens an account by itself', () => {
    expect(kindOf(subject, said('rita'), said('remi'))).toBe('waits')
  })

  it('has no voice where the commune has two, nor for somebody of two communes', () => {
    const enough = lost([place('vaux', seated('alice', 'boris'), seated('rita'))])
    expect(mayVouch(enough, said('rita'), now)).toBe(false)
    const two = lost([place('vaux', seated('alice'), seated('rita')), place('cluny', seated('denis'))])
    expect(mayVouch(two, said('rita'), now)).toBe(false)
  })
})

it('opens at its hour, and is over at its end or once it was ended', () => {
  const demand = { expiresAt: new Date('2026-11-29T09:00:00Z'), opensAt: null, endedAt: null }
  expect(recoveryState(demand, now)).toBe('asked')
  expect(recoveryState({ ...demand, opensAt: new Date('2026-11-22T09:00:00.001Z') }, now)).toBe('opens-later')
  expect(recoveryState({ ...demand, opensAt: now }, now)).toBe('open')
  expect(recoveryState({ ...demand, opensAt: now, endedAt: now }, now)).toBe('over')
  expect(recoveryState({ ...demand, expiresAt: now }, now)).toBe('over')
})
