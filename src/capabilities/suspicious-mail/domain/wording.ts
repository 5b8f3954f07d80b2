import { plainText } from './plain-text.ts'

/** What a group of words betrays. `phrases` alone, or words of each list of `near` within `withinLetters` of each other. */
export interface Wording {
  readonly phrases: readonly string[]
  readonly near: readonly (readonly (readonly string[])[])[]
  readonly withinLetters: number
}

export interface WordingFound<Code extends string> {
  readonly code: Code
  /** As it stands in the message, without accents. */
  readonly words: string
}

type Find = (text: string) => string | null

/** Prepared once for all messages. Phrases are plain words; `*` stands for the end of a word. */
export function openWording<Code extends string>(
  groups: Readonly<Record<Code, Wording>>,
): (text: string) => WordingFound<Code>[] {
  const prepared = (Object.keys(groups) as Code[]).map((code) => ({ code, find: finderOf(groups[code]) }))
  return (text) => {
    const plain = plainText(text)
    return prepared.flatMap(({ code, find }) => {
      const words = find(plain)
      return words === null ? [] : [{ code, words }]
    })
  }
}

function finderOf({ phrases, near, withinLetters }: Wording): Find {
  const alone = phrases.length === 0 ? null : patternOf(phrases)
  const together = near.map((lists) => lists.map(patternOf))
  return (text) => {
    const found = alone === null ? undefined : text.matchAll(alone).next().value
    if (found !== undefined) return around(text, found.index, found.index + found[0].length)
    for (const patterns of together) {
      const words = nearEachOther(text, patterns, withinLetters)
      if (words !== null) return words
    }
    return null
  }
}

const patternOf = (phrases: readonly string[]) =>
  new RegExp(
    `(?<![a-z0-9])(?:${phrases.map((phrase) => plainText(phrase).split('*').map(escaped).join('[a-z]*')).join('|')})(?![a-z0-9])`,
    'g',
  )
const escaped = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&')

const mostPlaces = 200

/** The first list leads; each other must have a word within reach of it. */
function nearEachOther(text: string, patterns: readonly RegExp[], reach: number): string | null {
  const [first, ...others] = patterns.map((pattern) => placesOf(text, pattern))
  for (const lead of first ?? []) {
    const reached = others.map((places) =>
      places.find(({ from, to }) => from - lead.to <= reach && lead.from - to <= reach),
    )
    if (reached.includes(undefined)) continue
    const all = [lead, ...reached.filter((place) => place !== undefined)]
    return around(text, Math.min(...all.map(({ from }) => from)), Math.max(...all.map(({ to }) => to)))
  }
  return null
}

function placesOf(text: string, pattern: RegExp): { from: number; to: number }[] {
  const places = []
  for (const { index, 0: match } of text.matchAll(pattern)) {
    places.push({ from: index, to: index + match.length })
    if (places.length === mostPlaces) break
  }
  return places
}

const around = (text: string, from: number, to: number) => text.slice(from, to).trim()
