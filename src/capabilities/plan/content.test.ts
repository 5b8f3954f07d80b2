import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { costOfAWeekTable } from './content.ts'
import { posterMeasureId } from './domain/this-week.ts'

const table = costOfAWeekTable()
const named = z.object({ id: z.string() })

test('each assumption says what it assumes, and whether it is with or without tax', () => {
  for (const { id, tax, assumption } of table.lines) {
    expect(assumption, id).toMatch(/\.$/)
    if (assumption.includes('HT')) expect([tax, assumption.includes('TTC')], id).toEqual(['TTC', true])
  }
})

test('no average is claimed: single cases only, each with its date and source', () => {
  expect(table.notice).toMatch(/pas de moyenne officielle/)
  for (const { who, happenedOn, source } of table.cases) {
    expect(happenedOn, who).toMatch(/20\d\d$/)
    expect(source, who).toMatch(/\d{4}/)
  }
})

test('the structures named in the costs exist', () => {
  const structures = readIds(
    '../territory/content/structures.fr.yaml',
    z.object({ structures: z.array(named) }),
  ).structures
  const known = new Set(structures.map(({ id }) => id))
  expect(table.lines.flatMap(({ structures = [] }) => structures).filter((id) => !known.has(id))).toEqual([])
})

test('the measure of the sheet to pin up exists', () => {
  const measures = readIds('../diagnostic/content/measures.fr.yaml', z.array(named))
  expect(measures.map(({ id }) => id)).toContain(posterMeasureId)
})

test('French is written with typographic apostrophes', () => {
  expect(JSON.stringify(table)).not.toContain("'")
})

function readIds<T>(file: string, shape: z.ZodType<T>): T {
  return shape.parse(parse(readFileSync(new URL(file, import.meta.url), 'utf8')))
}
