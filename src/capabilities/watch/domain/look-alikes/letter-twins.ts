import type { Variant } from './candidate.ts'
import { eachReplaced } from './replace-part.ts'

/** Letters of every keyboard that are taken for one another in usual typefaces; each pair both ways. */
const plainTwins: readonly (readonly [string, string])[] = [
  ['m', 'rn'],
  ['m', 'nn'],
  ['w', 'vv'],
  ['d', 'cl'],
  ['o', '0'],
  ['l', '1'],
  ['i', '1'],
  ['i', 'l'],
  ['e', '3'],
  ['g', 'q'],
]

/**
 * Letters drawn as a Latin one, Cyrillic first. Source: Unicode Technical Standard 39, `confusables.txt`: rows whose
 * target is one lower-case Latin letter and whose source is lower case and valid in a domain name (IDNA 2008, RFC 5892).
 * One is moved: U+04CF stands there under `i`, and is drawn as an `l`.
 */
const foreignTwins: Readonly<Record<string, readonly string[]>> = {
  a: ['\u0430'],
  c: ['\u0441'],
  d: ['\u0501'],
  e: ['\u0435'],
  h: ['\u04bb'],
  i: ['\u0456', '\u0131'],
  j: ['\u0458'],
  l: ['\u04cf'],
  o: ['\u043e', '\u03bf'],
  p: ['\u0440'],
  q: ['\u051b'],
  s: ['\u0455'],
  w: ['\u051d'],
  x: ['\u0445'],
  y: ['\u0443'],
}

/** Marked Latin letters that `.fr` registers (Afnic, naming policy, list of permitted characters), likeliest first. */
const markedTwins: Readonly<Record<string, readonly string[]>> = {
  a: ['à', 'á'],
  c: ['ç'],
  e: ['é', 'è'],
  i: ['í', 'ï'],
  n: ['ñ'],
  o: ['ó', 'ö'],
  u: ['ú', 'ü'],
  y: ['ý'],
}

/** Labels that look the same, in letters of every keyboard: « rn » for « m », a zero for an « o ». */
export function plainTwinsOf(label: string): Variant[] {
  const pairs = plainTwins.flatMap(([one, other]) => [[one, other] as const, [other, one] as const])
  return pairs.flatMap(([was, is]) => eachReplaced(label, was, is, 'twin-letters'))
}

/** Labels with one letter under a mark that the eye passes over: « cortévaix ». */
export function markedTwinsOf(label: string): Variant[] {
  return Object.entries(markedTwins).flatMap(([was, all]) =>
    all.flatMap((is) => eachReplaced(label, was, is, 'marked-letters')),
  )
}

/** Labels with one letter that is not Latin at all. Most registries refuse such a mixture; not all do. */
export function mixedTwinsOf(label: string): Variant[] {
  return Object.entries(foreignTwins).flatMap(([was, all]) =>
    all.flatMap((is) => eachReplaced(label, was, is, 'other-alphabet')),
  )
}

/** The whole label in Cyrillic, which registries open to that alphabet accept; null when a letter has no twin. */
export function cyrillicTwinOf(label: string): Variant | null {
  const letters = [...label].map((letter) => (/[a-z]/.test(letter) ? foreignTwins[letter]?.[0] : letter))
  const is = letters.join('')
  if (is === label || letters.includes(undefined)) return null
  return { label: is, kind: 'other-alphabet', was: label, is }
}
