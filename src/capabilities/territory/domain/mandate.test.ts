import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkSignedOn, checkTerm, isStanding, type MandateLife, stateOfMandate } from './mandate.ts'
import { dpoConflicts } from './mandate-conflicts.ts'
import { paperName, paperTypeOf } from './mandate-files.ts'
import { type Access, groupByDayAndPerson, trailKeptSince } from './trail.ts'
import { filled } from './written-act.ts'

const granted: MandateLife = {
  fromOn: '2026-12-01',
  untilOn: '2027-11-30',
  grantedAt: new Date('2026-11-22T09:00:00Z'),
  revokedAt: null,
  revokedSide: null,
}
const asked: MandateLife = { ...granted, grantedAt: null }
const revokedAt = new Date('2027-03-01T10:00:00Z')

describe('a mandate', () => {
  it.each<[MandateLife, string, string]>([
    [asked, '2026-11-25', 'proposed'],
    [asked, '2027-12-01', 'lapsed'],
    [{ ...asked, revokedAt, revokedSide: 'commune' }, '2027-03-02', 'declined'],
    [{ ...asked, revokedAt, revokedSide: 'holder' }, '2027-03-02', 'withdrawn'],
    [granted, '2026-11-30', 'to-come'],
    [granted, '2026-12-01', 'in-force'],
    [granted, '2027-11-30', 'in-force'],
    [granted, '2027-12-01', 'over'],
    [{ ...granted, revokedAt, revokedSide: 'commune' }, '2027-03-02', 'revoked'],
    [{ ...granted, revokedAt, revokedSide: 'holder' }, '2027-03-02', 'given-back'],
    [{ ...granted, revokedAt, revokedSide: 'replaced' }, '2027-03-02', 'replaced'],
    [
      { ...granted, revokedAt: new Date('2028-01-05T10:00:00Z'), revokedSide: 'replaced' },
      '2028-02-01',
      'over',
    ],
  ])('%j on %s is %s', (life, today, state) => {
    expect(stateOfMandate(life, today)).toBe(state)
  })

  it('that has ended stands no more, on any day', () => {
    const days = fc
      .integer({ min: 0, max: 2000 })
      .map((day) => new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10))
    fc.assert(
      fc.property(
        days,
        fc.constantFrom('commune', 'holder', 'replaced'),
        fc.boolean(),
        (today, side, isGranted) => {
          const life = { ...(isGranted ? granted : asked), revokedAt, revokedSide: side } as const
          expect(isStanding(stateOfMandate(life, today))).toBe(false)
        },
      ),
    )
  })

  it.each([
    ['2026-11-22', '2026-11-22', 'untilOn'],
    ['2026-01-01', '2026-11-21', 'untilOn'],
    ['2026-11-22', '2032-11-23', 'untilOn'],
  ])('from %s until %s is refused', (fromOn, untilOn, field) => {
    const checked = checkTerm({ fromOn, untilOn }, '2026-11-22')
    expect(checked.ok ? null : checked.error.field).toBe(field)
  })

  it('lasts six years to the day', () => {
    expect(checkTerm({ fromOn: '2026-11-22', untilOn: '2032-11-22' }, '2026-11-22').ok).toBe(true)
    expect(checkTerm({ fromOn: '2028-02-29', untilOn: '2034-03-01' }, '2028-02-29').ok).toBe(true)
  })

  it('is not signed tomorrow, nor seven years ago', () => {
    expect(checkSignedOn('2026-11-22', '2026-11-22').ok).toBe(true)
    expect(checkSignedOn('2026-11-23', '2026-11-22').ok).toBe(false)
    expect(checkSignedOn('2019-11-21', '2026-11-22').ok).toBe(false)
  })
})

describe('RGPD art. 38(6)', () => {
  const commune = { organisationId: 'c', name: 'Autun' }
  const relay = { organisationId: 'r', name: 'Relais', kind: 'relay', scopes: ['plan'] } as const
  const pooled = { organisationId: 'd', name: 'Délégué mutualisé', kind: 'dpo', scopes: ['rgpd'] } as const
  const seat = (
    personId: string,
    organisationId: string,
    role: 'dpo' | 'secretary' | 'relay-agent' | 'relay-administrator' | 'administrator',
  ) => ({ personId, organisationId, role })

  it.each([
    [
      'the DPO of the commune runs the relay',
      [seat('p', 'c', 'dpo'), seat('p', 'r', 'relay-administrator')],
      1,
    ],
    [
      'an agent of the pooled DPO is secretary of the commune',
      [seat('p', 'd', 'relay-agent'), seat('p', 'c', 'secretary')],
      1,
    ],
    [
      'an agent of the pooled DPO administers the commune',
      [seat('p', 'd', 'relay-agent'), seat('p', 'c', 'administrator')],
      1,
    ],
    ['the DPO is a plain agent of the relay', [seat('p', 'c', 'dpo'), seat('p', 'r', 'relay-agent')], 0],
    ['two people hold the two roles', [seat('p', 'c', 'dpo'), seat('q', 'r', 'relay-administrator')], 0],
    [
      'the pooled DPO administers its own organisation',
      [seat('p', 'c', 'dpo'), seat('p', 'd', 'relay-administrator')],
      0,
    ],
  ])('%s', (_, sittings, count) => {
    expect(dpoConflicts(commune, [relay, pooled], sittings)).toHaveLength(count)
  })

  it('warns of one organisation that advises and carries out', () => {
    const both = { ...relay, scopes: ['rgpd', 'incident'] } as const
    expect(dpoConflicts(commune, [both], [])).toEqual([
      { kind: 'organisation', holderId: 'r', holderName: 'Relais' },
    ])
  })
})

describe('a signed convention', () => {
  it('is what its first bytes say', () => {
    const pdf = new TextEncoder().encode('%PDF-1.7')
    expect(paperTypeOf('convention.PDF', pdf)).toEqual({ ok: true, value: 'application/pdf' })
    expect(paperTypeOf('convention.png', pdf).ok).toBe(false)
    expect(paperTypeOf('convention.pdf', new Uint8Array(0)).ok).toBe(false)
  })

  it('keeps a name without a path', () => {
    expect(paperName('../../etc/pass:wd.pdf')).toBe('passwd.pdf')
    expect(paperName('..')).toBe('convention')
  })
})

describe('the trail', () => {
  const line = (id: string, personId: string, at: string): Access => ({
    ...{ id, personId, personName: personId, holderName: 'Relais', act: 'read', area: 'plan', words: 'lu' },
    at: new Date(at),
  })

  it('is told by day in Paris and by person', () => {
    const groups = groupByDayAndPerson([
      line('1', 'a', '2026-11-22T23:30:00Z'),
      line('2', 'a', '2026-11-22T10:00:00Z'),
      line('3', 'b', '2026-11-22T09:00:00Z'),
      line('4', 'a', '2026-11-22T08:00:00Z'),
    ])
    expect(groups.map(({ day, personId, accesses }) => [day, personId, accesses.length])).toEqual([
      ['2026-11-23', 'a', 1],
      ['2026-11-22', 'a', 2],
      ['2026-11-22', 'b', 1],
    ])
  })

  it('is kept twelve months', () => {
    expect(trailKeptSince(new Date('2026-11-22T09:00:00Z')).toISOString()).toBe('2025-11-22T09:00:00.000Z')
  })
})

it('values stand in the place of their names, and a sentence begins with a capital', () => {
  expect(filled('{holder} aide {commune}', { holder: 'le relais', commune: 'Autun' })).toBe(
    'Le relais aide Autun',
  )
})
