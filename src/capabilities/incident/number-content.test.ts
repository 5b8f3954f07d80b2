import { describe, expect, it } from 'vitest'
import { type CallFacts, isAnsweredAt, nextToTry, numbersToCall } from './domain/number.ts'
import { incidentKinds } from './domain/playbook.ts'
import { numberContent, officialNumbers, ownNumbers } from './number-content.ts'

const content = numberContent()
const monday = new Date('2026-11-23T09:30:00Z')
const night = new Date('2026-11-23T02:30:00Z')
const contact = (role: 'mayor' | 'provider' | 'relay' | 'insurer', phone: string | null) => ({
  role,
  name: role,
  phone,
  mail: null,
  hours: role === 'provider' ? 'du lundi au vendredi' : null,
  openHours: role === 'relay' ? [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' }] : null,
})
const own = ownNumbers(
  [
    contact('mayor', '06 00 00 00 01'),
    contact('provider', '03 85 00 00 01'),
    contact('relay', '03 85 00 00 00'),
    contact('insurer', null),
  ],
  '71137',
)
const facts = (more: Partial<CallFacts> = {}): CallFacts => ({
  kind: 'ransomware',
  situation: {},
  isRelayDown: false,
  ...more,
})
const call = (more: Partial<CallFacts> = {}, region = '27', at = monday) =>
  numbersToCall(content, facts(more), [...own, ...officialNumbers(region, '71')], at)
const rolesOf = (more: Partial<CallFacts> = {}, region = '27') =>
  call(more, region).lines.map(({ role }) => role.id)

describe('the numbers to call', () => {
  it('start with the mayor, the provider, the relay and the regional centre, and show what is missing', () => {
    expect(rolesOf().slice(0, 4)).toEqual(['mayor', 'provider', 'relay', 'csirt'])
    expect(call().toComplete.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['deputy', 'insurer', 'second-number', 'dpo']),
    )
    expect(call().lines.find(({ role }) => role.id === 'csirt')?.number).toMatchObject({
      phone: '0 970 609 909',
      source: { confidence: 'V' },
    })
  })

  it('have the comptable public first for a false RIB', () => {
    expect(call({ kind: 'false-rib' }).toComplete[0]?.id).toBe('accountant')
    expect(content.orderOf['false-rib']?.[0]).toBe('accountant')
  })

  it('skip a provider that is affected, and a relay that is down', () => {
    expect(rolesOf({ situation: { 'provider-affected': 'yes' } })).not.toContain('provider')
    expect(rolesOf({ isRelayDown: true })).not.toContain('relay')
    expect(call({ isRelayDown: true }).toComplete.map(({ id }) => id)).toContain('second-number')
  })

  it('ask the insurer before any paid work, for every kind', () => {
    for (const kind of incidentKinds) {
      const order = content.orderOf[kind] ?? content.order
      expect(order.indexOf('insurer'), kind).toBeGreaterThanOrEqual(0)
      expect(order.indexOf('insurer'), kind).toBeLessThan(order.indexOf('paid-help'))
    }
  })

  it('are a page and not a voice for 17Cyber', () => {
    expect(call().lines.find(({ role }) => role.id === '17cyber')).toMatchObject({ way: 'web', open: 'open' })
  })

  it('lead to the CERT-FR where no centre is listed', () => {
    expect(rolesOf({}, '06')).not.toContain('csirt')
    expect(rolesOf({}, '06')).toContain('cert-fr')
  })

  it('say open, closed or unknown, and never guess', () => {
    const open = (at: Date) => call({}, '76', at).lines.find(({ role }) => role.id === 'csirt')?.open
    expect(open(monday)).toBe('open')
    expect(open(night)).toBe('closed')
    expect(open(new Date('2026-11-11T09:30:00Z'))).toBe('unknown')
    expect(call().lines.find(({ role }) => role.id === 'mayor')?.open).toBe('unknown')
    const relay = (at: Date) => call({}, '27', at).lines.find(({ role }) => role.id === 'relay')
    expect(relay(monday)).toMatchObject({
      open: 'open',
      number: { hoursInWords: 'du lundi au vendredi, de 8\u00a0h à 18\u00a0h' },
    })
    expect(relay(night)?.open).toBe('closed')
    const strasbourg = { timeZone: 'Europe/Paris', slots: [{ days: [6], from: '09:00', to: '12:00' }] }
    const saintStephen = new Date('2026-12-26T09:00:00Z')
    expect(isAnsweredAt(saintStephen, strasbourg, '67')).toBe('unknown')
    expect(isAnsweredAt(saintStephen, strasbourg, '71')).toBe('open')
    const reunion = { timeZone: 'Indian/Reunion', slots: [{ days: [1], from: '08:00', to: '12:00' }] }
    expect(isAnsweredAt(new Date('2026-11-23T05:00:00Z'), reunion, '974')).toBe('open')
    expect(isAnsweredAt(monday, reunion, '974')).toBe('closed')
  })

  it('lead on when nobody answers, to everybody once, closed ones last', () => {
    const { lines } = call({}, '76', night)
    const tried = new Set<(typeof lines)[number]>()
    for (let next = nextToTry(lines, tried); next !== null; next = nextToTry(lines, tried)) tried.add(next)
    expect(tried.size).toBe(lines.length)
    expect([...tried].at(-1)).toMatchObject({ open: 'closed' })
  })
})
