import { expect, test } from 'vitest'
import { ofCommune } from './commune-in-words.ts'

test('the name of a commune after « de » follows its article and its first letter', () => {
  const names = [
    'Cortevaix',
    'Autun',
    'Évry',
    'Le Creusot',
    'Les Abymes',
    'La Rochelle',
    'Hautefort',
    'Œting',
  ]
  expect(names.map(ofCommune)).toEqual([
    'de Cortevaix',
    'd’Autun',
    'd’Évry',
    'du Creusot',
    'des Abymes',
    'de La Rochelle',
    'de Hautefort',
    'd’Œting',
  ])
})
