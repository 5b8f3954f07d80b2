import { describe, expect, test } from 'vitest'
import { candidateOf, type PlanAction, reconcile, titleOf } from './action-life.ts'
import type { ActionKind, Basis, MeasureStanding, MeasureState, PlannedMeasure } from './planned-measure.ts'

const measure: PlannedMeasure = {
  id: 'second-factor',
  theme: 'accounts',
  essential: false,
  title: 'La messagerie demande deux preuves d’identité',
  risk: { label: 'Boîte piratée', weight: 5 },
  doneBy: 'provider',
  effortInMinutes: 60,
  cost: { from: 0, to: 200, yearly: false },
  action: 'Activer la double authentification',
  proofs: [{ subject: 'document:second-factor' }],
  after: ['accounts-named'],
  publicTitle: 'Comptes',
}
const check = (on: string): Basis => ({ source: 'check', at: `${on}T06:12:00Z` })
const answer = (on: string): Basis => ({ source: 'answer', at: `${on}T10:00:00Z` })
const standing = (state: MeasureState, basis: Basis | null = answer('2026-11-20')): MeasureStanding => ({
  measureId: measure.id,
  state,
  basis,
})
const action = (status: PlanAction['status'], kind: ActionKind = 'do'): PlanAction => ({
  id: 'action-1',
  measureId: measure.id,
  kind,
  status,
  endedAt: status === 'open' ? null : '2026-11-10T09:00:00Z',
})
const change = (existing: PlanAction | null, seen: MeasureStanding, about = measure) =>
  reconcile(existing === null ? [] : [existing], [about], [seen], 'Europe/Paris')[0] ?? null

describe('an action opens', () => {
  test('to do, after a check', () => {
    expect(change(null, standing('to-do', check('2026-11-22')))).toEqual({
      kind: 'open',
      measureId: 'second-factor',
      as: 'do',
      sentence: 'Ouverte\u00a0: la vérification du 22 novembre 2026 montre que ce n’est pas fait.',
    })
  })

  test('to ask, where somebody said « je ne sais pas »', () => {
    expect(change(null, standing('unknown'))).toMatchObject({ kind: 'open', as: 'ask' })
  })

  test('not where nobody was asked yet: the questionnaire comes first', () => {
    expect(change(null, standing('unknown', null))).toBeNull()
  })

  test('to renew, where the proof ran out', () => {
    expect(
      change(null, standing('expired', { source: 'document', at: '2026-11-01T00:00:00Z' })),
    ).toMatchObject({
      as: 'renew',
      sentence: 'Ouverte\u00a0: la preuve est périmée depuis le 1er novembre 2026, il faut la refaire.',
    })
  })

  test('to prove a declared measure only where it is essential and a document can prove it', () => {
    expect(change(null, standing('declared'))).toBeNull()
    expect(change(null, standing('declared'), { ...measure, essential: true })).toMatchObject({ as: 'prove' })
    expect(
      change(null, standing('declared'), { ...measure, essential: true, proofs: [{ subject: 'check:1.1' }] }),
    ).toBeNull()
  })

  test.each(['proven', 'not-applicable'] as const)('not where the measure is %s', (state) => {
    expect(change(null, standing(state))).toBeNull()
  })
})

describe('an open action', () => {
  test('closes by itself when a check shows it done, and says so', () => {
    expect(change(action('open'), standing('proven', check('2026-11-22')))).toEqual({
      kind: 'close',
      actionId: 'action-1',
      because: 'proven',
      sentence: 'Fermée\u00a0: la vérification du 22 novembre 2026 le montre.',
    })
  })

  test('closes when the commune says it is done, or that it does not apply', () => {
    expect(change(action('open'), standing('declared'))).toMatchObject({ kind: 'close', because: 'declared' })
    expect(change(action('open'), standing('not-applicable'))).toMatchObject({
      kind: 'close',
      because: 'not-applicable',
    })
  })

  test('turns from asking to doing once the answer is no', () => {
    expect(change(action('open', 'ask'), standing('to-do'))).toEqual({
      kind: 'change-kind',
      actionId: 'action-1',
      from: 'ask',
      to: 'do',
      sentence: 'Votre réponse du 20 novembre 2026 montre que ce n’est pas fait.',
    })
  })

  test('stays when an answer is taken back or when there is no news', () => {
    expect(change(action('open'), standing('unknown', null))).toBeNull()
    expect(reconcile([action('open')], [measure], [], 'Europe/Paris')).toEqual([])
  })
})

