import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Line, splitLines } from './lines.ts'

async function linesOf(pieces: readonly string[]): Promise<Line[]> {
  const stream = async function* () {
    yield* pieces
  }
  const lines: Line[] = []
  for await (const line of splitLines(stream())) lines.push(line)
  return lines
}

const text = fc
  .array(fc.constantFrom('a', 'é', ',', '\r', '\n', '\r\n', 'xyz'), { maxLength: 30 })
  .map((parts) => parts.join(''))

describe('the lines of a text', () => {
  it('are the same wherever the text is cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.nat(40), { maxLength: 6 }), async (whole, cuts) => {
        const at = [
          0,
          ...cuts.map((cut) => Math.min(cut, whole.length)).toSorted((a, b) => a - b),
          whole.length,
        ]
        const pieces = at.slice(1).map((end, index) => whole.slice(at[index], end))
        expect(await linesOf(pieces)).toEqual(await linesOf([whole]))
      }),
      { numRuns: 1000 },
    )
  })

  it('keep their numbers, blank ones too', async () => {
    const lines = await linesOf(['un\r\n\r\ntro', 'is\rquatre'])
    expect(lines.map(({ number, text }) => `${number} ${text}`)).toEqual([
      '1 un',
      '2 ',
      '3 trois',
      '4 quatre',
    ])
  })

  it('do not fill the memory when they have no end', async () => {
    const lines = await linesOf([...Array.from({ length: 50 }, () => 'x'.repeat(10_000)), '\ncourte'])
    expect(lines.map(({ text, isTooLong }) => [text.length, isTooLong])).toEqual([
      [16_384, true],
      [6, false],
    ])
  })
})
