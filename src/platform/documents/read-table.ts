import { parse } from 'csv-parse/sync'
import { fail, ok, type Result } from '../../kernel/result.ts'

export interface ReadRow {
  /** From 1, as a text editor counts them. */
  readonly line: number
  readonly cells: readonly string[]
}

/**
 * The rows of a text table as spreadsheets write them: UTF-8 with or without BOM, UTF-16 or Latin-1; `;`, `,` or tab;
 * quotes or none. `not-a-table` when it is a file of another kind.
 */
export function readTable(bytes: Uint8Array): Result<ReadRow[], 'not-a-table'> {
  const text = decoded(bytes)
  if (text.includes('\0')) return fail('not-a-table')
  try {
    const rows: ReadRow[] = []
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: 100_000,
      on_record(cells: string[], { lines }) {
        rows.push({ line: lines, cells })
        return null
      },
    })
    return ok(rows)
  } catch {
    return fail('not-a-table')
  }
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The one that stands most often in the first lines. */
function delimiterOf(text: string): string {
  const head = text.split(/\r?\n/, 20).join('\n')
  const counts = [';', '\t', ','].map((mark) => ({ mark, count: head.split(mark).length }))
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).mark
}
