import { readHostName } from '../host-name.ts'
import { withCountryWord, withoutTheDot, withTownHallWords } from './added-words.ts'
import { type LookAlike, type LookAlikeKind, lookAlikeKinds, type Variant } from './candidate.ts'
import { type CommuneNames, labelAndEnding, withoutTownHallWords, wordsOfName } from './commune-names.ts'
import { endingsNear } from './endings.ts'
import { cyrillicTwinOf, markedTwinsOf, mixedTwinsOf, plainTwinsOf } from './letter-twins.ts'
import { sameSoundsOf } from './same-sounds.ts'
import { typingErrors } from './typing-errors.ts'
import { writtenOtherwise } from './written-otherwise.ts'

/** As many names as are asked of the DNS for one commune. */
export const mostLookAlikes = 300

interface Draft {
  readonly variant: Variant
  readonly endings: readonly string[]
}

/**
 * The names under which somebody could pose as the commune: likeliest first, each once, at most `most`, always the same
 * for the same commune. The commune's own domains are never among them. Each is a registrable domain in A-labels.
 */
export function lookAlikesOf(commune: CommuneNames, most: number = mostLookAlikes): LookAlike[] {
  const known = new Map<string, LookAlike>()
  const ofKind = new Map<LookAlikeKind, number>()
  const ranked = drafts(commune)
    .flatMap(({ variant, endings }) => endings.map((ending, place) => ({ variant, ending, place })))
    .map((draft) => {
      const { kind } = draft.variant
      const index = ofKind.get(kind) ?? 0
      ofKind.set(kind, index + 1)
      return { ...draft, rank: rankOf(kind, draft.place, index) }
    })
    .sort((one, other) => one.rank - other.rank)
  const own = new Set(commune.domains)
  for (const { variant, ending } of ranked) {
    if (known.size >= most) break
    const found = lookAlike(variant, ending)
    if (found !== null && !own.has(found.name) && !known.has(found.name)) known.set(found.name, found)
  }
  return [...known.values()]
}

const atTheLetter = lookAlikeKinds.indexOf('swap')

/**
 * Kinds follow each other, the second ending of a kind a few kinds later. Those that touch single letters share what
 * is left, one of each in turn: of a long name, each kind of error is tried from its beginning.
 */
function rankOf(kind: LookAlikeKind, endingPlace: number, indexInKind: number): number {
  const order = lookAlikeKinds.indexOf(kind)
  if (order >= atTheLetter) return atTheLetter + indexInKind / 1000
  const isNameAlone = kind === 'other-ending' || kind === 'own-name'
  return order + (isNameAlone ? 0 : endingPlace * 4.5)
}

function lookAlike({ label, ...variant }: Variant, ending: string): LookAlike | null {
  // RFC 5891 section 4.2.3.1: hyphens third and fourth mark an A-label.
  if (label === '' || label.startsWith('-') || label.endsWith('-') || label.slice(2, 4) === '--') return null
  const shown = `${label}.${ending}`
  const read = readHostName(shown)
  if (!('host' in read) || labelAndEnding(read.host)?.ending !== ending) return null
  return { ...variant, name: read.host, shown }
}

/** Labels with the endings each is tried with, the commune's own ending first. */
function drafts({ domains, name, departementCode }: CommuneNames): Draft[] {
  const near = endingsNear(departementCode)
  const owned = domains.flatMap((domain) => labelAndEnding(domain) ?? [])
  const home = owned.map(({ ending }) => ending).find((ending) => near.includes(ending)) ?? 'fr'
  const endings = [home, ...near.filter((ending) => ending !== home)]
  const { words, accented } = wordsOfName(name ?? '')
  const ownLabels = unique(owned.map(({ label }) => label).filter((label) => !label.startsWith('xn--')))
  const dashed = words.join('-')
  const elided = dashed.replace(/(?<![a-z0-9])([dl])-/g, '$1')
  const places = unique([dashed, elided, words.join(''), ...ownLabels.map(withoutTownHallWords)])
  const typed = ownLabels.length > 0 ? ownLabels : places
  const main = endings.slice(0, 2)
  const [first = 'fr'] = main
  return [
    ...ownLabels.map((label) => ({ variant: whole(label, 'other-ending'), endings })),
    ...places.map((place) => ({ variant: whole(place, 'own-name'), endings })),
    ...(accented === null ? [] : [{ variant: whole(accented, 'accents'), endings: main }]),
    ...places.flatMap((place) => withTownHallWords(place).map((variant) => ({ variant, endings: main }))),
    ...places.flatMap((place) =>
      withCountryWord(place).map((variant) => ({ variant, endings: ['com', first] })),
    ),
    ...typed.flatMap((label) =>
      writtenOtherwise(label, words).map((variant) => ({ variant, endings: [first] })),
    ),
    ...[withoutTheDot, typingErrors, sameSoundsOf, plainTwinsOf, markedTwinsOf, mixedTwinsOf]
      .flatMap((vary) => typed.flatMap(vary))
      .map((variant) => ({ variant, endings: [first] })),
    // `.com` and `.net` refuse a mixture of alphabets (Verisign, IDN policy) and register a label wholly in one.
    ...typed
      .flatMap((label) => cyrillicTwinOf(label) ?? [])
      .map((variant) => ({ variant, endings: ['com', 'net'] })),
  ]
}

const whole = (label: string, kind: LookAlikeKind): Variant => ({ label, kind, was: '', is: '' })
const unique = (labels: readonly string[]): string[] => [...new Set(labels)].filter((label) => label !== '')
