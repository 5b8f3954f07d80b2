import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { type Line, splitLines } from './lines.ts'

/** The three columns of a row, as they were given but for the spaces around them: the key of `--resume`. */
export interface Columns {
  readonly domain: string
  readonly mail: string
  readonly site: string
}

export type Row =
  | { readonly kind: 'row'; readonly line: number; readonly columns: Columns }
  | { readonly kind: 'unreadable'; readonly line: number; readonly why: string }

/** A list of domains, looked at once to know how it is written and how long it is. */
export interface ListFile {
  /** Lines that hold something, without the header. */
  readonly total: number
  rows(): AsyncGenerator<Row>
}

type Encoding = 'utf-8' | 'utf-16le' | 'windows-1252'

const names = ['domain', 'mail', 'site'] as const
const delimiters = [',', ';', '\t'] as const
type Delimiter = (typeof delimiters)[number]

/**
 * Opens a CSV file with the header `domain,mail,site`, in UTF-8 with or without BOM, in Latin-1 (as Windows writes it)
 * or in UTF-16 with its BOM; separated by `,` `;` or tabs. The error is a sentence for the person who gave the file.
 */
export async function openList(path: string): Promise<Result<ListFile, string>> {
  const examined = await examine(path).catch((error: NodeJS.ErrnoException) => error)
  if (examined instanceof Error) {
    return fail(`La liste ${path} ne peut pas être lue (${examined.code ?? examined.message}).`)
  }
  if (examined === 'not-a-file') return fail(`La liste ${path} doit être un fichier.`)
  const { encoding, total } = examined
  const lines = () => splitLines(decode(path, encoding))
  const header = await firstLine(lines())
  if (header === null) {
    return fail(`La liste ${path} est vide. Sa première ligne doit être : domain,mail,site`)
  }
  const read = readHeader(header.text)
  if (read === null) {
    return fail(
      `La première ligne de ${path} doit être : domain,mail,site — puis une ligne par domaine. Elle est : « ${header.text.slice(0, 80)} ».`,
    )
  }
  return ok({ total: Math.max(0, total - 1), rows: () => readRows(lines(), header.number, read) })
}

/** How the bytes are to be read, and the number of lines that hold something. */
async function examine(path: string): Promise<'not-a-file' | { encoding: Encoding; total: number }> {
  if (!(await stat(path)).isFile()) return 'not-a-file'
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let encoding: Encoding = 'utf-8'
  let total = 0
  let isBlank = true
  let isFirst = true
  for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) {
    if (isFirst && bytes[0] === 0xff && bytes[1] === 0xfe) encoding = 'utf-16le'
    isFirst = false
    if (encoding === 'utf-8' && !isValid(utf8, bytes)) encoding = 'windows-1252'
    for (const byte of bytes) {
      if (byte === 0x0a || byte === 0x0d) {
        if (!isBlank) total += 1
        isBlank = true
      } else if (byte > 0x20) isBlank = false
    }
  }
  if (encoding === 'utf-8' && !isValid(utf8)) encoding = 'windows-1252'
  return { encoding, total: isBlank ? total : total + 1 }
}

function isValid(decoder: TextDecoder, bytes?: Buffer): boolean {
  try {
    decoder.decode(bytes, { stream: bytes !== undefined })
    return true
  } catch {
    return false
  }
}

async function* decode(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) {
    yield decoder.decode(bytes, { stream: true })
  }
  yield decoder.decode()
}

async function firstLine(lines: AsyncGenerator<Line>): Promise<Line | null> {
  for await (const line of lines) {
    if (line.text.trim() !== '') return line
  }
  return null
}

interface Header {
  readonly delimiter: Delimiter
  readonly columns: readonly string[]
}

/** Null when the line does not name `domain`; other columns than the three are left alone. */
function readHeader(text: string): Header | null {
  for (const delimiter of delimiters) {
    const columns = cells(text, delimiter)?.map((cell) => cell.toLowerCase()) ?? []
    const isOnce = names.every((name) => columns.filter((column) => column === name).length <= 1)
    if (columns.includes('domain') && isOnce) return { delimiter, columns }
  }
  return null
}

async function* readRows(
  lines: AsyncGenerator<Line>,
  headerLine: number,
  { delimiter, columns }: Header,
): AsyncGenerator<Row> {
  const [domain, mail, site] = names.map((name) => columns.indexOf(name))
  for await (const { number: line, text, isTooLong } of lines) {
    if (line <= headerLine || text.trim() === '') continue
    if (isTooLong) {
      yield { kind: 'unreadable', line, why: 'la ligne est trop longue' }
      continue
    }
    const read = cells(text, delimiter)
    const tooMany = read?.slice(columns.length).some((cell) => cell !== '')
    if (read === null) {
      yield { kind: 'unreadable', line, why: 'un guillemet n’est pas fermé, ou est mal placé' }
    } else if (tooMany) {
      const why = `la ligne a ${read.length} colonnes, l’en-tête en a ${columns.length}`
      yield { kind: 'unreadable', line, why }
    } else {
      const at = (index: number | undefined) => (index === undefined ? '' : (read[index] ?? ''))
      yield { kind: 'row', line, columns: { domain: at(domain), mail: at(mail), site: at(site) } }
    }
  }
}

/**
 * The cells of one line, without the spaces around them; null when its quotes are wrong. Each line stands alone: a
 * quote that is never closed costs its own line, not the rest of the file.
 */
function cells(text: string, delimiter: Delimiter): string[] | null {
  if (!text.includes('"')) return text.split(delimiter).map((cell) => cell.trim())
  try {
    const [read = []] = parse(text, { delimiter, trim: true, relax_column_count: true }) as string[][]
    return read
  } catch {
    return null
  }
}
