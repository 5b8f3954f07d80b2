import { describe, expect, test } from 'vitest'
import type { ObligationHere } from '../../../api-client/index.ts'
import { byTheme, splitObligations } from './obligations-by-body.ts'

const duty = (id: string, more: Partial<ObligationHere> = {}): ObligationHere => ({
  id,
  theme: 'rgpd',
  title: id,
  what: '',
  standing: 'law',
  concerns: 'commune',
  verdict: 'applies',
  because: '',
  source: '',
  checkedOn: '2026-11-22',
  confidence: 'V',
  ...more,
})
const ids = (obligations: readonly ObligationHere[]) => obligations.map(({ id }) => id)

describe('obligations of a commune and of its EPCI', () => {
  const split = splitObligations([
    duty('dpo'),
    duty('dpo', { concerns: 'epci' }),
    duty('pics', { concerns: 'epci' }),
    duty('advice', { standing: 'recommendation' }),
    duty('aipd', { verdict: 'to-verify' }),
  ])

  test('stand apart, and what binds both is told once for each', () => {
    expect(ids(split.commune)).toEqual(['dpo', 'advice', 'aipd'])
    expect(ids(split.epciAlone)).toEqual(['pics'])
    expect(ids(split.shared)).toEqual(['dpo'])
  })

  test('count as duties of today only when they are law and certain', () => {
    expect(split.dutiesToday).toBe(1)
  })
})

test('within a theme, what applies comes before what is to be verified, and what is not in force last', () => {
  const themes = byTheme([
    duty('bill', { theme: 'nis2', verdict: 'not-in-force' }),
    duty('doubt', { verdict: 'to-verify' }),
    duty('sure'),
    duty('nis2', { theme: 'nis2' }),
  ])
  expect(themes.map(({ theme, obligations }) => [theme, ids(obligations)])).toEqual([
    ['nis2', ['nis2', 'bill']],
    ['rgpd', ['sure', 'doubt']],
  ])
})
