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
import { standingsOf, stateOf } from './measure-state.ts'

const checked = aMeasure({ proofs: [aProof('check:1.4', 30), aProof('check:1.5', 30)] })
const kinds = (standing: ReturnType<typeof stateOf>) => standing.because.map((reason) => reason.kind)

describe('what answers alone say', () => {
  it.each([
    ['yes', 'declared'],
    ['partly', 'to-do'],
    ['no', 'to-do'],
    ['dont-know', 'unknown'],
    ['provider-knows', 'unknown'],
  ] as const)('« %s » makes a measure %s', (reply, state) => {
    expect(stateOf(aMeasure(), seen({ answers: [anAnswer('made', reply)] })).state).toBe(state)
  })

  it('without an answer nor a proof a measure is unknown, and says which question waits', () => {
    const standing = stateOf(aMeasure(), seen())
    expect(standing.state).toBe('unknown')
    expect(standing.because).toEqual([
      { kind: 'unanswered', questionId: 'made', question: 'Avez-vous une sauvegarde ?' },
    ])
  })

  it('without any question a measure says that nothing was seen', () => {
    expect(kinds(stateOf(aMeasure(), seen({ questions: [] })))).toEqual(['nothing-seen'])
  })

  it('« not concerned » needs a reason to set a measure aside', () => {
    const withReason = anAnswer('made', 'not-concerned', { reason: 'Tout est chez l’EPCI.' })
    expect(stateOf(aMeasure(), seen({ answers: [withReason] })).state).toBe('not-applicable')
    const without = stateOf(
      aMeasure(),
      seen({ answers: [anAnswer('made', 'not-concerned', { reason: '  ' })] }),
    )
    expect(without.state).toBe('unknown')
    expect(kinds(without)).toEqual(['not-concerned-without-reason'])
  })

  const two = [aQuestion(), aQuestion({ id: 'apart' })]
  it.each([
    ['yes', 'no', 'to-do'],
    ['yes', 'dont-know', 'unknown'],
    ['no', 'dont-know', 'to-do'],
    ['yes', 'yes', 'declared'],
  ] as const)('of « %s » and « %s », the least favourable makes it %s', (first, second, state) => {
    const answers = [anAnswer('made', first), anAnswer('apart', second)]
    expect(stateOf(aMeasure(), seen({ questions: two, answers })).state).toBe(state)
  })

  it('a second question left unanswered keeps a « yes » from counting', () => {
    const standing = stateOf(aMeasure(), seen({ questions: two, answers: [anAnswer('made', 'yes')] }))
    expect(standing.state).toBe('unknown')
    expect(kinds(standing)).toEqual(['unanswered', 'answered'])
  })

  it('one question set aside leaves the others to decide', () => {
    const answers = [anAnswer('made', 'yes'), anAnswer('apart', 'not-concerned', { reason: 'Un seul site.' })]
    expect(stateOf(aMeasure(), seen({ questions: two, answers })).state).toBe('declared')
  })
})

describe('what the commune is', () => {
  const forLarger = aMeasure({ fromWorkstations: 10 })

  it('a measure for ten computers does not apply to four', () => {
    const standing = stateOf(forLarger, seen())
    expect(standing.state).toBe('not-applicable')
    expect(standing.because).toEqual([{ kind: 'too-small', fromWorkstations: 10, workstations: 4 }])
  })

  it('a measure for ten computers applies where nobody counted them', () => {
    expect(stateOf(forLarger, seen({ profile: { ...village, workstations: null } })).state).toBe('unknown')
  })

  it('a measure applies at the very threshold', () => {
    expect(stateOf(forLarger, seen({ profile: { ...village, workstations: 10 } })).state).toBe('unknown')
  })

  it('a measure whose questions are all about a school does not apply without a school', () => {
    const questions = [aQuestion({ when: { structures: ['ecole'] } })]
    expect(kinds(stateOf(aMeasure(), seen({ questions })))).toEqual(['no-question-applies'])
    const profile = { ...village, structures: ['mairie', 'ecole'] }
    expect(stateOf(aMeasure(), seen({ questions, profile })).state).toBe('unknown')
  })

  it('a measure that a check can see applies whatever its questions', () => {
    const questions = [aQuestion({ when: { structures: ['ecole'] } })]
    expect(stateOf(checked, seen({ questions })).state).toBe('unknown')
  })
})

