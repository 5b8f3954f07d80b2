import { describe, expect, test } from 'vitest'
import { actionChangeIn, actionConflictIn, draftOf, draftOnceSaved, versionToName } from './action-change.ts'

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
    expect(versionToName({ ...shown, version: 6 }, { ...shown, version: 5 })).toBe(6)
  })

  test('stays the one shown once somebody else changed one of them: the conflict must be seen', () => {
    expect(versionToName(shown, { ...shown, owner: 'Le maire', version: 5 })).toBe(2)
  })
})

describe('two people who change an action at once', () => {
  const problem = { type: 'action-changed', title: '', status: 412, detail: null, errors: [] }
  const saved = { owner: 'Le maire', dueOn: '2026-12-06', costInEuros: 120, version: 7 }

  test('see what is saved, and the same with what they wanted to change', () => {
    const yours = { dueOn: '2027-01-01' }
    expect(actionConflictIn({ ...problem, extra: { saved, yours } })).toEqual({
      saved,
      yours: { ...saved, dueOn: '2027-01-01' },
    })
  })

  test('see the plain problem where the answer does not hold both', () => {
    expect(actionConflictIn({ ...problem, extra: { saved: { ...saved, version: 'x' } } })).toBeNull()
    expect(actionConflictIn({ ...problem, extra: {} })).toBeNull()
  })
})

test('once saved, a field left alone shows what the other person saved, and the rest stays as it was written', () => {
  const shown = { owner: null, dueOn: '2026-12-06', costInEuros: 450, version: 2 }
  const draft = { ...draftOf(shown), owner: 'Marie ' }
  const saved = { owner: 'Marie', dueOn: '2026-12-06', costInEuros: 500, version: 4 }
  expect(draftOnceSaved(draft, shown, saved)).toEqual({
    owner: 'Marie ',
    dueOn: '2026-12-06',
    costInEuros: '500',
  })
})
