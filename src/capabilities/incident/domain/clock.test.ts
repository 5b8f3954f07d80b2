import { describe, expect, it } from 'vitest'
import { clockContent } from '../clock-content.ts'
import { type ClockFacts, chooseStart, clockOf, clocksOf } from './clock.ts'
import { addMonths, deadlineOf } from './clock-limit.ts'
import { isPublicHolidayIn } from './number-holidays.ts'
import { deadlineInWords, deadlineOnPaper, instantInWords, stateInWords } from './wording-clock.ts'

const { rules } = clockContent()
const rule = (id: string) => rules.find((one) => one.id === id)!
const cluny = { timeZone: 'Europe/Paris', departement: '71' }
const at = (text: string) => new Date(text)
/** Sunday 22 November 2026, 8 h 41 in mainland France. */
const seen = at('2026-11-22T07:41:00Z')
const facts = (more: Partial<ClockFacts> = {}): ClockFacts => ({
  kind: 'ransomware',
  organisation: 'commune',
  where: cluny,
  situation: {},
  instants: { seen },
  choices: {},
  declared: null,
  stopped: {},
  ...more,
})
const nbsp = (text: string) => text.replaceAll(' h', '\u00a0h').replaceAll(/h (\d)/g, 'h\u00a0$1')

describe('the 72 hours of the CNIL', () => {
  it('end on Wednesday at the same minute, Sunday and night counted', () => {
    const clock = clockOf(rule('cnil'), facts(), at('2026-11-22T08:00:00Z'))
    expect(clock.deadline).toEqual({ at: at('2026-11-25T07:41:00Z'), isWholeDay: false })
    expect(clock.state).toEqual({ kind: 'runs', leftMinutes: 72 * 60 - 19 })
    expect(clock.isPending).toBe(true)
    expect(deadlineInWords(clock.deadline!, at('2026-11-22T08:00:00Z'), 'Europe/Paris')).toBe(
      nbsp('avant mercredi 8 h 41'),
    )
  })

  it('run from the earliest instant, and from another only with a reason and a name', () => {
    const certain = at('2026-11-23T09:00:00Z')
    const both = facts({ instants: { seen, 'breach-certain': certain } })
    const now = at('2026-11-23T10:00:00Z')
    expect(clockOf(rule('cnil'), both, now).start).toMatchObject({ name: 'seen', choice: null })
    const choice = {
      start: 'breach-certain' as const,
      reason: 'Le prestataire a confirmé l’accès aux dossiers.',
      by: 'le maire',
      chosenAt: now,
    }
    expect(chooseStart(rule('cnil'), both, { ...choice, reason: '  ' })).toEqual({
      ok: false,
      error: { kind: 'reason-missing' },
    })
    expect(chooseStart(rule('plainte'), both, choice)).toMatchObject({
      error: { kind: 'not-a-start-of-this-clock' },
    })
    expect(chooseStart(rule('cnil'), facts(), choice)).toMatchObject({ error: { kind: 'instant-unknown' } })
    expect(chooseStart(rule('cnil'), both, { ...choice, chosenAt: seen })).toMatchObject({
      error: { kind: 'in-the-future' },
    })
    const changed = chooseStart(rule('cnil'), both, choice)
    if (!changed.ok) throw new Error('a reasoned choice is taken')
    const clock = clockOf(rule('cnil'), changed.value, now)
    expect(clock.start).toMatchObject({ name: 'breach-certain', choice })
    expect(clock.deadline?.at).toEqual(at('2026-11-26T09:00:00Z'))
  })

  it('do not concern a case without personal data, and say when they were kept or missed', () => {
    const state = (more: Partial<ClockFacts>, now: string) =>
      clockOf(rule('cnil'), facts(more), at(now)).state
    expect(state({ situation: { 'personal-data': 'no' } }, '2026-11-22T08:00:00Z')).toEqual({
      kind: 'not-concerned',
      because: 'situation',
    })
    expect(state({}, '2026-11-25T07:41:00Z')).toEqual({ kind: 'late', byMinutes: 0 })
    expect(state({}, '2026-11-25T07:40:59Z')).toEqual({ kind: 'runs', leftMinutes: 0 })
    expect(state({ stopped: { cnil: at('2026-11-25T08:51:00Z') } }, '2026-11-30T00:00:00Z')).toMatchObject({
      kind: 'stopped',
      lateByMinutes: 70,
    })
    expect(state({ instants: {} }, '2026-11-22T08:00:00Z')).toEqual({
      kind: 'waiting',
      for: ['seen', 'breach-certain'],
    })
  })

  it('are read on the clock of the commune, overseas and over a change of hour', () => {
    const words = (start: string, timeZone: string, departement: string) => {
      const deadline = deadlineOf(at(start), { unit: 'hours', value: 72 }, { timeZone, departement })
      return deadlineInWords(deadline, at(start), timeZone)
    }
    expect(words('2026-11-22T07:41:00Z', 'Indian/Reunion', '974')).toBe(nbsp('avant mercredi 11 h 41'))
    expect(words('2026-11-22T07:41:00Z', 'Pacific/Tahiti', '987')).toBe(nbsp('avant mardi 21 h 41'))
    expect(words('2026-11-22T07:41:00Z', 'Pacific/Noumea', '988')).toBe(nbsp('avant mercredi 18 h 41'))
    // Summer time begins in between: an hour later on the wall.
    expect(words('2026-03-28T07:41:00Z', 'Europe/Paris', '71')).toBe(nbsp('avant mardi 9 h 41'))
    expect(words('2026-10-22T01:30:00Z', 'Europe/Paris', '71')).toBe(
      `${nbsp('avant dimanche 2 h 30')} (après le changement d’heure)`,
    )
    expect(words('2026-10-22T00:30:00Z', 'Europe/Paris', '71')).toBe(
      `${nbsp('avant dimanche 2 h 30')} (avant le changement d’heure)`,
    )
  })

  it('doubts a start in the future or a year old, and counts from it all the same', () => {
    const start = (instant: string) =>
      clockOf(rule('cnil'), facts({ instants: { seen: at(instant) } }), at('2026-11-22T08:00:00Z')).start
    expect(start('2027-11-22T07:41:00Z')?.isDoubtful).toBe(true)
    expect(start('2025-11-20T07:41:00Z')?.isDoubtful).toBe(true)
    expect(start('2026-11-22T08:04:00Z')?.isDoubtful).toBe(false)
  })
})

