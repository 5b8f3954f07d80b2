import { describe, expect, test } from 'vitest'
import { actionChangeIn, changeRefused, versionToName } from './action-change.ts'

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

describe('what is saved of an action', () => {
  test('is only what changed, so that a date proposed by Beffroi stays a proposal', () => {
    const form = formOf({
      owner: 'Le secrétariat',
      'before.owner': '',
      dueOn: '2026-12-06',
      'before.dueOn': '2026-12-06',
      costInEuros: '120',
      'before.costInEuros': '',
    })
    expect(actionChangeIn(form)).toEqual({ owner: 'Le secrétariat', costInEuros: 120 })
  })

  test('is null where a field was emptied', () => {
    const form = formOf({ owner: ' ', 'before.owner': 'Le maire', dueOn: '', 'before.dueOn': '2026-12-06' })
    expect(actionChangeIn(form)).toEqual({ owner: null, dueOn: null })
  })
})

describe('the version named when saving', () => {
  const shown = { owner: null, dueOn: '2026-12-06', costInEuros: null, version: 2 }

  test('is the newest one while nobody touched these fields', () => {
    expect(versionToName(shown, { ...shown, version: 5 })).toBe(5)
  })

  test('stays the one shown once somebody else changed one of them: the conflict must be seen', () => {
    expect(versionToName(shown, { ...shown, owner: 'Le maire', version: 5 })).toBe(2)
  })
})

test('what was refused is read out of the answer, whatever else it holds', () => {
  const problem = { type: 'x', title: 'x', status: 412, detail: null, errors: [] }
  const yours = { owner: null, dueOn: '2027-01-01', costInEuros: 'douze', other: 1 }
  expect(changeRefused({ ...problem, extra: { yours } })).toEqual({ owner: null, dueOn: '2027-01-01' })
  expect(changeRefused({ ...problem, extra: {} })).toEqual({})
})
