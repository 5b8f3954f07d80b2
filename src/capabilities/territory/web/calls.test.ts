import { describe, expect, test } from 'vitest'
import type { Contact, Emergency, OfficialContact } from '../../../api-client/index.ts'
import { contactDirectory } from '../contacts-content.ts'
import { callsAnywhere, orderCalls } from './calls.ts'

const official = (id: string): NonNullable<OfficialContact> => ({
  id,
  name: id,
  phone: '3218',
  web: null,
  mail: null,
  hours: null,
  openNow: 'unknown',
  source: '',
  checkedOn: '2026-11-22',
  confidence: 'V',
})
const national = contactDirectory().national.map(({ id, use }) => ({ ...official(id), use }))
const own = (role: Contact['role'], phone: string | null): Contact => ({
  role,
  phone,
  name: null,
  mail: null,
  hours: null,
  openHours: null,
  openNow: 'unknown',
})
const emergency = (more: Partial<Emergency> = {}): Emergency => ({
  gestures: [],
  contacts: [own('dpo', '03'), own('provider', '01'), own('mayor', '02'), own('relay', null)],
  regional: { contact: official('csirt-bfc'), explanation: null },
  national,
  ...more,
})
const ids = (calls: readonly { readonly id: string }[]) => calls.map(({ id }) => id)

describe('whom to call', () => {
  test('one’s own people come first, then the region, then the national page; who has no number is left out', () => {
    const { first, next, hasOwnNumber } = orderCalls(emergency())
    expect(ids(first)).toEqual(['mayor', 'provider', 'csirt-bfc', '17cyber'])
    expect(ids(next)).toEqual(['dpo', 'police-gendarmerie', 'cnil'])
    expect(hasOwnNumber).toBe(true)
  })

  test('without a regional centre the national one takes its place', () => {
    const calls = orderCalls(
      emergency({ contacts: [], regional: { contact: null, explanation: 'Aucun centre.' } }),
    )
    expect(ids(calls.first)).toEqual(['cert-fr', '17cyber'])
    expect(ids(calls.others)).not.toContain('cert-fr')
    expect(calls.hasOwnNumber).toBe(false)
  })

  test('every national contact stands somewhere, once', () => {
    const { first, next, others } = orderCalls(emergency({ contacts: [] }))
    expect([...ids(first), ...ids(next), ...ids(others)].sort()).toEqual(
      ['csirt-bfc', ...ids(national)].sort(),
    )
  })
})

test('the numbers known without Beffroi are those of the official contacts', () => {
  for (const { id, title: name, phone, web } of callsAnywhere) {
    const contact = contactDirectory().national.find((one) => one.id === id)
    expect(contact).toMatchObject(phone === null ? { name, web } : { name, phone })
  }
})
