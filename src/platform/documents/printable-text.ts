/**
 * The characters that the two embedded fonts can draw, checked one by one by a test. PDF/UA forbids the others,
 * and Typst 0.14 aborts the whole process on some of them (a Rust panic in its shaping, seen on 22 November 2026).
 */
const drawable =
  /[\u0020-\u007e\u00a0-\u00ac\u00ae-\u01c3\u01cd-\u01e3\u0218-\u021b\u0259\u02bb\u02bc\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f\u0490-\u049b\u1e00-\u1e99\u1e9e-\u1ef9\u2010\u2012-\u2022\u2026\u202f-\u2033\u2039\u203a\u2044\u20ac\u2116\u2122\u2126\u2153-\u215e\u2190-\u2199\u21bb\u221a\u221e\u2248\u2260\u2264\u2265\u25a0\u25a1\u2605\u2606\u260e\u2610-\u2612\u2660-\u266b\u26a0\u2713\u2714\u2717\u2718\u27a4]/u

/** « anticonstitutionnellement » has 25 letters. */
const longestPiece = 28

/**
 * Text as it can be printed: one Unicode form, no control or direction characters, a square for what no font draws,
 * and a place to break in runs longer than any French word (addresses, pasted keys), so that no column overflows.
 */
export function printableText(text: string): string {
  const characters = text
    .normalize('NFC')
    .replace(/\u2011/g, '-')
    .replace(/[^\S\n\u00a0\u202f]/gu, ' ')
    .replace(/[^\n\P{C}]|\p{M}/gu, '')
  const drawn = Array.from(characters, (character) =>
    character === '\n' || drawable.test(character) ? character : '□',
  ).join('')
  return drawn.replace(/\S{29,}/g, breakUp)
}

function breakUp(run: string): string {
  const pieces: string[] = []
  for (let start = 0; start < run.length; start += longestPiece)
    pieces.push(run.slice(start, start + longestPiece))
  return pieces.join('\u200b')
}

/** The same value with every text made printable. Plain JSON in, plain JSON out; anything else is a bug. */
export function printable(value: unknown): unknown {
  if (typeof value === 'string') return printableText(value)
  if (Array.isArray(value)) return value.map(printable)
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, printable(entry)]))
  }
  return value ?? null
}

/** At most `length` characters, cut after a whole word where there is one, with « … ». */
export function shortened(text: string, length: number): string {
  const flat = text.replace(/\s*\n\s*/g, ' ').trim()
  const characters = Array.from(flat)
  if (characters.length <= length) return flat
  const kept = characters.slice(0, length - 1).join('')
  const lastSpace = kept.lastIndexOf(' ')
  return `${(lastSpace > length * 0.6 ? kept.slice(0, lastSpace) : kept).replace(/[\s,;:.]+$/, '')}…`
}
