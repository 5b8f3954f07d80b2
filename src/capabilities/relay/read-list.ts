import { parse } from 'csv-parse/sync'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { type NamedLine, readLines } from './domain/list-lines.ts'

/** More communes than France has; a longer list is something else. */
export const mostLines = 40_000

export type ListFault = 'empty' | 'too-long' | 'not-a-table'

/** The lines of a pasted text or of a file as spreadsheets write them: UTF-8, UTF-16 or Latin-1, `;`, `,` or tab, quotes. */
export function readList(bytes: Uint8Array): Result<NamedLine[], ListFault> {
  const text = decoded(bytes)
  if (text.includes('\0')) return fail('not-a-table')
  const rows: { line: number; cells: readonly string[] }[] = []
  try {
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: 100_000,
      on_record: (cells: readonly string[], { lines }) => {
        rows.push({ line: lines, cells })
        return null
      },
    })
  } catch {
    return fail('not-a-table')
  }
  if (rows.length > mostLines) return fail('too-long')
  const lines = readLines(rows)
  return lines.length === 0 ? fail('empty') : ok(lines)
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The one that stands most often in the first lines; a list of bare codes has none. */
function delimiterOf(text: string): string {
  const head = text.split(/\r?\n/, 20).join('\n')
  const counts = [';', '\t', ','].map((mark) => ({ mark, count: head.split(mark).length }))
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).mark
}
