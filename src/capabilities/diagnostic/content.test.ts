import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readContent, readContentIn } from './content.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'beffroi-content-'))
  cpSync(new URL('./content/', import.meta.url), folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

const read = () => readContentIn(pathToFileURL(`${folder}/`))

function change(file: string, from: string, to: string): void {
  const path = join(folder, file)
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  writeFileSync(path, text.replace(from, to))
}

describe('reading the content', () => {
  it('gives the same frozen content at each call', () => {
    const content = readContent()
    expect(readContent()).toBe(content)
    expect(Object.isFrozen(content.measures)).toBe(true)
    expect(Object.isFrozen(content.measures[0]?.risk)).toBe(true)
    expect(Object.isFrozen(content.questions[0]?.measures)).toBe(true)
  })

  it('names the file, the entry and the key of a value that is not allowed', () => {
    change('measures.fr.yaml', 'doneBy: provider', 'doneBy: wizard')
    expect(read).toThrow(
      /^measures\.fr\.yaml does not have the expected shape:\n- [a-z-]+, doneBy: Invalid option/,
    )
  })

  it('refuses a key it does not know, so that a slip of the pen is not ignored', () => {
    change('questions.fr.yaml', 'firstVisit: true', 'firstvisit: true')
    expect(read).toThrow(/questions\.fr\.yaml.*second-factor: Unrecognized key: "firstvisit"/s)
  })

  it('refuses a cost that goes from more to less', () => {
    change(
      'measures.fr.yaml',
      'cost: { from: 0, to: 40, yearly: true }',
      'cost: { from: 50, to: 40, yearly: true }',
    )
    expect(read).toThrow(/domain-owned, cost: goes from more to less/)
  })

  it('refuses a reply without words', () => {
    change('replies.fr.yaml', 'dont-know:', 'dunno:')
    expect(read).toThrow(/replies\.fr\.yaml does not have the expected shape/)
  })

  it('says where the YAML itself is broken', () => {
    change('themes.fr.yaml', '}', '')
    expect(read).toThrow(/^themes\.fr\.yaml is not valid YAML: /)
  })

  it('refuses files that disagree with each other', () => {
    change('questions.fr.yaml', 'measures: [second-factor]', 'measures: [third-factor]')
    expect(read).toThrow(/not coherent:\n- question second-factor names the measure third-factor/)
  })
})
