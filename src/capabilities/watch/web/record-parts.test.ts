import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recordParts, textPieces } from './record-parts.ts'

describe('the boxes of a form', () => {
  test.each([
    ['MX', '10 mx1.mail.ovh.net', ['priority: 10', 'server: mx1.mail.ovh.net']],
    ['MX', '0 .', ['priority: 0', 'server: .']],
    ['CAA', '0 issue "letsencrypt.org"', ['flags: 0', 'tag: issue', 'authority: letsencrypt.org']],
    ['CAA', '0 issuewild ";"', ['flags: 0', 'tag: issuewild', 'authority: ;']],
    ['TXT', 'v=spf1 -all', []],
    ['MX', 'mx.commune.fr', []],
  ])('of %s %s', (type, value, parts) => {
    expect(recordParts(type, value).map(({ name, value: part }) => `${name}: ${part}`)).toEqual(parts)
  })
})

describe('a long text', () => {
  test('of 255 bytes stays whole, one byte more makes two pieces', () => {
    expect(textPieces('x'.repeat(255))).toBeNull()
    expect(textPieces('x'.repeat(256))).toBe(`"${'x'.repeat(255)}" "x"`)
  })

  test('is the same once its pieces are put together again, each of 255 bytes at most', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 256, maxLength: 2000, unit: 'grapheme-ascii' }), (value) => {
        const pieces = [...(textPieces(value) ?? '').matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, piece]) =>
          (piece ?? '').replace(/\\(.)/g, '$1'),
        )
        expect(pieces.join('')).toBe(value)
        expect(pieces.every((piece) => piece.length <= 255)).toBe(true)
      }),
    )
  })
})
