import { expect, it } from 'vitest'
import { type FileField, fieldName, fieldsIn, fileConflictIn } from './file-change.ts'

const field = (id: string, label: string): FileField => ({
  ...{ id, label, as: 'text', options: [], written: '', proposed: '', isChanged: false, isMissing: false },
  ...{ isRequired: false, longest: null, isTooLong: false, doubt: null },
})

it('gathers several choices in one text, and says an emptied field as empty', () => {
  const form = new FormData()
  form.append(fieldName('nature'), '')
  form.append(fieldName('nature'), 'Perte de disponibilité')
  form.append(fieldName('nature'), 'Perte de confidentialité')
  form.append(fieldName('fin'), '')
  form.append('version', '2')
  expect(fieldsIn(form)).toEqual({ nature: 'Perte de disponibilité\nPerte de confidentialité', fin: '' })
})

it('shows of two versions only what differs', () => {
  const problem = {
    ...{ type: 'x', title: 'x', status: 412, detail: null, errors: [] },
    extra: { saved: { a: '1', b: '2' }, yours: { a: '1', b: '3' }, currentVersion: 4 },
  }
  expect(fileConflictIn([field('a', 'A'), field('b', 'B')], problem)).toEqual({
    version: 4,
    saved: { a: '1', b: '2' },
    different: [{ label: 'B', saved: '2', yours: '3' }],
  })
  expect(fileConflictIn([], { ...problem, extra: {} })).toBeNull()
})
