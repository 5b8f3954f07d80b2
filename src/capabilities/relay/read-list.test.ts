import { describe, expect, it } from 'vitest'
import { readList } from './read-list.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

const named = (content: Uint8Array) => {
  const read = readList(content)
  return read.ok
    ? read.value.map(({ line, insee, postalCode, name }) => ({ line, insee, postalCode, name }))
    : read.error
}

describe('a list of communes', () => {
  it('is a column of codes, with or without a header', () => {
    const codes = [
      { line: 1, insee: '71137', postalCode: '71137', name: null },
      { line: 2, insee: '2A004', postalCode: '2A004', name: null },
    ]
    expect(named(bytes('71137\r\n2a004\r\n'))).toEqual(codes)
    expect(named(bytes('Code INSEE\n71137\n'))).toEqual([
      { line: 2, insee: '71137', postalCode: null, name: null },
    ])
  })

  it('comes as a spreadsheet in France writes it: Latin-1, semicolons, quotes', () => {
    const file = latin1('Libell\xe9;Code postal\r\n"Saint-L\xe9ger; le Bas";71520\r\n\r\nCluny;71250\r\n')
    expect(named(file)).toEqual([
      { line: 2, insee: null, postalCode: '71520', name: 'Saint-Léger; le Bas' },
      { line: 4, insee: null, postalCode: '71250', name: 'Cluny' },
    ])
  })

  it('keeps its accents under a byte order mark, in UTF-8 and in UTF-16', () => {
    const wanted = [{ line: 2, insee: '01004', postalCode: null, name: 'Ambérieu-en-Bugey' }]
    expect(named(bytes('\ufeffinsee,commune\n01004,Ambérieu-en-Bugey\n'))).toEqual(wanted)
    const text = '\ufeffinsee\tcommune\n01004\tAmbérieu-en-Bugey\n'
    expect(named(new Uint8Array(Buffer.from(text, 'utf16le')))).toEqual(wanted)
  })

  it('gives back the zero that a spreadsheet took off', () => {
    expect(named(bytes('insee;nom\n1004;Ambérieu-en-Bugey'))).toEqual([
      { line: 2, insee: '01004', postalCode: null, name: 'Ambérieu-en-Bugey' },
    ])
  })

  it('reads a code before the word commune in « code commune »', () => {
    expect(named(bytes('Nom de la commune;Code commune\nCluny;71137'))).toEqual([
      { line: 2, insee: '71137', postalCode: null, name: 'Cluny' },
    ])
  })

  it.each([
    ['nothing', bytes(''), 'empty'],
    ['empty lines', bytes('\n;;\n'), 'empty'],
    ['a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 8, 0]), 'not-a-table'],
  ])('that is %s is refused', (_, content, fault) => {
    expect(named(content)).toBe(fault)
  })

  it('keeps the one name that stands beside bare codes', () => {
    expect(named(bytes('71147\n71250;CLUNY\n01340'))).toMatchObject([
      { insee: '71147', name: null },
      { insee: '71250', name: 'CLUNY' },
      { insee: '01340', name: null },
    ])
  })

  it('does not lose a line that says nothing readable', () => {
    expect(named(bytes('71137\nn’importe quoi\n71042'))).toEqual([
      { line: 1, insee: '71137', postalCode: '71137', name: null },
      { line: 2, insee: null, postalCode: null, name: 'n’importe quoi' },
      { line: 3, insee: '71042', postalCode: '71042', name: null },
    ])
  })
})
