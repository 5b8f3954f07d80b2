// @exemplary: a rule as a table with its source, and an answer that says what is missing.

/** What a password must not contain: it is the first thing somebody else would try. */
export interface Owner {
  readonly name: string
  readonly email: string
}

export type KindOfCharacter = 'lower' | 'upper' | 'digit' | 'special'

/** What would make the password strong enough. The ways are alternatives: one of them is sufficient. */
export type Weakness =
  | { readonly kind: 'too-long'; readonly atMost: number }
  | { readonly kind: 'names-its-owner' }
  | { readonly kind: 'too-common' }
  | { readonly kind: 'repetitive' }
  | {
      readonly kind: 'too-weak'
      readonly nearest: Way
      readonly missing: Missing
      readonly wordsMissing: number
    }

export interface Way {
  readonly kinds: readonly KindOfCharacter[]
  readonly characters: number
}

export interface Missing {
  readonly characters: number
  readonly kinds: readonly KindOfCharacter[]
}

/** In UTF-16 units; long enough for any phrase, short enough to be hashed at once. */
export const longestPassword = 200

// CNIL, délibération 2022-100 of 21/07/2022: 80 bits where the password stands alone, reached by any of these.
const ways: readonly [Way, Way] = [
  { kinds: ['lower', 'upper', 'digit', 'special'], characters: 12 },
  { kinds: ['lower', 'upper', 'digit'], characters: 14 },
]
const wordsOfAPhrase = 7
const fewestDifferentCharacters = 6
// Below, a name is found by chance inside ordinary words.
const shortestNameThatCounts = 5

// Stems found at the head of every list of stolen passwords, and those that a town hall would think of.
const commonStems = new Set(
  `motdepasse password passwort azerty azertyuiop qwerty qwertyuiop bonjour bonsoir soleil doudou chouchou loulou
  marseille iloveyou jetaime princesse welcome bienvenue admin administrateur administrator utilisateur user
  mairie commune secretaire secretariat maire beffroi france republique changeme changezmoi secret motdepass
  monmotdepasse mdp nouveaumotdepasse toto test temporaire provisoire abcdefgh abcdefghijkl`.split(/\s+/),
)

/** The weaknesses of a password by the recommendation of the CNIL; none: it is strong enough. */
export function weaknessesOf(password: string, owner: Owner): Weakness[] {
  if (password.length > longestPassword) return [{ kind: 'too-long', atMost: longestPassword }]
  const found: Weakness[] = []
  const phrase = differentWords(password)
  if (phrase < wordsOfAPhrase && !ways.some((way) => isMet(way, password)))
    found.push(tooWeak(password, phrase))
  if (new Set(password).size < fewestDifferentCharacters) found.push({ kind: 'repetitive' })
  if (namesItsOwner(password, owner)) found.push({ kind: 'names-its-owner' })
  if (commonStems.has(fold(password).replaceAll(/[^a-z]/g, ''))) found.push({ kind: 'too-common' })
  return found
}

function tooWeak(password: string, phrase: number): Weakness {
  const [first, second] = ways
  const nearest = effort(missingFor(second, password)) < effort(missingFor(first, password)) ? second : first
  return {
    kind: 'too-weak',
    nearest,
    missing: missingFor(nearest, password),
    wordsMissing: wordsOfAPhrase - phrase,
  }
}

function isMet(way: Way, password: string): boolean {
  return effort(missingFor(way, password)) === 0
}

function effort(missing: Missing): number {
  return Math.max(missing.characters, missing.kinds.length)
}

function missingFor(way: Way, password: string): Missing {
  const present = new Set([...password].map(kindOf))
  return {
    characters: Math.max(0, way.characters - [...password].length),
    kinds: way.kinds.filter((kind) => !present.has(kind)),
  }
}

function kindOf(character: string): KindOfCharacter {
  if (/\p{Ll}/u.test(character)) return 'lower'
  if (/\p{Lu}/u.test(character)) return 'upper'
  if (/\p{Nd}/u.test(character)) return 'digit'
  return 'special'
}

function differentWords(password: string): number {
  return new Set(
    fold(password)
      .split(/[^a-z]+/)
      .filter((word) => word.length >= 2),
  ).size
}

function namesItsOwner(password: string, { name, email }: Owner): boolean {
  const text = fold(password)
  const [local = '', domain = ''] = fold(email).split('@')
  const words = [
    local,
    ...local.split(/[^a-z0-9]+/),
    domain.split('.')[0] ?? '',
    ...fold(name).split(/[^a-z0-9]+/),
  ]
  return words.some((word) => word.length >= shortestNameThatCounts && text.includes(word))
}

/** Lower case without accents, so that « Élodie » and « elodie » are one. */
function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
