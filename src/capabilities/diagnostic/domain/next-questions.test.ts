import { describe, expect, it } from 'vitest'
import {
  aMeasure,
  anAnswer,
  aProof,
  aProofSeen,
  aQuestion,
  seen,
  village,
} from '../../../../test/support/diagnostic-samples.ts'
import { standingsOf, type WhatIsSeen } from './measure-state.ts'
import {
  applicableQuestions,
  firstVisitQuestions,
  nextQuestions,
  openQuestions,
  type Questionnaire,
  remainingMinutes,
} from './next-questions.ts'

const light = aMeasure({ id: 'light', risk: { label: 'Gêne', weight: 1 } })
const heavy = aMeasure({ id: 'heavy', risk: { label: 'Arrêt', weight: 5 } })
const essential = aMeasure({ id: 'essential', essential: true })
const visible = aMeasure({
  id: 'visible',
  proofs: [aProof('check:1.4', 30)],
  risk: { label: 'Gêne', weight: 1 },
})
const large = aMeasure({ id: 'large', fromWorkstations: 10 })

const questionnaire: Questionnaire = {
  measures: [light, heavy, essential, visible, large],
  questions: [
    aQuestion({ id: 'about-light', measures: ['light'], minutes: 2 }),
    aQuestion({ id: 'about-heavy', measures: ['heavy'] }),
    aQuestion({ id: 'about-visible', measures: ['visible'] }),
    aQuestion({ id: 'about-essential', measures: ['essential'] }),
    aQuestion({ id: 'about-school', measures: ['light'], when: { structures: ['ecole'] } }),
    aQuestion({ id: 'about-provider', measures: ['light'], when: { hasProvider: true } }),
    aQuestion({ id: 'about-large', measures: ['large'] }),
    aQuestion({ id: 'first', measures: ['light'], firstVisit: true }),
  ],
}

function progress(changes: Partial<WhatIsSeen> = {}) {
  const all = seen({ questions: questionnaire.questions, ...changes })
  return { ...all, standings: standingsOf(questionnaire.measures, all) }
}

const ids = (questions: readonly { readonly id: string }[]) => questions.map((question) => question.id)

describe('which questions concern a commune', () => {
  it('what cannot apply is not asked', () => {
    const asked = ids(applicableQuestions(questionnaire, { ...village, hasProvider: false }))
    expect(asked).not.toContain('about-school')
    expect(asked).not.toContain('about-provider')
    expect(asked).not.toContain('about-large')
    expect(asked).toContain('about-light')
  })

  it('an unknown number of computers hides nothing', () => {
    expect(ids(applicableQuestions(questionnaire, { ...village, workstations: null }))).toContain(
      'about-large',
    )
  })

  it('a structure the commune has brings its question', () => {
    const profile = { ...village, structures: ['mairie', 'ecole'] }
    expect(ids(applicableQuestions(questionnaire, profile))).toContain('about-school')
  })

  it('the first visit keeps to its own', () => {
    expect(ids(firstVisitQuestions(questionnaire, village))).toEqual(['first'])
  })
})

describe('the questions of the week', () => {
  it('start with the first visit, then essentials, then the heaviest unknown risk', () => {
    expect(ids(nextQuestions(questionnaire, progress()))).toEqual([
      'first',
      'about-essential',
      'about-heavy',
      'about-light',
      'about-visible',
    ])
  })

  it('put forward what no check could tell', () => {
    const proofs = [aProofSeen('check:1.4', 'could-not-tell')]
    expect(ids(nextQuestions(questionnaire, progress({ proofs }), 3))).toEqual([
      'first',
      'about-essential',
      'about-visible',
    ])
  })

  it('leave for the end what proofs already tell', () => {
    const proven = standingsOf([heavy], seen({ proofs: [aProofSeen('document:report', 'supports')] })).get(
      'heavy',
    )!
    const { standings, ...rest } = progress()
    const told = { ...rest, standings: new Map([...standings, ['heavy', proven] as const]) }
    expect(ids(nextQuestions(questionnaire, told, 10)).at(-1)).toBe('about-heavy')
  })

  it('do not come back once answered, whatever the reply', () => {
    const answers = [anAnswer('first', 'dont-know'), anAnswer('about-essential', 'provider-knows')]
    expect(ids(openQuestions(questionnaire, progress({ answers })))).not.toContain('first')
    expect(ids(nextQuestions(questionnaire, progress({ answers }), 1))).toEqual(['about-heavy'])
  })

  it('come back when the proof that replaced the answer has run out', () => {
    const old = { answeredAt: '2025-01-10T09:00:00Z' }
    const proofs = [aProofSeen('check:1.4', 'supports', { observedAt: '2026-06-01T05:00:00Z' })]
    const answers = [anAnswer('about-visible', 'yes', old), anAnswer('about-heavy', 'yes', old)]
    const open = ids(openQuestions(questionnaire, progress({ answers, proofs })))
    expect(open).toContain('about-visible')
    expect(open).not.toContain('about-heavy')
  })
})

describe('minutes left', () => {
  it('add up the open questions', () => {
    expect(remainingMinutes(questionnaire, progress())).toBe(7)
    expect(remainingMinutes(questionnaire, progress({ answers: [anAnswer('about-light', 'no')] }))).toBe(5)
  })
})
