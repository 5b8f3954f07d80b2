import { describe, expect, it } from 'vitest'
import { findingTexts } from '../content.ts'
import { issueCodes } from '../domain/rpnt.ts'
import type { CheckContext } from './check.ts'
import { checks } from './table.ts'

const asked = () => {
  throw new Error('nothing is to be asked when nothing is declared')
}
const nothingDeclared: CheckContext = {
  target: { domain: 'commune.fr', mail: { kind: 'none' }, site: { kind: 'none' } },
  relayDomains: [],
  now: () => new Date('2026-06-01T00:00:00Z'),
  lookUp: asked,
  asks: () => true,
  visit: asked,
  greet: asked,
  fetchPolicy: asked,
  page: asked,
  inspectTls: asked,
  registrationOf: asked,
  countryOf: asked,
  countriesDatedOn: asked,
}

describe('the table of checks', () => {
  it('settles each issue of RPNT exactly once', async () => {
    const outcomes = await Promise.all(checks.map((check) => check.run(nothingDeclared)))
    const settled = outcomes.flatMap(({ issues }) => Object.keys(issues ?? {}))
    expect(settled.toSorted()).toEqual(issueCodes.toSorted())
  })

  it('gives each finding beside the criteria once, with sentences for it', async () => {
    const outcomes = await Promise.all(checks.map((check) => check.run(nothingDeclared)))
    const codes = outcomes.flatMap(({ beside }) => (beside ?? []).map(({ code }) => code))
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.toSorted()).toEqual(Object.keys(findingTexts().beside).toSorted())
  })

  it('has a label for each check while it runs', () => {
    expect(Object.keys(findingTexts().progress).toSorted()).toEqual(checks.map(({ name }) => name).toSorted())
  })
})
