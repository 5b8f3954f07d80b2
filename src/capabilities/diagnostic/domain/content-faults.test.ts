import { describe, expect, it } from 'vitest'
import { aMeasure, aQuestion } from '../../../../test/support/diagnostic-samples.ts'
import { contentFaults } from './content-faults.ts'

const theme = { id: 'backups', title: 'Sauvegardes', order: 1 }
const sound = { measures: [aMeasure()], questions: [aQuestion()], themes: [theme], criticalData: [] }

describe('contentFaults', () => {
  it('finds nothing in files that agree', () => {
    expect(contentFaults(sound)).toEqual([])
  })

  it('finds an id written twice', () => {
    expect(contentFaults({ ...sound, measures: [aMeasure(), aMeasure()] })).toEqual([
      'measure backups is written twice',
    ])
  })

  it('finds a theme, a measure or a predecessor that does not exist', () => {
    const measures = [aMeasure({ theme: 'gone', after: ['nobody'] })]
    expect(contentFaults({ ...sound, measures, questions: [aQuestion({ measures: ['ghost'] })] })).toEqual([
      'measure backups names the theme gone, which does not exist',
      'question made names the measure ghost, which does not exist',
      'measure backups names the measure nobody, which does not exist',
    ])
  })

  it('finds measures that wait for each other, and spares those that only wait for one of them', () => {
    const measures = [
      aMeasure({ id: 'backups' }),
      aMeasure({ id: 'a', after: ['b'] }),
      aMeasure({ id: 'b', after: ['a'] }),
      aMeasure({ id: 'c', after: ['backups'] }),
    ]
    expect(contentFaults({ ...sound, measures })).toEqual(['these measures wait for each other: a, b'])
  })
})
