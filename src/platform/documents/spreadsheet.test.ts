import { describe, expect, test } from 'vitest'
import { type Column, writeCsv, writeXlsx } from './spreadsheet.ts'

interface Line {
  readonly what: string
  readonly count: number | null
  readonly on: string | null
}

const columns: readonly Column<Line>[] = [
  { title: 'Quoi', width: 20, kind: 'text', of: ({ what }) => what },
  { title: 'Combien', width: 8, kind: 'number', of: ({ count }) => count },
  { title: 'Le', width: 12, kind: 'day', of: ({ on }) => on },
]

const textOfCsv = (rows: readonly Line[]) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv(columns, rows))

describe('CSV', () => {
  test('opens in French spreadsheets: BOM, semicolons, CRLF, day first', () => {
    expect(textOfCsv([{ what: 'Été', count: -3, on: '2026-12-04' }])).toBe(
      '\ufeffQuoi;Combien;Le\r\nÉté;-3;04/12/2026\r\n',
    )
  })

  test.each(['=1+1', '+33', '-1', '@sum', '\t=1', '\r=1'])('%j is not run as a formula', (what) => {
    expect(textOfCsv([{ what, count: null, on: null }])).toMatch(/\n"?'/)
  })

  test('keeps semicolons, quotes and line breaks inside their cell', () => {
    expect(textOfCsv([{ what: 'a;b "c"\nd', count: 1, on: null }])).toContain('"a;b ""c""\nd";1;\r\n')
  })
})

describe('XLSX', () => {
  test('is a zip with a frozen first row, true dates, and texts that stay texts', async () => {
    const xlsx = Buffer.from(
      await writeXlsx('Essai', columns, [{ what: '=1+1 \u0001', count: 2, on: '2026-12-04' }]),
    )
    expect(xlsx.subarray(0, 2).toString()).toBe('PK')
    const sheet = await entryOf(xlsx, 'xl/worksheets/sheet1.xml')
    expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/)
    expect(sheet).toContain('<v>46360</v>')
    expect(sheet).not.toContain('<f>')
    expect(sheet).not.toContain('\u0001')
  })
})

/** One file of a zip, by its central directory. */
async function entryOf(zip: Buffer, path: string): Promise<string> {
  const { inflateRawSync } = await import('node:zlib')
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  let at = zip.readUInt32LE(end + 16)
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const nameLength = zip.readUInt16LE(at + 28)
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    if (name === path) {
      const local = zip.readUInt32LE(at + 42)
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
      const bytes = zip.subarray(start, start + zip.readUInt32LE(at + 20))
      return (zip.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes)).toString('utf8')
    }
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  throw new Error(`${path} is not in the archive`)
}
