import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printable, printableText, shortened } from './printable-text.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 600 })

test('printing twice is printing once', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const once = printableText(text).replaceAll('\u200b', '')
      expect(printableText(once).replaceAll('\u200b', '')).toBe(once)
    }),
  )
})

test('no run is longer than a column may have to break', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const run of printableText(text).split(/[\s\u200b]/))
        expect(Array.from(run).length).toBeLessThanOrEqual(28)
    }),
  )
})

test('a shortened text keeps its length and its beginning', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.integer({ min: 8, max: 120 }), (text, length) => {
      const short = shortened(text, length)
      expect(Array.from(short).length).toBeLessThanOrEqual(length)
      if (short.endsWith('…'))
        expect(
          text
            .replace(/\s*\n\s*/g, ' ')
            .trim()
            .startsWith(short.slice(0, -1)),
        ).toBe(true)
    }),
  )
})

test('ordinary French is printed as it is', () => {
  const french = 'L’Haÿ-les-Roses : « où ? », 1 234 €, œuvre n° 5, 50 % – à vérifier…'
  expect(printableText(french)).toBe(french)
})

test('only texts change in a content', () => {
  expect(printable({ a: [1, true, null, 'b\u0007'], c: undefined })).toEqual({
    a: [1, true, null, 'b'],
    c: null,
  })
})
