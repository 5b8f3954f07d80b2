import { plainName } from './place-names.ts'

/** What one line of a list names: a code of five characters that may be INSEE or postal, a name, or both. */
export interface NamedLine {
  /** From 1, as a text editor counts them. */
  readonly line: number
  /** As it stands in the list. */
  readonly given: string
  readonly insee: string | null
  readonly postalCode: string | null
  readonly name: string | null
}

interface RowOfList {
  readonly line: number
  readonly cells: readonly string[]
}

type Meaning = 'insee' | 'postal' | 'either' | 'name'

const headers: readonly { readonly meaning: Meaning; readonly words: readonly string[] }[] = [
  { meaning: 'insee', words: ['insee', 'codgeo', 'depcom', 'code commune', 'cog', 'code officiel'] },
  { meaning: 'postal', words: ['postal', 'cp'] },
  {
    meaning: 'name',
    words: ['commune', 'nom', 'libelle', 'ville', 'libgeo', 'ncc', 'collectivite', 'mairie'],
  },
]

/** The first that fits wins: « code commune » is a code before it is a commune. */
function meaningOfHeader(cell: string): Meaning | null {
  const plain = plainName(cell)
  return headers.find(({ words }) => words.some((word) => isIn(plain, word)))?.meaning ?? null
}

const isIn = (plain: string, word: string): boolean => ` ${plain} `.includes(` ${word} `)

const wholeCode = /^[0-9][0-9AB][0-9]{3}$/i
/** A spreadsheet takes 01004 for a number and shows 1004. */
const shortCode = /^[1-9][0-9]{3}$/

export function codeIn(cell: string): string | null {
  const text = cell.trim()
  if (wholeCode.test(text)) return text.toUpperCase()
  return shortCode.test(text) ? `0${text}` : null
}

/** Which column means what. A first line without a code is taken for headers; without headers, the cells themselves say it. */
export function readLines(rows: readonly RowOfList[]): NamedLine[] {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const [first] = filled
  if (first === undefined) return []
  const hasHeader =
    first.cells.every((cell) => codeIn(cell) === null) &&
    first.cells.some((cell) => meaningOfHeader(cell) !== null) &&
    (filled.length === 1 || filled.slice(1).some(({ cells }) => cells.some((cell) => codeIn(cell) !== null)))
  const body = hasHeader ? filled.slice(1) : filled
  const meanings = hasHeader ? first.cells.map(meaningOfHeader) : guessed(body)
  return body.map((row) => namedBy(row, meanings))
}

function guessed(rows: readonly RowOfList[]): (Meaning | null)[] {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  // Of the cells that are filled: one name among many bare codes is a name all the same.
  const isMostly = (column: number, holds: (cell: string) => boolean) => {
    const filled = rows.map(({ cells }) => cells[column]?.trim() ?? '').filter((cell) => cell !== '')
    return filled.filter(holds).length * 2 > filled.length
  }
  const meanings: (Meaning | null)[] = Array.from({ length: width }, (_, column) =>
    isMostly(column, (cell) => codeIn(cell) !== null)
      ? 'either'
      : isMostly(column, (cell) => /\p{L}{1,}/u.test(cell))
        ? 'name'
        : null,
  )
  // A single column of anything is read, whatever stands in most of it.
  return meanings.every((meaning) => meaning === null) ? ['either'] : meanings
}

function namedBy({ line, cells }: RowOfList, meanings: readonly (Meaning | null)[]): NamedLine {
  const cellOf = (meaning: Meaning) => {
    const column = meanings.indexOf(meaning)
    return column === -1 ? '' : (cells[column] ?? '').trim()
  }
  const either = codeIn(cellOf('either'))
  const named = cellOf('name') || (either === null ? cellOf('either') : '')
  return {
    line,
    given: cells
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '')
      .slice(0, 4)
      .join(' · ')
      .slice(0, 120),
    insee: codeIn(cellOf('insee')) ?? either,
    postalCode: codeIn(cellOf('postal')) ?? either,
    name: named === '' ? null : named,
  }
}