describe('what proofs say', () => {
  it('a fresh document proves, until it runs out', () => {
    const standing = stateOf(aMeasure(), seen({ proofs: [aProofSeen('document:report', 'supports')] }))
    expect(standing).toMatchObject({ state: 'proven', until: '2027-11-10T05:00:00.000Z' })
    expect(kinds(standing)).toEqual(['proof-supports'])
  })

  it('the proof ends at the earlier of what it says and what the measure allows', () => {
    const proofs = [aProofSeen('document:report', 'supports', { expiresAt: '2026-12-01T00:00:00Z' })]
    expect(stateOf(aMeasure(), seen({ proofs })).until).toBe('2026-12-01T00:00:00.000Z')
  })

  it('at the very instant it expires a proof no longer holds', () => {
    const proofs = [aProofSeen('document:report', 'supports', { expiresAt: '2026-11-22T10:00:00Z' })]
    expect(stateOf(aMeasure(), seen({ proofs })).state).toBe('expired')
  })

  it('any one of two documents is enough, and the longer-lived gives the date', () => {
    const measure = aMeasure({ proofs: [aProof('document:report', 30), aProof('document:invoice', 90)] })
    const proofs = [aProofSeen('document:report', 'supports'), aProofSeen('document:invoice', 'supports')]
    expect(stateOf(measure, seen({ proofs: proofs.slice(0, 1) })).state).toBe('proven')
    expect(stateOf(measure, seen({ proofs }))).toMatchObject({
      state: 'proven',
      until: '2027-02-08T05:00:00.000Z',
    })
  })

  it('checks prove only together, until the first of them runs out', () => {
    const first = aProofSeen('check:1.4', 'supports', { observedAt: '2026-11-20T05:00:00Z' })
    expect(stateOf(checked, seen({ proofs: [first] })).state).toBe('unknown')
    const proofs = [first, aProofSeen('check:1.5', 'supports')]
    expect(stateOf(checked, seen({ proofs }))).toMatchObject({
      state: 'proven',
      until: '2026-12-10T05:00:00.000Z',
    })
  })

  it('a check that does not apply is left aside; when none applies, neither does the measure', () => {
    const apart = aProofSeen('check:1.5', 'not-applicable')
    const proofs = [aProofSeen('check:1.4', 'supports'), apart]
    expect(stateOf(checked, seen({ proofs })).state).toBe('proven')
    const none = [aProofSeen('check:1.4', 'not-applicable'), apart]
    expect(stateOf(checked, seen({ proofs: none, answers: [anAnswer('made', 'no')] })).state).toBe(
      'not-applicable',
    )
    expect(stateOf(checked, seen({ proofs: [apart] })).state).toBe('unknown')
  })

  it('one fresh denial is enough against any support', () => {
    const measure = aMeasure({ proofs: [aProof('check:1.4', 30), aProof('document:report')] })
    const proofs = [aProofSeen('document:report', 'supports'), aProofSeen('check:1.4', 'denies')]
    expect(stateOf(measure, seen({ proofs })).state).toBe('to-do')
  })

  it('the newest observation on a subject replaces the older ones, in whatever order they come', () => {
    const old = aProofSeen('document:report', 'denies', { observedAt: '2026-10-01T05:00:00Z' })
    const proofs = [aProofSeen('document:report', 'supports'), old]
    expect(stateOf(aMeasure(), seen({ proofs })).state).toBe('proven')
    expect(stateOf(aMeasure(), seen({ proofs: proofs.toReversed() })).state).toBe('proven')
  })

  it('of two observations at the same instant, the unfavourable one counts', () => {
    const proofs = [aProofSeen('document:report', 'denies'), aProofSeen('document:report', 'supports')]
    expect(stateOf(aMeasure(), seen({ proofs })).state).toBe('to-do')
    expect(stateOf(aMeasure(), seen({ proofs: proofs.toReversed() })).state).toBe('to-do')
  })

  it('a check that could not tell changes nothing, and is said', () => {
    const unclear = aProofSeen('check:1.4', 'could-not-tell', { observedAt: '2026-11-21T05:00:00Z' })
    const before = [aProofSeen('check:1.4', 'supports'), aProofSeen('check:1.5', 'supports')]
    expect(stateOf(checked, seen({ proofs: [...before, unclear] })).state).toBe('proven')
    const standing = stateOf(checked, seen({ proofs: [unclear], answers: [anAnswer('made', 'yes')] }))
    expect(standing.state).toBe('declared')
    expect(kinds(standing)).toEqual(['answered', 'could-not-tell'])
  })

  it('observations on other subjects are not looked at', () => {
    expect(stateOf(aMeasure(), seen({ proofs: [aProofSeen('document:other', 'denies')] })).state).toBe(
      'unknown',
    )
  })
})