describe('the other delays', () => {
  const now = at('2026-11-22T08:00:00Z')

  it('of NIS 2 bind nobody by French law today, and would end on the last day of February', () => {
    for (const id of ['nis2-alert', 'nis2-notification', 'nis2-report'])
      for (const organisation of ['commune', 'epci'] as const)
        expect(clockOf(rule(id), facts({ organisation }), now).state).toEqual({
          kind: 'not-concerned',
          because: 'not-law',
        })
    expect(rule('nis2-alert').why).toMatch(/pas transposée.*votre intercommunalité/)
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28')
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29')
    const law = { ...rule('nis2-report'), standing: 'law' as const, validFrom: '2026-01-01' }
    const clock = clockOf(
      law,
      facts({ instants: { notified: at('2027-01-31T10:00:00Z') } }),
      at('2027-02-01T00:00:00Z'),
    )
    expect(clock.deadline).toEqual({ at: at('2027-02-28T23:00:00Z'), isWholeDay: true })
    expect(deadlineInWords(clock.deadline!, at('2027-02-01T00:00:00Z'), 'Europe/Paris')).toBe(
      'avant la fin du dimanche 28 février',
    )
  })

  it('of the insurer is what the contract says, in open days or in working days', () => {
    const insurer = (declared: ClockFacts['declared']) => clockOf(rule('insurer'), facts({ declared }), now)
    expect(insurer(null).state).toEqual({ kind: 'limit-unknown', sinceMinutes: 19 })
    // Monday 23 to Friday 27 November.
    expect(insurer({ unit: 'open-days', value: 5 }).deadline?.at).toEqual(at('2026-11-27T23:00:00Z'))
    expect(insurer({ unit: 'working-days', value: 6 }).deadline?.at).toEqual(at('2026-11-28T23:00:00Z'))
    expect(deadlineInWords(insurer({ unit: 'open-days', value: 2 }).deadline!, now, 'Europe/Paris')).toBe(
      'avant mardi minuit',
    )
  })

  it('without a number of hours are to be done without waiting', () => {
    expect(clockOf(rule('persons'), facts(), now).state).toEqual({ kind: 'without-delay', sinceMinutes: 19 })
    expect(
      clockOf(rule('health'), facts({ situation: { 'health-establishment': 'no' } }), now).state.kind,
    ).toBe('not-concerned')
  })

  it('of the complaint does not run for a commune known to have no insurance', () => {
    expect(clockOf(rule('plainte'), facts({ situation: { insured: 'no' } }), now).state.kind).toBe(
      'not-concerned',
    )
  })

  it('stand in the order of what is due first, those of no concern apart', () => {
    const { concerned, notConcerned } = clocksOf(
      rules,
      facts({ declared: { unit: 'hours', value: 48 }, stopped: { plainte: now } }),
      now,
    )
    expect(concerned.map(({ rule: { id } }) => id)).toEqual([
      'insurer',
      'cnil',
      'persons',
      'health',
      'plainte',
    ])
    expect(notConcerned.map(({ rule: { id } }) => id)).toEqual([
      'nis2-alert',
      'nis2-notification',
      'nis2-report',
    ])
    expect(concerned.map(stateInWords)).toEqual(
      ['dans 47 h 41', 'dans 71 h 41', 'sans attendre', 'sans attendre', 'fait à temps'].map(nbsp),
    )
  })
})

