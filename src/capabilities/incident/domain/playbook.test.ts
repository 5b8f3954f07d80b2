import { describe, expect, it } from 'vitest'
import { currentStep, type Playbook, type Step, stepsFor } from './playbook.ts'
import { orderFaults } from './playbook-order.ts'

const step = (id: string, phase: Step['phase'], more: Partial<Step> = {}): Step => ({
  id,
  phase,
  title: `Faites ${id}`,
  how: ['Voici comment.'],
  why: 'Parce que.',
  who: phase === 'isolate' ? ['anyone'] : ['mayor'],
  isDecision: ['plainte', 'cnil', 'tell'].includes(phase),
  isBeside: false,
  never: ['Jamais cela.'],
  done: 'C’est fait.',
  minutes: 5,
  when: null,
  stops: [],
  sources: [],
  ...more,
})
const playbook = (...steps: Step[]): Playbook => ({
  kind: 'unknown',
  title: 'Essai',
  sign: 'Essai.',
  first: 'Essai.',
  version: 1,
  createdOn: '2026-11-22',
  writtenOn: '2026-11-22',
  steps,
})
const sound = [
  step('isolate', 'isolate'),
  step('call', 'alert'),
  step('note', 'logbook'),
  step('photograph', 'evidence'),
  step('hold', 'hold'),
  step('plainte', 'plainte'),
  step('origin', 'origin', { who: ['provider', 'csirt'] }),
  step('restore', 'rebuild'),
  step('learn', 'learn'),
]

describe('the order of a playbook', () => {
  it('is sound when it follows the official one', () => expect(orderFaults(playbook(...sound))).toEqual([]))

  it('is refused when a restoration comes before the complaint', () => {
    const swapped = [...sound.slice(0, 5), sound[7]!, ...sound.slice(5, 7), sound[8]!]
    expect(orderFaults(playbook(...swapped)).join()).toContain(
      'plainte: « plainte » comes before « rebuild »',
    )
  })

  it('is refused when it has no complaint, no evidence, or a step twice', () => {
    expect(orderFaults(playbook(...sound.filter(({ phase }) => phase !== 'plainte')))).toContain(
      'no step for « plainte »',
    )
    expect(orderFaults(playbook(...sound, step('learn', 'learn')))).toContain('learn: named twice')
  })

  it.each(['Éteignez le poste.', 'Débranchez, puis redémarrez.', 'Payez la rançon.', 'Arrêtez le serveur.'])(
    'is refused when a gesture says « %s »',
    (gesture) => {
      const told = playbook(step('isolate', 'isolate', { how: [gesture] }), ...sound.slice(1))
      expect(orderFaults(told).join()).toContain('would destroy traces')
    },
  )

  it('is refused when somebody else than the mayor decides', () => {
    const other = sound.map((one) => (one.id === 'plainte' ? { ...one, who: ['provider' as const] } : one))
    expect(orderFaults(playbook(...other))).toEqual(['plainte: a decision is the mayor’s'])
    const silent = sound.map((one) => (one.id === 'plainte' ? { ...one, isDecision: false } : one))
    expect(orderFaults(playbook(...silent)).join()).toContain('logged by name')
  })
})

describe('the steps of a case', () => {
  it('skip the provider when it is affected too', () => {
    const origin = (affected: 'yes' | 'no') =>
      stepsFor(playbook(...sound), { 'provider-affected': affected }).find(({ id }) => id === 'origin')
    expect(origin('no')).toMatchObject({ by: 'provider', who: ['provider', 'csirt'] })
    expect(origin('yes')).toMatchObject({ by: 'csirt', who: ['csirt'] })
  })

  it('leave out what is known not to apply, and keep what nobody knows yet', () => {
    const withInsurer = playbook(...sound, step('insurer', 'learn', { when: 'insured' }))
    expect(stepsFor(withInsurer, { insured: 'no' }).map(({ id }) => id)).not.toContain('insurer')
    expect(stepsFor(withInsurer, {}).at(-1)).toMatchObject({ id: 'insurer', isPending: true })
    expect(stepsFor(withInsurer, { insured: 'yes' }).at(-1)).toMatchObject({ isPending: false })
  })

  it('leave out what was already done, and point at the first that is not', () => {
    const steps = stepsFor(playbook(...sound), {}, ['isolate'])
    expect(steps[0]?.id).toBe('call')
    expect(currentStep(steps, new Set(['call']))?.id).toBe('note')
    expect(currentStep(steps, new Set(steps.map(({ id }) => id)))).toBeNull()
  })
})
