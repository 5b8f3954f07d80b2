import { describe, expect, test } from 'vitest'
import type { CommuneSpace } from '../../../api-client/index.ts'
import { changeIn, changeOf, missingAddresses, withoutFaults } from './commune-change.ts'

const saved: CommuneSpace = {
  insee: '71147',
  name: 'Cortevaix',
  population: 247,
  departementCode: '71',
  departement: 'Saône-et-Loire',
  regionCode: '27',
  region: null,
  epci: null,
  structures: ['mairie', 'ecole'],
  profile: {
    staffCount: 3,
    workstations: 4,
    mailAddress: 'mairie@commune.fr',
    hasNoMail: false,
    siteUrl: null,
    hasNoSite: true,
    providerKind: 'company',
    phoneThroughBox: 'unknown',
    version: 7,
    updatedAt: '2026-11-22T08:00:00Z',
  },
}

const form = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

describe('what the first step says of the commune', () => {
  test('an empty field is not said, and what is not asked stays as it was', () => {
    expect(changeIn(form({ mailAddress: ' ', workstations: '', 'structures.ccas': 'on' }), saved)).toEqual({
      staffCount: 3,
      workstations: null,
      mailAddress: null,
      hasNoMail: false,
      siteUrl: null,
      hasNoSite: false,
      providerKind: 'unknown',
      structures: ['ccas'],
    })
  })

  test('« pas de site » wins over an address left behind', () => {
    const change = changeIn(form({ hasNoSite: 'on', siteUrl: 'https://commune.fr' }), saved)
    expect(change).toMatchObject({ hasNoSite: true, siteUrl: null })
  })

  test('a half-typed address leaves the saved one, and the rest is kept', () => {
    const typed = { ...changeOf(saved), mailAddress: 'mairie@', workstations: 6 }
    const faults = [{ pointer: '/mailAddress', detail: '' }]
    expect(withoutFaults(typed, saved, faults)).toEqual({ ...changeOf(saved), workstations: 6 })
  })

  test('each address that is neither given nor declared absent is missing', () => {
    expect(missingAddresses(changeOf(saved))).toBeNull()
    const unsaid = { ...changeOf(saved), mailAddress: null, hasNoSite: false }
    expect(missingAddresses(unsaid)?.errors.map(({ pointer }) => pointer)).toEqual([
      '/mailAddress',
      '/siteUrl',
    ])
  })
})
