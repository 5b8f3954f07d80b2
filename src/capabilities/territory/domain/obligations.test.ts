import { describe, expect, test } from 'vitest'
import { obligationTable } from '../rules-content.ts'
import { obligationsFor, type Situation } from './obligations.ts'

const table = obligationTable()
const village: Situation = {
  population: 247,
  epci: { type: 'CC', population: 13_900, largestMemberPopulation: 4_800 },
  territory: 'metropole',
  on: '2026-11-22',
}
const idsFor = (changes: Partial<Situation>) =>
  obligationsFor(table, { ...village, ...changes }).map(({ obligation }) => obligation.id)
const verdictOf = (id: string, changes: Partial<Situation> = {}) =>
  obligationsFor(table, { ...village, ...changes }).find(({ obligation }) => obligation.id === id)

describe('obligations of a village', () => {
  test('a delegate for data protection is due whatever the size, by the commune and by its EPCI', () => {
    const here = obligationsFor(table, village).filter(({ obligation }) => obligation.id === 'rgpd-dpo')
    expect(here.map(({ concerns, verdict }) => [concerns, verdict])).toEqual([
      ['commune', 'applies'],
      ['epci', 'applies'],
    ])
    expect(here[0]?.because).toBe('Votre commune est concernée, quelle que soit sa taille.')
  })

  test('a safeguard plan is never deduced from the population', () => {
    expect(verdictOf('pcs')).toMatchObject({ verdict: 'to-verify' })
    expect(verdictOf('pcs')?.because).toContain('préfecture')
    expect(verdictOf('pcs', { population: 200_000 })).toMatchObject({ verdict: 'to-verify' })
  })

  test('NIS2 is a bill: shown to the EPCI, never as a duty', () => {
    expect(verdictOf('nis2-communaute-de-communes')).toMatchObject({
      concerns: 'epci',
      verdict: 'not-in-force',
    })
    expect(idsFor({})).not.toContain('nis2-commune')
    expect(verdictOf('nis2-commune', { population: 30_001 })).toMatchObject({ verdict: 'not-in-force' })
    expect(idsFor({ population: 30_000 })).not.toContain('nis2-commune')
  })

  test('an agglomeration is one or the other, and both are shown while its largest member is unknown', () => {
    const agglomeration = (largestMemberPopulation: number | null) =>
      idsFor({ epci: { type: 'CA', population: 90_000, largestMemberPopulation } }).filter((id) =>
        id.startsWith('nis2'),
      )
    expect(agglomeration(30_001)).toEqual(['nis2-agglomeration-essentielle'])
    expect(agglomeration(30_000)).toEqual(['nis2-agglomeration-importante'])
    expect(agglomeration(null)).toHaveLength(2)
  })

  test('the Suite territoriale is for communes under 3 500 and EPCI under 15 000 inhabitants', () => {
    const suite = (changes: Partial<Situation>) => idsFor(changes).filter((id) => id.startsWith('suite'))
    const epci = (population: number) => ({ type: 'CC', population, largestMemberPopulation: null })
    expect(suite({ population: 3_499, epci: epci(14_999) })).toEqual([
      'suite-territoriale-commune',
      'suite-territoriale-epci',
    ])
    expect(suite({ population: 3_500, epci: epci(15_000) })).toEqual([])
  })

  test('an island without EPCI is asked nothing about one', () => {
    expect(
      obligationsFor(table, { ...village, epci: null }).every(({ concerns }) => concerns === 'commune'),
    ).toBe(true)
  })

  test('where the law of a territory was not read, the answer is to verify', () => {
    const here = obligationsFor(table, { ...village, epci: null, territory: 'polynesie-francaise' })
    expect(here.every(({ verdict }) => verdict !== 'applies')).toBe(true)
  })
})

describe('thresholds by the day of launch of the consultation', () => {
  test.each([
    ['2026-03-31', 'achat-dispense-40000'],
    ['2026-04-01', 'achat-dispense-60000'],
  ])('on %s: %s', (on, id) => {
    expect(idsFor({ on }).filter((found) => found.startsWith('achat-dispense'))).toEqual([id, id])
  })

  test('the formalised procedure has one threshold at a time', () => {
    expect(new Set(idsFor({ on: '2025-12-31' }).filter((id) => id.startsWith('achat-procedure')))).toEqual(
      new Set(['achat-procedure-221000']),
    )
    expect(new Set(idsFor({ on: '2026-01-01' }).filter((id) => id.startsWith('achat-procedure')))).toEqual(
      new Set(['achat-procedure-216000']),
    )
  })

  test('essential data stay due from 40 000 €, which did not follow the 60 000 €', () => {
    expect(verdictOf('achat-donnees-essentielles')?.obligation.limit).toEqual({
      unit: 'euros-excluding-tax',
      value: 40_000,
    })
  })
})
