import type { Variant } from './candidate.ts'

const abbreviations: Readonly<Record<string, string>> = {
  saint: 'st',
  sainte: 'ste',
  saints: 'sts',
  saintes: 'stes',
}
const articles: ReadonlySet<string> = new Set(['le', 'la', 'les', 'l'])
const links: ReadonlySet<string> = new Set(['sur', 'sous', 'en', 'de', 'du', 'des', 'les', 'd', 'l'])

/** The same name with hyphens added or taken away, « saint » shortened, the article or a linking word left out. */
export function writtenOtherwise(label: string, wordsOfName: readonly string[]): Variant[] {
  const compact = label.replaceAll('-', '')
  const words = compact === wordsOfName.join('') ? wordsOfName : label.split('-')
  return [...hyphens(label, words), ...shortWords(words)]
}

function hyphens(label: string, words: readonly string[]): Variant[] {
  const compact = words.join('')
  const dashed = words.join('-')
  const one = [...label].flatMap((letter, index) =>
    letter === '-' ? [variant('hyphen', label.slice(0, index) + label.slice(index + 1), '-', '')] : [],
  )
  const whole =
    compact === dashed ? [] : [variant('hyphen', compact, '-', ''), variant('hyphen', dashed, '', '-')]
  const between = words.slice(1).map((_, index) => {
    const head = words.slice(0, index + 1).join('')
    return variant('hyphen', `${head}-${words.slice(index + 1).join('')}`, '', '-')
  })
  return [...whole, ...one, ...(compact === dashed ? [] : between)]
}

function shortWords(words: readonly string[]): Variant[] {
  const full = Object.fromEntries(Object.entries(abbreviations).map(([long, short]) => [short, long]))
  const rewritten = words.flatMap((word, index) => {
    const other = abbreviations[word] ?? full[word]
    return other === undefined ? [] : [{ words: words.with(index, other), was: word, is: other }]
  })
  const leftOut = words.flatMap((word, index) =>
    (index === 0 && articles.has(word)) || (index > 0 && links.has(word))
      ? [{ words: words.toSpliced(index, 1), was: word, is: '' }]
      : [],
  )
  const head = words[0] ?? ''
  const beginning =
    words.length > 2 && links.has(words[1] ?? '')
      ? [{ words: [head], was: words.slice(1).join('-'), is: '' }]
      : []
  return [...rewritten, ...leftOut, ...beginning].flatMap(({ words: kept, was, is }) => [
    variant('short-word', kept.join('-'), was, is),
    variant('short-word', kept.join(''), was, is),
  ])
}

const variant = (kind: Variant['kind'], label: string, was: string, is: string): Variant => ({
  kind,
  label,
  was,
  is,
})
