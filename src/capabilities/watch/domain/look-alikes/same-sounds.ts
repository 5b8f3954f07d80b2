import type { Variant } from './candidate.ts'
import { eachReplaced } from './replace-part.ts'

/** Spellings that the ear confuses in the names of French places, each pair both ways. */
const pairs: readonly (readonly [string, string])[] = [
  ['i', 'y'],
  ['n', 'gn'],
  ['f', 'ph'],
  ['o', 'au'],
  ['au', 'eau'],
  ['in', 'ain'],
  ['en', 'an'],
  ['e', 'ai'],
  ['c', 'k'],
  ['s', 'z'],
  ['s', 'c'],
  ['x', 's'],
]

/** Labels written as one hears the name: « clugny » for « cluny ». */
export function sameSoundsOf(label: string): Variant[] {
  return pairs.flatMap(([one, other]) => [
    ...eachReplaced(label, one, other, 'same-sound'),
    ...eachReplaced(label, other, one, 'same-sound'),
  ])
}
