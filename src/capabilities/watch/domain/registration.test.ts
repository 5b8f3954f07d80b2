import { describe, expect, it } from 'vitest'
import { readRegistration, stageOf } from './registration.ts'

const now = new Date('2026-11-22T09:00:00Z')
const told = {
  objectClassName: 'domain',
  ldhName: 'COMMUNE.FR',
  status: ['active'],
  events: [
    { eventAction: 'registration', eventDate: '2010-01-01T00:00:00Z' },
    { eventAction: 'expiration', eventDate: '2027-06-01T10:00:00+02:00' },
  ],
  entities: [
    { roles: ['technical'], handle: 'X' },
    {
      roles: ['registrar'],
      vcardArray: [
        'vcard',
        [
          ['version', {}, 'text', '4.0'],
          ['fn', {}, 'text', 'Bureau SAS'],
        ],
      ],
    },
  ],
  nameservers: [{ ldhName: 'NS1.Bureau.fr.' }, {}, 3],
}
const stage = (more: object) => {
  const registration = readRegistration({ ...told, ...more }, 'commune.fr')
  return registration === null ? null : stageOf(registration, now).stage
}
const ends = (eventDate: unknown) => ({ events: [{ eventAction: 'expiration', eventDate }] })

describe('what a registry says of a domain (RFC 9083)', () => {
  it('is read: end, holder of the register, name servers', () => {
    expect(readRegistration(told, 'commune.fr')).toEqual({
      domain: 'commune.fr',
      expiresAt: '2027-06-01T08:00:00.000Z',
      registeredAt: '2010-01-01T00:00:00.000Z',
      statuses: ['active'],
      registrar: 'Bureau SAS',
      nameServers: ['ns1.bureau.fr'],
    })
  })

  it.each([
    ['of another name', { ...told, ldhName: 'autre.fr' }],
    ['of something else', { ...told, objectClassName: 'entity' }],
    ['an error', { errorCode: 404, title: 'no' }],
    ['a list', [told]],
    ['nothing', null],
    ['a text', 'commune.fr'],
  ])('is not read: %s', (_, content) => expect(readRegistration(content, 'commune.fr')).toBeNull())

  it.each<[string, object, string]>([
    ['a far end', {}, 'far'],
    ['sixty days', ends('2027-01-21T09:00:00Z'), 'within-60-days'],
    ['sixty-one days', ends('2027-01-22T09:00:00Z'), 'far'],
    ['thirty days', ends('2026-12-22T09:00:00Z'), 'within-30-days'],
    ['seven days', ends('2026-11-29T10:00:00Z'), 'within-7-days'],
    ['this very day', ends('2026-11-22T12:00:00Z'), 'within-7-days'],
    ['yesterday', ends('2026-11-21T09:00:00Z'), 'expired'],
    ['no date', ends(undefined), 'no-date'],
    ['an absurd date', ends('le 31 février'), 'no-date'],
    ['redemption', { status: ['pending delete', 'redemption period'] }, 'redemption'],
    ['redemption as EPP writes it', { status: ['redemptionPeriod'] }, 'redemption'],
    ['about to be deleted', { status: ['pending delete'] }, 'pending-delete'],
    ['held by its registrar', { status: ['Client Hold'] }, 'hold'],
    ['held by the registry', { status: ['serverHold'] }, 'hold'],
    ['statuses that are no texts', { status: [null, 4, {}] }, 'far'],
    ['events that are no list', { events: 'demain' }, 'no-date'],
  ])('stands so: %s', (_, more, expected) => expect(stage(more)).toBe(expected))
})
