/**
 * Names of communes as people type them: no accents, « st » for « saint », « s/ » for « sur », any dash or apostrophe.
 * The same key is stored with each name and computed from each query, so that both always agree.
 */

const abbreviations: Readonly<Record<string, string>> = {
  st: 'saint',
  sts: 'saints',
  ste: 'sainte',
  stes: 'saintes',
}

/** One commune of France has a one-letter name: Y, in the Somme. */
const oneLetterNames: ReadonlySet<string> = new Set(['y'])

/** The longest name of the directory has 45 letters; whatever follows the hundredth cannot help. */
const longestQuery = 100

/** Words of `text` in lower case ASCII, separated by one space. Idempotent; empty when nothing is left. */
export function searchKey(text: string): string {
  return plainWords(text)
    .map((word) => abbreviations[word] ?? word)
    .join(' ')
}

function plainWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replace(/(?<![a-z0-9])s\s*\/\s*s(?![a-z0-9])/g, ' sous ')
    .replace(/(?<![a-z0-9])s\s*\//g, ' sur ')
    .replaceAll('/', ' sur ')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
}

export type DirectoryQuery =
  /** Only a postal code: no INSEE code looks like it (Corsica, where they begin with 2A and 2B). */
  | { readonly kind: 'postal'; readonly code: string }
  /** Only an INSEE code: it holds a letter. */
  | { readonly kind: 'insee'; readonly code: string }
  /** Five digits: look in both columns. */
  | { readonly kind: 'postal-or-insee'; readonly code: string }
  /** Two to four characters of a code still being typed, of either sort. */
  | { readonly kind: 'code-start'; readonly start: string }
  /**
   * `otherKey`: the last word may be an abbreviation or the beginning of a word: « st » is Saint… or Strasbourg.
   * `codeStart`: a département, postal or INSEE code written beside the name: « Cluny (71) », « 71250 Cluny ».
   */
  | {
      readonly kind: 'name'
      readonly key: string
      readonly otherKey: string | null
      readonly codeStart: string | null
    }
  | { readonly kind: 'too-short' }

/** What a person looks for, from what she typed so far. Never fails: the worst is `too-short`. */
export function parseQuery(text: string): DirectoryQuery {
  const typed = text.slice(0, longestQuery)
  return codeQuery(typed) ?? nameQuery(plainWords(typed))
}

function codeQuery(typed: string): DirectoryQuery | null {
  const compact = typed.normalize('NFKC').replace(/\s+/g, '').toUpperCase()
  if (/^2[AB]\d{3}$/.test(compact)) return { kind: 'insee', code: compact }
  if (/^20\d{3}$/.test(compact)) return { kind: 'postal', code: compact }
  if (/^\d{5}$/.test(compact)) return { kind: 'postal-or-insee', code: compact }
  if (/^(\d{2,4}|2[AB]\d{0,2})$/.test(compact)) return { kind: 'code-start', start: compact }
  return null
}

const codeBesideName = /^(\d{2,5}|2[ab]\d{0,3})$/

function nameQuery(words: readonly string[]): DirectoryQuery {
  const { nameWords, codeStart } = splitCode(words)
  const key = nameWords.map((word) => abbreviations[word] ?? word).join(' ')
  if (key.length < 2 && !oneLetterNames.has(key)) return { kind: 'too-short' }
  const asTyped = [...key.split(' ').slice(0, -1), nameWords.at(-1)].join(' ')
  return { kind: 'name', key, otherKey: asTyped === key ? null : asTyped, codeStart }
}

function splitCode(words: readonly string[]): { nameWords: readonly string[]; codeStart: string | null } {
  const first = words[0] ?? ''
  const last = words.at(-1) ?? ''
  if (words.length > 1 && codeBesideName.test(last)) {
    return { nameWords: words.slice(0, -1), codeStart: last.toUpperCase() }
  }
  if (words.length > 1 && codeBesideName.test(first)) {
    return { nameWords: words.slice(1), codeStart: first.toUpperCase() }
  }
  return { nameWords: words, codeStart: null }
}
