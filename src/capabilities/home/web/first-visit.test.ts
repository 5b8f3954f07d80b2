import { describe, expect, test } from 'vitest'
import type { Profile, Question, Visit } from '../../../api-client/index.ts'
import { firstVisitStanding } from './first-visit.ts'

const nothingSaid: Profile = {
  staffCount: null,
  workstations: null,
  mailAddress: null,
  hasNoMail: false,
  siteUrl: null,
  hasNoSite: false,
  providerKind: 'unknown',
  phoneThroughBox: 'unknown',
  version: 1,
  updatedAt: '2026-11-22T08:00:00Z',
}
const addresses: Profile = { ...nothingSaid, mailAddress: 'mairie@commune.fr', hasNoSite: true }

const visit = { status: 'running' } as Visit

const asked = (...answered: string[]) => ({
  firstVisit: ['one', 'two'],
  questions: ['one', 'two', 'other'].map((id) => ({
    id,
    answer: answered.includes(id) ? { questionId: id } : null,
  })) as Question[],
})

describe('where the first visit stands', () => {
  test('it begins with the addresses of the commune', () => {
    expect(firstVisitStanding(nothingSaid, asked(), null)).toEqual({
      step: 'commune',
      nextQuestionId: 'one',
      questionsLeft: 2,
      isReadyToCheck: false,
      isUntouched: true,
    })
  })

  test('a site without a word of the mail is not enough', () => {
    expect(firstVisitStanding({ ...nothingSaid, hasNoSite: true }, asked(), visit).step).toBe('commune')
  })

  test('both addresses are not enough until the check was asked for', () => {
    expect(firstVisitStanding(addresses, asked(), null)).toMatchObject({
      step: 'commune',
      isReadyToCheck: true,
    })
  })

  test('then it stands at the first question without an answer', () => {
    expect(firstVisitStanding(addresses, asked('one'), visit)).toEqual({
      step: 'questions',
      nextQuestionId: 'two',
      questionsLeft: 1,
      isReadyToCheck: true,
      isUntouched: false,
    })
  })

  test('with an answer to each it stands at the result, whatever else is not answered', () => {
    expect(firstVisitStanding(addresses, asked('one', 'two'), visit).step).toBe('result')
  })
})
