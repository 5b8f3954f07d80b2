import { describe, expect, test } from 'vitest'
import { phoneParts } from './phone-numbers.ts'

const links = (written: string) => phoneParts(written).flatMap(({ link }) => link ?? [])

describe('a telephone line as people write it', () => {
  test.each([
    ['0 970 609 909', ['tel:0970609909']],
    ['3218 ou 09 70 83 32 18', ['tel:3218', 'tel:0970833218']],
    ['505.300', ['tel:505300']],
    ['+33 (0)3 85 00 00 01', ['tel:+33385000001']],
    ['17', ['tel:17']],
    ['06.12.34.56.78 (le soir : 03-85-00-00-02)', ['tel:0612345678', 'tel:0385000002']],
    ['demander Paul', []],
    ['', []],
  ])('« %s » dials %j', (written, dialled) => {
    expect(links(written)).toEqual(dialled)
  })

  test('loses no word of what was written', () => {
    const written = 'Astreinte 06 12 34 56 78, demander Paul'
    expect(
      phoneParts(written)
        .map(({ text }) => text)
        .join(''),
    ).toBe(written)
  })
})