describe('an action done by hand', () => {
  test('stays done whatever was known before', () => {
    expect(change(action('done'), standing('to-do', answer('2026-11-01')))).toBeNull()
    expect(change(action('done'), standing('to-do', check('2026-11-10')))).toBeNull()
    expect(change(action('done'), standing('declared'))).toBeNull()
    expect(change(action('done'), standing('declared'), { ...measure, essential: true })).toBeNull()
  })

  test('reopens when a later check shows the contrary', () => {
    expect(change(action('done'), standing('to-do', check('2026-11-11')))).toEqual({
      kind: 'reopen',
      actionId: 'action-1',
      as: 'do',
      sentence: 'Rouverte\u00a0: la vérification du 11 novembre 2026 montre l’inverse.',
    })
  })

  test('closes for good when something proves it', () => {
    expect(change(action('done'), standing('proven', check('2026-11-11')))).toMatchObject({
      kind: 'close',
      because: 'proven',
    })
  })
})

describe('a closed action', () => {
  test('reopens by itself when a check shows the contrary', () => {
    expect(change(action('closed'), standing('to-do', check('2026-11-22')))).toMatchObject({
      kind: 'reopen',
      as: 'do',
    })
  })

  test('stays closed while the measure holds', () => {
    expect(change(action('closed'), standing('proven'))).toBeNull()
  })
})

test('days are told on the clock of the commune', () => {
  const late: Basis = { source: 'check', at: '2026-11-22T23:30:00Z' }
  const [changed] = reconcile([], [measure], [standing('to-do', late)], 'Indian/Reunion')
  expect(changed?.sentence).toContain('23 novembre 2026')
})

describe('the action as the plan ranks it', () => {
  test('a gap that a check saw weighs more than one that was answered', () => {
    expect(candidateOf(measure, 'do', standing('to-do', check('2026-11-22')))).toMatchObject({
      exposure: 'seen',
      effortInMinutes: 60,
      after: ['accounts-named'],
      isDoneAlone: false,
    })
    expect(candidateOf(measure, 'do', standing('to-do')).exposure).toBe('known')
  })

  test('asking takes five minutes, costs nothing and waits for nothing', () => {
    expect(candidateOf(measure, 'ask', standing('unknown'))).toMatchObject({
      exposure: 'unknown',
      effortInMinutes: 5,
      cost: { to: 0 },
      after: [],
      isDoneAlone: true,
    })
  })

  test('proving what is already declared never passes before essential gaps', () => {
    expect(candidateOf({ ...measure, essential: true }, 'prove', standing('declared')).essential).toBe(false)
  })

  test.each([
    ['do', 'Activer la double authentification'],
    ['ask', 'Poser la question\u00a0: la messagerie demande deux preuves d’identité\u00a0?'],
    ['renew', 'Prouver de nouveau\u00a0: la messagerie demande deux preuves d’identité'],
    ['prove', 'Joindre la preuve\u00a0: la messagerie demande deux preuves d’identité'],
  ] as const)('its title when it is to %s', (kind, title) => expect(titleOf(measure, kind)).toBe(title))

  test('an acronym keeps its capitals', () => {
    expect(titleOf({ ...measure, title: 'DMARC est en place' }, 'prove')).toBe(
      'Joindre la preuve\u00a0: DMARC est en place',
    )
  })
})
