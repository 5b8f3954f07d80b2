/** Letters of other alphabets that are drawn as a Latin one. Source: Unicode Technical Standard 39, `confusables.txt`. */
const drawnAs: Readonly<Record<string, string>> = {
  а: 'a',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  һ: 'h',
  і: 'i',
  ı: 'i',
  ј: 'j',
  ӏ: 'l',
  о: 'o',
  ο: 'o',
  р: 'p',
  ԛ: 'q',
  ѕ: 's',
  ԝ: 'w',
  х: 'x',
  у: 'y',
  ν: 'v',
  α: 'a',
  κ: 'k',
  ρ: 'p',
  τ: 't',
  ᴏ: 'o',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
}

/** Characters that nobody sees: joiners, marks of direction, soft hyphens, variation selectors, tags. */
const unseen =
  /\u034f|[\ufe00-\ufe0f]|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu

/** What an eye reads: lower case, without accents, disguises and invisible characters; spaces made single. */
export function plainText(text: string): string {
  const bare = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(unseen, '')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
  return bare.replace(/[^\0-\x7f]/gu, (letter) => drawnAs[letter] ?? letter).replace(/\s+/g, ' ')
}

/** Whether a text changes the direction in which it is read, so that « fdp.exe » shows as « exe.pdf ». */
export const turnsAround = (text: string): boolean => /[\u202a-\u202e\u2066-\u2069]/.test(text)

const longestShown = 120

/** A piece of a message that can be shown: one line, without control characters or tricks of direction, cut short. */
export function shownSafely(text: string, longest: number = longestShown): string {
  const clean = text
    .slice(0, longest * 8)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(unseen, '')
    .replace(/\s+/g, ' ')
    .trim()
  const letters = [...clean]
  return letters.length <= longest ? clean : `${letters.slice(0, longest).join('')}…`
}

/** An address that no program makes clickable: `hxxps://evil[.]example/a`. */
export function defanged(address: string): string {
  return shownSafely(address)
    .replace(/^http/i, 'hxxp')
    .replace(/^(javascript|data|vbscript|file):/i, '$1[:]')
    .replaceAll('.', '[.]')
}
