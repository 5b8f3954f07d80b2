import { describe, expect, test } from 'vitest'
import { largestFileInBytes, mediaTypeOf, plainFileName } from './file-rules.ts'

const text = (words: string) => new TextEncoder().encode(words)
const bytes = (hexadecimal: string) => Uint8Array.from(Buffer.from(`${hexadecimal}0a0b0c0d`, 'hex'))
const zip = bytes('504b030414000600')

const accepted: readonly (readonly [name: string, content: Uint8Array, mediaType: string])[] = [
  ['charte.pdf', text('%PDF-1.7\n'), 'application/pdf'],
  ['capture.png', bytes('89504e470d0a1a0a'), 'image/png'],
  ['photo.jpg', bytes('ffd8ffe0'), 'image/jpeg'],
  ['photo.jpeg', bytes('ffd8ffe1'), 'image/jpeg'],
  ['note.docx', zip, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['inventaire.xlsx', zip, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['note.odt', zip, 'application/vnd.oasis.opendocument.text'],
  ['note.txt', text('Sauvegarde restaurée le 3 mars.'), 'text/plain'],
  ['sauvegarde.log', text('restored 12 files'), 'text/plain'],
  ['postes.csv', text('nom;système\naccueil;Windows 11\n'), 'text/plain'],
]

describe('the type of a file of proof', () => {
  test.each(accepted)('%s is accepted for what it holds', (name, content, mediaType) => {
    expect(mediaTypeOf(name, content)).toEqual({ ok: true, value: mediaType })
  })

  test('an ending in capitals is the same ending', () => {
    expect(mediaTypeOf('SCAN0001.PDF', text('%PDF-1.4\n'))).toEqual({ ok: true, value: 'application/pdf' })
  })

  test('a text in the encoding of an old computer is still a text', () => {
    expect(mediaTypeOf('liste.txt', Uint8Array.from([0xe9, 0x74, 0xe9]))).toMatchObject({ ok: true })
  })

  test.each([
    ['a program that calls itself a PDF', 'facture.pdf', bytes('4d5a9000')],
    ['a program that calls itself a text', 'note.txt', bytes('4d5a9000000300')],
    ['a PDF that calls itself an image', 'charte.png', text('%PDF-1.7\n')],
    ['an image that calls itself a document', 'photo.docx', bytes('ffd8ffe0')],
    ['an ending that is not in the list', 'page.html', text('<script>alert(1)</script>')],
    ['a drawing that may hold a script', 'blason.svg', text('<svg onload="alert(1)"/>')],
    ['two endings, the last of which is a program', 'charte.pdf.exe', text('%PDF-1.7\n')],
    ['a name without ending', 'charte', text('%PDF-1.7\n')],
    ['a beginning cut short', 'charte.pdf', text('%PDF')],
  ])('%s is refused with what to send instead', (_, name, content) => {
    const answer = mediaTypeOf(name, content)
    expect(answer).toMatchObject({ ok: false, error: expect.stringContaining('Envoyez un PDF') })
  })

  test('an empty file is refused whatever its name', () => {
    expect(mediaTypeOf('charte.pdf', new Uint8Array())).toMatchObject({
      ok: false,
      error: expect.stringContaining('vide'),
    })
  })

  test('ten megabytes are accepted, one byte more is not', () => {
    const largest = new Uint8Array(largestFileInBytes)
    largest.set(text('%PDF-1.7\n'))
    const tooLarge = new Uint8Array(largestFileInBytes + 1)
    tooLarge.set(text('%PDF-1.7\n'))
    expect(mediaTypeOf('scan.pdf', largest)).toMatchObject({ ok: true })
    expect(mediaTypeOf('scan.pdf', tooLarge)).toMatchObject({
      ok: false,
      error: expect.stringContaining('10 Mo'),
    })
  })
})

describe('the name of a file of proof', () => {
  test.each([
    ['Délibération n° 12 – été.pdf', 'Délibération n° 12 – été.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\mairie\\charte.pdf', 'charte.pdf'],
    ['charte\r\nSet-Cookie: a=b.pdf', 'charteSet-Cookie a=b.pdf'],
    ['charte\u0000.pdf', 'charte.pdf'],
    ['<img src=x onerror="alert(1)">.png', 'img src=x onerror=alert(1).png'],
    ['  charte.pdf  ', 'charte.pdf'],
    ['', 'preuve'],
    ['..', 'preuve'],
    ['dossier/', 'preuve'],
    ['???', 'preuve'],
  ])('%j is kept as %j', (name, kept) => {
    expect(plainFileName(name)).toBe(kept)
  })

  test('a very long name keeps its beginning and its ending', () => {
    const kept = plainFileName(`${'a'.repeat(5000)}.pdf`)
    expect(kept).toHaveLength(120)
    expect(kept).toMatch(/^a+\.pdf$/)
  })

  test('a very long name of emoji is not cut in the middle of one', () => {
    const kept = plainFileName(`a${'🏰'.repeat(200)}.pdf`)
    expect(kept.isWellFormed()).toBe(true)
    expect(kept.endsWith('.pdf')).toBe(true)
  })
})
