import { stringify } from 'csv-stringify/sync'
import writeXlsxFile, { type Cell } from 'write-excel-file/node'
import type { Day } from '../../kernel/day.ts'

/** One column of a table: its title, its width in characters, and what it shows of a row. Null: an empty cell. */
export type Column<Row> = { readonly title: string; readonly width: number } & (
  | { readonly kind: 'text'; readonly of: (row: Row) => string | null }
  | { readonly kind: 'number'; readonly of: (row: Row) => number | null }
  | { readonly kind: 'day'; readonly of: (row: Row) => Day | null }
)

/** Excel refuses longer cells. */
const longestCell = 32_000

/**
 * CSV as French spreadsheets open it: UTF-8 with BOM, `;`, CRLF. Texts that a spreadsheet would run as a formula
 * (first character = + - @, tab, carriage return) are prefixed with an apostrophe.
 */
export function writeCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Uint8Array {
  const csv = stringify(
    rows.map((row) => columns.map((column) => csvCell(column, row))),
    {
      bom: true,
      header: true,
      columns: columns.map(({ title }) => ({ key: title, header: title })),
      delimiter: ';',
      record_delimiter: '\r\n',
      escape_formulas: true,
      quoted_match: /[\r\n]/,
    },
  )
  return new TextEncoder().encode(csv)
}

function csvCell<Row>(column: Column<Row>, row: Row): string | number | null {
  switch (column.kind) {
    case 'text':
      return cleaned(column.of(row))
    case 'number':
      return column.of(row)
    case 'day': {
      const day = column.of(row)
      return day === null ? null : day.split('-').reverse().join('/')
    }
  }
}

/** XLSX with a bold first row that stays in sight, widths, and true dates. Texts are texts: never run as formulas. */
export async function writeXlsx<Row>(
  sheet: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Promise<Uint8Array> {
  const heading = columns.map(
    ({ title }): Cell => ({ value: title, fontWeight: 'bold', backgroundColor: '#e7eff7', wrap: true }),
  )
  const body = rows.map((row) => columns.map((column) => xlsxCell(column, row)))
  return writeXlsxFile([heading, ...body], {
    sheet,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape',
  }).toBuffer()
}

function xlsxCell<Row>(column: Column<Row>, row: Row): Cell {
  switch (column.kind) {
    case 'text': {
      const text = cleaned(column.of(row))
      return text === null || text === ''
        ? null
        : { value: text, type: String, wrap: true, alignVertical: 'top' }
    }
    case 'number': {
      const number = column.of(row)
      return number === null ? null : { value: number, type: Number, alignVertical: 'top' }
    }
    case 'day': {
      const day = column.of(row)
      return day === null
        ? null
        : { value: new Date(`${day}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy', alignVertical: 'top' }
    }
  }
}

/** Without the control characters that XML forbids. */
function cleaned(text: string | null): string | null {
  return text === null ? null : text.replace(/[^\P{Cc}\t\r\n]/gu, '').slice(0, longestCell)
}
