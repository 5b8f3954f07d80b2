import { describe, expect, test } from 'vitest'
import type { Answer, Finding, MeasureSummary, Question } from '../../../api-client/index.ts'
import { checkedLines, firstSentence } from './checked-lines.ts'

const finding = (code: string, verdict: Finding['verdict']): Finding => ({
  code,
  verdict,
  reason: null,
  about: code.startsWith('1.') ? 'site' : 'mail',
  title: code,
  meaning: 'Un constat. Une explication.',
  observedAt: '2026-11-22T06:12:00Z',
  fix: null,
})
const measure = (id: string, state: MeasureSummary['state']) =>
  ({ id, title: `Mesure ${id}`, state, because: ['Le document le prouve.'] }) as MeasureSummary
const question = (id: string, measureId: string, reply: NonNullable<Answer>['reply'] | null) =>
  ({
    id,
    measures: [{ id: measureId, title: '', isEssential: false }],
    answer: reply && { questionId: id, reply, answeredBy: 'Claire', answeredAt: `2026-11-22T08:0${id}:00Z` },
  }) as Question

const nothing = { insee: '71147', findings: [], questions: [], measures: [] }

describe('the lines of what was verified', () => {
  test('the findings people ask about come first, each with its first sentence and its page', () => {
    const lines = checkedLines({ ...nothing, findings: [finding('2.7', 'to-fix'), finding('1.6', 'ok')] })
    expect(lines).toEqual([
      {
        key: '2.7',
        what: 'Usurpation du domaine',
        found: 'Un constat.',
        state: 'to-do',
        path: '/communes/71147/constats/2.7',
      },
    ])
  })

  test('one thing or one cause takes one line', () => {
    const findings = [
      finding('mail-kind', 'not-applicable'),
      { ...finding('2.1', 'to-fix'), meaning: 'Pas d’adresse.' },
      { ...finding('2.7', 'to-fix'), meaning: 'Pas d’adresse. Ce point en dépend.' },
    ]
    expect(checkedLines({ ...nothing, findings }).map(({ key }) => key)).toEqual(['2.1'])
  })

  test('a finding without object takes no line', () => {
    expect(checkedLines({ ...nothing, findings: [finding('certificate-expiry', 'not-applicable')] })).toEqual(
      [],
    )
  })

  test('then what was answered: what asks for something before what is declared, and silence takes no line', () => {
    const lines = checkedLines({
      ...nothing,
      questions: [question('1', 'a', 'yes'), question('2', 'b', 'dont-know'), question('3', 'c', null)],
      measures: [measure('a', 'declared'), measure('b', 'unknown'), measure('c', 'unknown')],
    })
    expect(lines.map(({ what, found }) => [what, found])).toEqual([
      ['Mesure b', 'Personne ne sait encore.'],
      ['Mesure a', 'En place, déclaré par Claire.'],
    ])
  })

  test('what was seen speaks louder than what was said', () => {
    const [line] = checkedLines({
      ...nothing,
      questions: [question('1', 'a', 'no')],
      measures: [measure('a', 'proven')],
    })
    expect(line?.found).toBe('Le document le prouve.')
  })

  test('of several answers about one measure, the one that made its state is told', () => {
    const [line] = checkedLines({
      ...nothing,
      questions: [question('1', 'a', 'yes'), question('2', 'a', 'dont-know'), question('3', 'a', 'yes')],
      measures: [measure('a', 'unknown')],
    })
    expect(line?.found).toBe('Personne ne sait encore.')
  })

  test('eight lines at most', () => {
    const ids = Array.from({ length: 12 }, (_, index) => String(index))
    const lines = checkedLines({
      ...nothing,
      questions: ids.map((id) => question(id, id, 'no')),
      measures: ids.map((id) => measure(id, 'to-do')),
    })
    expect(lines).toHaveLength(8)
  })
})

test.each([
  ['Votre adresse (cortevaix.fr) est bonne. Rien à faire.', 'Votre adresse (cortevaix.fr) est bonne.'],
  ['Une seule phrase', 'Une seule phrase'],
])('the first sentence of « %s »', (text, first) => {
  expect(firstSentence(text)).toBe(first)
})
