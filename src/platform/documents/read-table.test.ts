import { describe, expect, it } from 'vitest'
import { readTable } from './read-table.ts'

const rows = [
  { line: 1, cells: ['71147', 'Hélène Préau', 'mairie@été.fr'] },
  { line: 2, cells: ['71137', 'Noël ; fils', ''] },
]
const text = '71147;Hélène Préau;mairie@été.fr\r\n71137;"Noël ; fils";\r\n'

describe('a text table', () => {
  it('is read in Latin-1 with semicolons, as a French spreadsheet writes it', () => {
    expect(readTable(Buffer.from(text, 'latin1'))).toEqual({ ok: true, value: rows })
  })

  it('is read in UTF-8 with a BOM, and in UTF-16', () => {
    expect(readTable(Buffer.from(`\uFEFF${text}`, 'utf8'))).toEqual({ ok: true, value: rows })
    expect(readTable(Buffer.from(`\uFEFF${text}`, 'utf16le'))).toEqual({ ok: true, value: rows })
  })

  it('is read with commas or tabs', () => {
    expect(readTable(Buffer.from('71147\tA\tB\n'))).toEqual({
      ok: true,
      value: [{ line: 1, cells: ['71147', 'A', 'B'] }],
    })
  })

  it('is not a picture', () => {
    expect(readTable(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2]))).toEqual({
      ok: false,
      error: 'not-a-table',
    })
  })
})