describe('a deadline in words', () => {
  const paris = 'Europe/Paris'
  const words = (end: string, now: string) =>
    deadlineInWords({ at: at(end), isWholeDay: false }, at(now), paris)

  it('has its date beyond six days, its year beyond this one, and says « aujourd’hui »', () => {
    expect(words('2026-11-28T07:41:00Z', '2026-11-22T08:00:00Z')).toBe(nbsp('avant samedi 8 h 41'))
    expect(words('2026-11-29T07:41:00Z', '2026-11-22T08:00:00Z')).toBe(
      nbsp('avant le dimanche 29 novembre, 8 h 41'),
    )
    expect(words('2027-01-01T07:00:00Z', '2026-11-22T08:00:00Z')).toBe(
      nbsp('avant le vendredi 1er janvier 2027, 8 h'),
    )
    expect(words('2026-11-22T17:41:00Z', '2026-11-22T08:00:00Z')).toBe(nbsp('aujourd’hui avant 18 h 41'))
    expect(words('2026-11-22T07:41:00Z', '2026-11-22T08:00:00Z')).toBe(
      nbsp('c’était le dimanche 22 novembre, 8 h 41'),
    )
  })

  it('always has its date on paper', () => {
    const now = at('2026-11-22T08:00:00Z')
    expect(deadlineOnPaper({ at: at('2026-11-25T07:41:00Z'), isWholeDay: false }, now, paris)).toBe(
      nbsp('avant le mercredi 25 novembre, 8 h 41'),
    )
    expect(instantInWords(seen, now, paris)).toBe(nbsp('dimanche 22 novembre, 8 h 41'))
  })
})

describe('public holidays', () => {
  it.each([
    ['2026-12-26', '67', true],
    ['2026-12-26', '71', false],
    ['2026-04-03', '57', true],
    ['2026-05-22', '972', true],
    ['2026-05-27', '971', true],
    ['2026-06-10', '973', true],
    ['2026-12-20', '974', true],
    ['2026-04-27', '976', true],
    ['2026-09-24', '988', true],
    ['2026-12-20', '75', false],
  ])('%s in %s: %s', (day, departement, isHoliday) => {
    expect(isPublicHolidayIn(day, departement)).toBe(isHoliday)
  })
})
