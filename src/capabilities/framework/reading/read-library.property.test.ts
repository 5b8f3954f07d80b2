import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleLibrary } from '../../../../test/support/framework-samples.ts'
import { readLibrary } from './read-library.ts'

const read = (text: string) => readLibrary(new TextEncoder().encode(text))

/** Either the whole library, or reasons; each reason is a sentence, each line a line of the file. */
function expectWholeOrReasons(text: string): void {
  const reading = read(text)
  if (reading.ok) {
    expect(reading.value.library.frameworks.length).toBeGreaterThan(0)
    expect(() => JSON.parse(JSON.stringify(reading.value.library))).not.toThrow()
    return
  }
  expect(reading.error.length).toBeGreaterThan(0)
  const lineCount = text.split('\n').length
  for (const { line, reason } of reading.error) {
    expect(reason).toMatch(/^[A-ZÀÉ«].*[.…]$|: /u)
    if (line !== null) {
      expect(line).toBeGreaterThan(0)
      expect(line).toBeLessThanOrEqual(lineCount)
    }
  }
}

const scrap = fc.constantFrom(
  '- ',
  ': ',
  '\n',
  '\n  ',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '*a',
  '&a ',
  '!!x ',
  '|',
  '>',
  '#',
  '\t',
  '\u0000',
  '\ud800',
  '~',
  'true',
  '1e9',
  '---\n',
  '? ',
  '%TAG',
)

describe('a file of any content', () => {
  it('made of scraps of YAML is read whole or refused with reasons', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(scrap, fc.string({ maxLength: 6 })), { maxLength: 60 }), (parts) =>
        expectWholeOrReasons(parts.join('')),
      ),
      { numRuns: 200 },
    )
  })

  it('that was a library before one of its places was damaged is read whole or refused with reasons', () => {
    const sample = sampleLibrary()
    fc.assert(
      fc.property(
        fc.nat(sample.length),
        fc.nat(40),
        fc.oneof(scrap, fc.string({ maxLength: 8 })),
        (at, cut, put) => expectWholeOrReasons(sample.slice(0, at) + put + sample.slice(at + cut)),
      ),
      { numRuns: 80 },
    )
  })

  it('of any values where others are expected is read whole or refused with reasons', () => {
    const broken = fc.record(
      {
        urn: fc.oneof(fc.constant('urn:a'), fc.anything()),
        version: fc.oneof(fc.constant(1), fc.anything()),
        name: fc.oneof(fc.constant('a'), fc.anything()),
        objects: fc.oneof(
          fc.record({
            framework: fc.record({
              urn: fc.constant('urn:f'),
              name: fc.string(),
              requirement_nodes: fc.array(fc.anything()),
            }),
          }),
          fc.anything(),
        ),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(broken, (value) => expectWholeOrReasons(JSON.stringify(value) ?? '')),
      { numRuns: 200 },
    )
  })
})

describe('a library', () => {
  const reasonsOf = (text: string) => {
    const reading = read(text)
    return reading.ok ? [] : reading.error.map(({ line, reason }) => `${line} ${reason}`)
  }
  const lineOf = (text: string, words: string) =>
    text.split('\n').findIndex((line) => line.includes(words)) + 1

  it.each([
    [
      'a parent that is not there',
      'parent_urn: urn:essai:n:copies',
      'parent_urn: urn:essai:n:perdu',
      'Aucune exigence',
    ],
    [
      'an identifier that stands twice',
      "urn: 'urn:essai:n:tests', assessable: false, depth: 1, name: Essais",
      "urn: 'urn:essai:n:copies', assessable: false, depth: 1, name: Essais",
      'Cette exigence porte',
    ],
    [
      'a group that nobody defined',
      'implementation_groups: [socle]',
      'implementation_groups: [absent]',
      'Le groupe « absent »',
    ],
    [
      'a choice awaited that is not offered',
      "answers: ['urn:essai:q:copies:oui']",
      "answers: ['urn:essai:q:copies:peut']",
      'ne propose pas ce choix',
    ],
    ['a type of question that nobody knows', 'type: date', 'type: curseur', 'Le type d’une question'],
    ['no version', 'version: 1', 'version: un', 'Un nombre entier'],
  ])('with %s is refused at its line', (_, before, after, reason) => {
    const text = sampleLibrary().replace(before, after)
    const [first = ''] = reasonsOf(text)
    expect(first).toContain(reason)
    expect(Number(first.split(' ')[0])).toBe(lineOf(text, after))
  })

  it('that says nothing of French is read in its own words, and in French where it has them', () => {
    const text = sampleLibrary().replace(
      'name: Des copies sont faites',
      'name: Backups exist\n      translations: {fr: {name: Il y a des sauvegardes}}',
    )
    const reading = read(text)
    expect(reading.ok && reading.value.library.frameworks[0]?.nodes[1]?.name).toBe('Il y a des sauvegardes')
  })
})
