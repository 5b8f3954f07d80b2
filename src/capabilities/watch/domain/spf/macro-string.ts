/** Letters of RFC 7208 section 7.2. The last three have a meaning in an explanation only. */
export type MacroLetter = 's' | 'l' | 'o' | 'd' | 'i' | 'p' | 'v' | 'h' | 'c' | 'r' | 't'

type MacroPart =
  | { readonly kind: 'literal'; readonly text: string }
  /** `%%`, `%_` or `%-`; `text` is what it stands for. */
  | { readonly kind: 'escape'; readonly text: string }
  | {
      readonly kind: 'macro'
      readonly letter: MacroLetter
      /** An upper-case letter: the value is escaped as in a URL. */
      readonly isEscaped: boolean
      /** How many parts are kept, from the right; null for all. */
      readonly kept: number | null
      readonly isReversed: boolean
      readonly delimiters: string
    }

export type MacroString = readonly MacroPart[]

const standsFor: Readonly<Record<string, string>> = { '%%': '%', '%_': ' ', '%-': '%20' }
const part =
  /%\{(?<letter>[slodipvhcrt])(?<digits>\d*)(?<reversed>r?)(?<delimiters>[.\-+,/_=]*)\}|(?<percent>%[%_-])|(?<literal>[\x21-\x24\x26-\x7e]+)|(?<space> )/iy

/**
 * Reads a macro-string (RFC 7208 section 7.1), or with `in-explanation` an explain-string (section 6.2), which may hold
 * spaces and the letters `c`, `r` and `t`. Null when it is not of that language.
 */
export function readMacroString(text: string, place: 'in-domain' | 'in-explanation'): MacroString | null {
  const parts: MacroPart[] = []
  part.lastIndex = 0
  while (part.lastIndex < text.length) {
    const found = part.exec(text)?.groups
    if (found === undefined) return null
    const read = readPart(found, place === 'in-explanation')
    if (read === null) return null
    parts.push(read)
  }
  return parts
}

function readPart(found: Record<string, string | undefined>, isExplanation: boolean): MacroPart | null {
  const { letter, digits = '', reversed, delimiters = '', percent, literal } = found
  if (literal !== undefined) return { kind: 'literal', text: literal }
  if (percent !== undefined) return { kind: 'escape', text: standsFor[percent] ?? '' }
  if (letter === undefined) return isExplanation ? { kind: 'literal', text: ' ' } : null
  if (!isExplanation && /[crt]/i.test(letter)) return null
  // « If a DIGIT is specified, the value MUST be nonzero » (section 7.3).
  if (/^0+$/.test(digits)) return null
  return {
    kind: 'macro',
    letter: letter.toLowerCase() as MacroLetter,
    isEscaped: letter !== letter.toLowerCase(),
    kept: digits === '' ? null : Number(digits),
    isReversed: reversed !== '',
    delimiters,
  }
}

export const usesLetter = (macro: MacroString, letter: MacroLetter) =>
  macro.some((each) => each.kind === 'macro' && each.letter === letter)

/** Whether the text depends on the message: all letters but `d`, which the record's own domain gives. */
export const dependsOnMessage = (macro: MacroString) =>
  macro.some((each) => each.kind === 'macro' && each.letter !== 'd')

/** Puts the values in (section 7.3). */
export function expand(macro: MacroString, expansionOf: (letter: MacroLetter) => string): string {
  return macro
    .map((each) => {
      if (each.kind !== 'macro') return each.text
      const parts = splitOn(expansionOf(each.letter), each.delimiters === '' ? '.' : each.delimiters)
      if (each.isReversed) parts.reverse()
      const kept = each.kept === null ? parts : parts.slice(-each.kept)
      return each.isEscaped ? escapeForUrl(kept.join('.')) : kept.join('.')
    })
    .join('')
}

function splitOn(text: string, delimiters: string): string[] {
  const parts = ['']
  for (const character of text) {
    if (delimiters.includes(character)) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts
}

/** RFC 3986: all that is not unreserved. */
function escapeForUrl(text: string): string {
  return [...new TextEncoder().encode(text)]
    .map((byte) => {
      const character = String.fromCharCode(byte)
      return /[\w.~-]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
    })
    .join('')
}

const longestName = 253

/**
 * An expanded text as the name to ask for: without final dot, and where it is too long, without the labels on its
 * left that make it so (section 7.3). Names are written as in a zone file, where a backslash is doubled.
 */
export function nameOf(expanded: string): string {
  let name = expanded.replace(/\.$/, '').replaceAll('\\', '\\\\')
  while (name.length > longestName && name.includes('.')) name = name.slice(name.indexOf('.') + 1)
  return name
}

/** Whether a DNS question can be made of a name: labels of 1 to 63 ASCII characters, 253 in all (RFC 1035). */
export const canBeAsked = (name: string) =>
  name.length <= longestName &&
  ![...name].some((character) => character > '\x7f') &&
  name.split('.').every((label) => label.length > 0 && label.length <= 63)
