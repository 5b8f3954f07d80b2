import { describe, expect, it } from 'vitest'
import { habitOf, isParked, type NameAnswers, registrationOf } from './registration.ts'
import { type LookAlikeCounts, standingOf } from './standing.ts'

const is = { isAuthenticated: false } as const
const absent = { kind: 'no-such-name', ...is } as const
const nothing = { kind: 'no-record', ...is } as const
const silent = { kind: 'could-not-tell', reason: 'timeout', detail: '5 s' } as const
const zone: NameAnswers = {
  soa: { kind: 'answer', records: [{ mname: 'ns.test', rname: 'root.test', serial: 1, minimum: 60 }], ...is },
  ns: { kind: 'answer', records: ['ns2.test', 'ns1.test'], ...is },
}
const stateOf = (answers: NameAnswers, habit = habitOf({ soa: absent, ns: absent })) =>
  registrationOf(answers, habit).state

describe('a name', () => {
  it('is registered when it is the top of a zone', () => {
    expect(registrationOf(zone, 'refuses')).toEqual({
      state: 'registered',
      nameServers: ['ns1.test', 'ns2.test'],
    })
    expect(stateOf({ soa: silent, ns: zone.ns })).toBe('registered')
    expect(stateOf({ soa: zone.soa, ns: silent })).toBe('registered')
  })

  it('is free when it does not exist', () => expect(stateOf({ soa: absent, ns: absent })).toBe('free'))

  it('cannot be told when no server says', () => {
    expect(stateOf({ soa: silent, ns: silent })).toBe('could-not-tell')
    expect(stateOf({ soa: silent, ns: nothing })).toBe('could-not-tell')
  })

  it('that exists without being a zone is registered only where the ending refuses other names', () => {
    const there = { soa: nothing, ns: nothing }
    expect(stateOf(there, 'refuses')).toBe('registered')
    expect(stateOf(there, habitOf(there))).toBe('free')
    expect(stateOf(there, habitOf({ soa: silent, ns: silent }))).toBe('could-not-tell')
  })

  it('under an ending that makes a zone of every name cannot be told', () => {
    expect(stateOf(zone, habitOf(zone))).toBe('could-not-tell')
    expect(stateOf(zone, 'knows-all')).toBe('registered')
  })

  it('is parked only when all its servers are of that trade', () => {
    expect(isParked(['ns1.sedoparking.com', 'ns2.sedoparking.com'])).toBe(true)
    expect(isParked(['ns1.sedoparking.com', 'ns1.test'])).toBe(false)
    expect(isParked(['notsedoparking.com'])).toBe(false)
    expect(isParked([])).toBe(false)
  })
})

describe('all the names together', () => {
  const none: LookAlikeCounts = { toSort: 0, suspect: 0, ours: 0, unrelated: 0, untold: 0 }
  it.each([
    [none, false, 'could-not-tell', 'not-asked'],
    [none, true, 'ok', null],
    [{ ...none, ours: 2, unrelated: 1 }, true, 'ok', null],
    [{ ...none, untold: 1 }, true, 'could-not-tell', 'dns-failed'],
    [{ ...none, toSort: 1, untold: 1 }, true, 'could-not-tell', 'needs-a-person'],
    [{ ...none, suspect: 1, toSort: 4 }, true, 'to-fix', null],
    [{ ...none, suspect: 1 }, false, 'to-fix', null],
  ] as const)('%o, searched: %s, are %s', (counts, isSearched, verdict, reason) => {
    expect(standingOf(counts, isSearched)).toEqual({ verdict, reason })
  })
})
