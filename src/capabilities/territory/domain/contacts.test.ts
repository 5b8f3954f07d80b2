import { describe, expect, test } from 'vitest'
import { contactDirectory } from '../contacts-content.ts'
import { contactsFor, type Hours, hoursInWords, isOpenAt } from './contacts.ts'
import { isPublicHoliday } from './public-holiday.ts'

const directory = contactDirectory()
const occitanie = directory.regional.find(({ id }) => id === 'cyberocc')?.hours as Hours

describe('the official contacts', () => {
  test('name a centre, or say that none is listed, for each région and overseas collectivity', () => {
    const regions = [
      '01',
      '02',
      '03',
      '04',
      '06',
      '11',
      '24',
      '27',
      '28',
      '32',
      '44',
      '52',
      '53',
      '75',
      '76',
      '84',
      '93',
      '94',
    ]
    const collectivities = ['975', '977', '978', '986', '987', '988']
    const without = [...regions, ...collectivities].filter(
      (code) => contactsFor(code, directory).regional.kind === 'none-listed',
    )
    expect(without).toEqual(['06', '987'])
    expect(directory.withoutRegionalCentre.territories).toEqual(without)
  })

  test('point to the national centre and to 17Cyber where none is listed', () => {
    const { regional } = contactsFor('987', directory)
    expect(regional).toMatchObject({ kind: 'none-listed', instead: [{ id: '17cyber' }, { id: 'cert-fr' }] })
  })

  test('give 17Cyber no telephone number', () => {
    expect(directory.national.find(({ id }) => id === '17cyber')).toMatchObject({
      phone: null,
      web: '17cyber.gouv.fr',
    })
  })

  test('are each named once', () => {
    const ids = [...directory.regional, ...directory.national].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('hours', () => {
  test.each([
    ['a Monday at 9 h in winter', '2026-11-23T08:00:00Z', 'open'],
    ['a Monday at 8 h 59', '2026-11-23T07:59:00Z', 'closed'],
    ['a Monday at 12 h 30', '2026-11-23T11:30:00Z', 'closed'],
    ['a Monday at 14 h in summer', '2026-07-06T12:00:00Z', 'open'],
    ['a Sunday', '2026-11-22T10:00:00Z', 'closed'],
    ['Christmas on a Friday at 10 h', '2026-12-25T09:00:00Z', 'unknown'],
    ['Easter Monday at 10 h', '2027-03-29T08:00:00Z', 'unknown'],
  ])('of a centre open on weekdays, on %s', (_, instant, expected) => {
    expect(isOpenAt(new Date(instant), occitanie)).toBe(expected)
  })

  test('unknown to the source are unknown, and « always » is always', () => {
    expect(isOpenAt(new Date('2026-12-25T02:00:00Z'), null)).toBe('unknown')
    expect(isOpenAt(new Date('2026-12-25T02:00:00Z'), 'always')).toBe('open')
  })

  test('are said as people say them', () => {
    expect(hoursInWords(occitanie)?.replaceAll('\u00a0', ' ')).toBe(
      'du lundi au vendredi, de 9 h à 12 h 30 et de 14 h à 17 h 30',
    )
    expect(hoursInWords(null)).toBeNull()
    expect(hoursInWords('always')).toBe('24 h sur 24, 7 jours sur 7')
  })
})

describe('public holidays', () => {
  test('follow Easter and the calendar', () => {
    expect(['2026-05-14', '2026-05-25', '2026-11-11'].every(isPublicHoliday)).toBe(true)
    expect(isPublicHoliday('2026-11-12')).toBe(false)
  })
})
