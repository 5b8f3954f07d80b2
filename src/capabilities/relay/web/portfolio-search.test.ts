import { expect, it } from 'vitest'
import { askedOf, isNarrowed, searchWith } from './portfolio-search.ts'

it('an empty field of the form is not asked of the API, nor is what it does not know', () => {
  expect(askedOf(new URLSearchParams('q=&standing=none&autre=1')).toString()).toBe('standing=none')
})

it('another order begins again at the first page and keeps the filters', () => {
  const search = new URLSearchParams('standing=none&page=4')
  expect(searchWith(search, { sort: 'population', order: 'desc' })).toBe(
    'standing=none&sort=population&order=desc',
  )
})

it('an order alone narrows nothing', () => {
  expect(isNarrowed(new URLSearchParams('sort=name'))).toBe(false)
  expect(isNarrowed(new URLSearchParams('gap=no-visit'))).toBe(true)
})
