import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  aMeasure,
  anAnswer,
  aProof,
  aProofSeen,
  aQuestion,
  seen,
} from '../../../../test/support/diagnostic-samples.ts'
import { figuresOf } from './figures.ts'
import type { MeasureState } from './measure.ts'
import { standingsOf, type WhatIsSeen } from './measure-state.ts'
import type { Answer } from './question.ts'
import { repliesInOrder } from './replies.ts'

const measures = [
  aMeasure({ id: 'documented', essential: true }),
  aMeasure({ id: 'checked', essential: true, proofs: [aProof('check:1.4', 30), aProof('check:1.5', 30)] }),
  aMeasure({ id: 'both', proofs: [aProof('check:2.5', 30), aProof('document:invoice')] }),
  aMeasure({ id: 'larger', fromWorkstations: 10, proofs: [aProof('document:larger')] }),
]
const questions = [
  aQuestion({ id: 'q1', measures: ['documented', 'both'] }),
  aQuestion({ id: 'q2', measures: ['documented', 'checked'] }),
  aQuestion({ id: 'q3', measures: ['both', 'larger'], when: { structures: ['ecole'] } }),
  aQuestion({ id: 'q4', measures: ['larger'], when: { fromWorkstations: 10, hasProvider: true } }),
]
const subjects = [...new Set(measures.flatMap((measure) => measure.proofs.map((proof) => proof.subject)))]

const instant = fc
  .date({ min: new Date('2025-01-01'), max: new Date('2026-11-22T10:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString())
const answer = fc.record({
  questionId: fc.constantFrom(...questions.map((question) => question.id)),
  reply: fc.constantFrom(...repliesInOrder),
  reason: fc.constantFrom(null, '', 'Tout est à l’EPCI.'),
  answeredAt: instant,
})
const answers: fc.Arbitrary<Answer[]> = fc
  .uniqueArray(answer, { selector: (one) => one.questionId })
  .map((all) => all.map(({ questionId, reply, ...rest }) => anAnswer(questionId, reply, rest)))
const proofs = fc.array(
  fc
    .tuple(
      fc.constantFrom(...subjects),
      fc.constantFrom(
        'supports' as const,
        'denies' as const,
        'could-not-tell' as const,
        'not-applicable' as const,
      ),
      fc.record({ observedAt: instant, expiresAt: fc.option(instant) }),
    )
    .map(([subject, verdict, changes]) => aProofSeen(subject, verdict, changes)),
)
const profile = fc.record({
  workstations: fc.option(fc.nat(40)),
  structures: fc.subarray(['mairie', 'ecole']),
  hasProvider: fc.boolean(),
  population: fc.nat(3500),
})
const situation: fc.Arbitrary<WhatIsSeen> = fc
  .record({ answers, proofs, profile })
  .map((changes) => seen({ questions, ...changes }))

/** From worst to best; a measure set aside stands with the proven ones, since it leaves the count. */
const goodness: Record<MeasureState, number> = {
  unknown: 0,
  expired: 0,
  'to-do': 1,
  declared: 2,
  proven: 3,
  'not-applicable': 3,
}

describe('no state is ever better because somebody did not answer', () => {
  it('taking an answer away never moves a measure to a better state, nor raises a figure', () => {
    fc.assert(
      fc.property(situation, fc.nat(), (all, rank) => {
        fc.pre(all.answers.length > 0)
        const gone = rank % all.answers.length
        const before = standingsOf(measures, all)
        const after = standingsOf(measures, {
          ...all,
          answers: all.answers.filter((_, index) => index !== gone),
        })
        for (const { id } of measures) {
          const [was, is] = [before.get(id)!.state, after.get(id)!.state]
          if (was !== is) expect(goodness[is], `${id}: ${was} → ${is}`).toBeLessThan(goodness[was] || 0.5)
        }
        for (const scope of ['all', 'essentials'] as const) {
          const [was, is] = [figuresOf(measures, before)[scope], figuresOf(measures, after)[scope]]
          expect(is.known ?? 1).toBeLessThanOrEqual(was.known ?? 1)
          expect(is.proven ?? 1).toBeLessThanOrEqual(was.proven ?? 1)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('answering « je ne sais pas » is never worth more than silence in the figures', () => {
    fc.assert(
      fc.property(situation, (all) => {
        const shrugged = all.answers.map((one) => ({ ...one, reply: 'dont-know' as const }))
        const known = (some: Answer[]) =>
          figuresOf(measures, standingsOf(measures, { ...all, answers: some })).all
        expect(known(shrugged)).toMatchObject({ known: known([]).known, proven: known([]).proven })
      }),
      { numRuns: 500 },
    )
  })
})

describe('whatever was seen', () => {
  it('each measure says why, and only a proven one has an end', () => {
    fc.assert(
      fc.property(situation, (all) => {
        for (const standing of standingsOf(measures, all).values()) {
          expect(standing.because.length).toBeGreaterThan(0)
          expect(standing.until === null).toBe(standing.state !== 'proven')
          if (standing.until !== null) expect(Date.parse(standing.until)).toBeGreaterThan(all.now.getTime())
        }
      }),
      { numRuns: 500 },
    )
  })

  it('the order in which proofs and answers come changes no state', () => {
    fc.assert(
      fc.property(situation, (all) => {
        const turned = { ...all, proofs: all.proofs.toReversed(), answers: all.answers.toReversed() }
        const states = (some: WhatIsSeen) => [...standingsOf(measures, some).values()].map((one) => one.state)
        expect(states(turned)).toEqual(states(all))
      }),
      { numRuns: 500 },
    )
  })
})
