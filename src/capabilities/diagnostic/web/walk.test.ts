import { describe, expect, it } from 'vitest'
import type { Question, Questionnaire } from '../../../api-client/index.ts'
import { entryOf, placeIn, walkAround, walkIn, walkQuery, weekWalk } from './walk.ts'

const question = (id: string, theme: string, isOpen = true): Question => ({
  id,
  theme,
  themeTitle: theme,
  isFirstVisit: false,
  text: `${id} ?`,
  why: '',
  whereToLook: '',
  minutes: 2,
  replies: [],
  measures: [],
  citations: [],
  isApplicable: true,
  isOpen,
  answer: null,
})

const questions = [
  question('own-accounts', 'accounts', false),
  question('leavers', 'accounts'),
  question('updates', 'workstations'),
]

const questionnaire: Questionnaire = {
  themes: [
    { id: 'accounts', title: 'Comptes', questionIds: ['own-accounts', 'leavers'] },
    { id: 'workstations', title: 'Ordinateurs', questionIds: ['updates'] },
  ],
  questions,
  firstVisit: ['own-accounts', 'updates'],
  thisWeek: ['updates', 'leavers'],
  answeredCount: 1,
  totalCount: 3,
  remainingMinutes: 4,
}

const asked = (query: string) => new URLSearchParams(query)
const [first, second, third] = questions as [Question, Question, Question]

describe('a walk through questions', () => {
  it('is found again from its own address', () => {
    const week = weekWalk(questionnaire)
    expect(walkIn(questionnaire, asked(walkQuery(week)))).toEqual(week)
  })

  it('of a week keeps its list when the answers have changed the week', () => {
    const begun = walkQuery(weekWalk(questionnaire))
    const later = { ...questionnaire, thisWeek: [] }
    expect(walkAround(later, second, asked(begun)).questionIds).toEqual(['leavers', 'updates'])
  })

  it('of a week follows the order of the questionnaire', () => {
    expect(weekWalk(questionnaire).questionIds).toEqual(['leavers', 'updates'])
  })

  it('leaves out questions that an address invents', () => {
    const walk = walkIn(questionnaire, asked('?parcours=semaine&questions=nowhere.updates'))
    expect(walk?.questionIds).toEqual(['updates'])
  })

  it('falls back to the theme of a question it does not hold', () => {
    expect(walkAround(questionnaire, second, asked('?parcours=premiere-visite'))).toEqual({
      kind: 'theme',
      theme: 'accounts',
      questionIds: ['own-accounts', 'leavers'],
    })
  })

  it('of a question that concerns nobody here is that question alone', () => {
    expect(walkAround(questionnaire, question('water', 'organisation'), asked('')).questionIds).toEqual([
      'water',
    ])
  })

  it('is nothing when the address names none', () => {
    expect(walkIn(questionnaire, asked('?parcours=theme&theme=nowhere'))).toBeNull()
  })

  it('knows what comes before, what comes after and how long is left', () => {
    const walk = walkAround(questionnaire, first, asked('?parcours=premiere-visite'))
    expect(placeIn(walk, first, questions)).toEqual({
      number: 1,
      count: 2,
      previousId: null,
      nextId: 'updates',
      minutesLeft: 4,
    })
    expect(placeIn(walk, third, questions)).toMatchObject({ number: 2, nextId: null, minutesLeft: 2 })
  })

  it('is entered at the first question still open', () => {
    expect(entryOf(walkAround(questionnaire, first, asked('')), questions)).toBe('leavers')
  })
})