describe('when an answer and a proof disagree', () => {
  it('« oui » against a fresh denial is to do, and both are shown', () => {
    const proofs = [aProofSeen('document:report', 'denies')]
    const standing = stateOf(aMeasure(), seen({ proofs, answers: [anAnswer('made', 'yes')] }))
    expect(standing.state).toBe('to-do')
    expect(standing.because[0]).toEqual({
      kind: 'yes-but-denied',
      subject: 'document:report',
      observedAt: '2026-11-10T05:00:00Z',
      questionId: 'made',
      question: 'Avez-vous une sauvegarde ?',
      reply: 'yes',
      answeredAt: '2026-11-01T09:00:00Z',
    })
    expect(kinds(standing)).toEqual(['yes-but-denied', 'proof-denies'])
  })

  it.each(['no', 'partly'] as const)(
    '« %s » against a fresh proof is proven, and both are shown',
    (reply) => {
      const proofs = [aProofSeen('document:report', 'supports')]
      const standing = stateOf(aMeasure(), seen({ proofs, answers: [anAnswer('made', reply)] }))
      expect(standing.state).toBe('proven')
      expect(kinds(standing)).toEqual(['no-but-proven', 'proof-supports'])
    },
  )

  it('« je ne sais pas » contradicts nothing', () => {
    const proofs = [aProofSeen('document:report', 'denies')]
    expect(kinds(stateOf(aMeasure(), seen({ proofs, answers: [anAnswer('made', 'dont-know')] })))).toEqual([
      'proof-denies',
    ])
  })
})

describe('when a proof has run out', () => {
  const report = aProofSeen('document:report', 'supports', { observedAt: '2025-06-01T05:00:00Z' })

  it('the measure is expired, and older answers are asked again', () => {
    const answers = [anAnswer('made', 'yes', { answeredAt: '2025-05-01T09:00:00Z' })]
    const standing = stateOf(aMeasure(), seen({ proofs: [report], answers }))
    expect(standing).toMatchObject({ state: 'expired', until: null })
    expect(kinds(standing)).toEqual(['proof-expired', 'answer-too-old'])
  })

  it('an answer given since speaks', () => {
    for (const [reply, state] of [
      ['yes', 'declared'],
      ['no', 'to-do'],
      ['dont-know', 'unknown'],
    ] as const) {
      const standing = stateOf(aMeasure(), seen({ proofs: [report], answers: [anAnswer('made', reply)] }))
      expect(standing.state).toBe(state)
      expect(kinds(standing)).toEqual(['answered', 'proof-expired'])
    }
  })

  it('a denial that has run out is expired too: nobody has said that it was mended', () => {
    const denial = { ...report, verdict: 'denies' as const }
    expect(stateOf(aMeasure(), seen({ proofs: [denial] })).state).toBe('expired')
  })

  it('of two questions, one answered since and one before, the older no longer speaks', () => {
    const questions = [aQuestion(), aQuestion({ id: 'apart' })]
    const answers = [
      anAnswer('made', 'yes'),
      anAnswer('apart', 'yes', { answeredAt: '2025-05-01T09:00:00Z' }),
    ]
    const standing = stateOf(aMeasure(), seen({ questions, answers, proofs: [report] }))
    expect(standing.state).toBe('unknown')
    expect(kinds(standing)).toContain('answer-too-old')
  })

  it('a fresh document makes up for an expired one', () => {
    const measure = aMeasure({ proofs: [aProof('document:report'), aProof('document:invoice')] })
    const proofs = [report, aProofSeen('document:invoice', 'supports')]
    expect(stateOf(measure, seen({ proofs })).state).toBe('proven')
  })
})

describe('standingsOf', () => {
  it('gives each measure its own standing', () => {
    const measures = [aMeasure(), aMeasure({ id: 'other', fromWorkstations: 10 })]
    const states = [...standingsOf(measures, seen()).entries()].map(([id, { state }]) => [id, state])
    expect(states).toEqual([
      ['backups', 'unknown'],
      ['other', 'not-applicable'],
    ])
  })
})
