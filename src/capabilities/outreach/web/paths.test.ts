import { expect, test } from 'vitest'
import { territoryPaths } from '../../territory/web/index.ts'
import { outreachPaths } from './paths.ts'

test('the pages below lead to the help of the relay and to the review of the team, which stand here', () => {
  expect(territoryPaths.askRelay('71137')).toBe(outreachPaths.ofCommune('71137'))
  expect(territoryPaths.askRelay('71137', '/communes/71137/plan')).toBe(
    '/communes/71137/relais?page=%2Fcommunes%2F71137%2Fplan',
  )
  expect(territoryPaths.teamReview('71137')).toBe(outreachPaths.teamReview('71137'))
})
