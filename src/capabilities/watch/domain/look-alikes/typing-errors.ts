import type { Variant } from './candidate.ts'

/** The keys of a French keyboard (AZERTY, NF Z71-300), each row with where its first key stands, in keys. */
const rows = [
  { keys: 'azertyuiop', startsAt: 0 },
  { keys: 'qsdfghjklm', startsAt: 0.25 },
  { keys: 'wxcvbn', startsAt: 0.75 },
] as const

/** Nearer than this, in keys, a finger that slips reaches it. */
const reach = 1.3

const places = rows.flatMap(({ keys, startsAt }, row) =>
  [...keys].map((key, index) => ({ key, x: startsAt + index, y: row })),
)

/** The letters around each letter. */
const neighboursOf: ReadonlyMap<string, readonly string[]> = new Map(
  places.map(({ key, x, y }) => [
    key,
    places
      .filter((other) => other.key !== key && Math.hypot(other.x - x, other.y - y) <= reach)
      .map((other) => other.key),
  ]),
)

/** What a hurried hand makes of a label: a letter forgotten, doubled, exchanged with the next, or beside the right key. */
export function typingErrors(label: string): Variant[] {
  const letters = [...label]
  const cut = (index: number, length: number, put: string) =>
    label.slice(0, index) + put + label.slice(index + length)
  return letters.flatMap((letter, index): Variant[] => {
    if (letter === '-') return []
    const next = letters[index + 1]
    const swapped: Variant[] =
      next === undefined || next === '-' || next === letter
        ? []
        : [{ label: cut(index, 2, next + letter), kind: 'swap', was: letter + next, is: next + letter }]
    const slipped = (neighboursOf.get(letter) ?? []).map(
      (key): Variant => ({ label: cut(index, 1, key), kind: 'neighbour-key', was: letter, is: key }),
    )
    return [
      { label: cut(index, 1, ''), kind: 'omission', was: letter, is: '' },
      { label: cut(index, 1, letter + letter), kind: 'doubling', was: letter, is: letter + letter },
      ...swapped,
      ...slipped,
    ]
  })
}
