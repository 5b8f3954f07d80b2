import { describe, expect, it } from 'vitest'
import { openIpCountry } from './ip-country.ts'

const { countryOf, datedOn } = openIpCountry()

describe('the country of an address', () => {
  // Addresses of operators known for decades: OVH, Free, Google, the Swiss Infomaniak.
  it.each([
    ['213.186.33.20', 'FR'],
    ['82.67.1.1', 'FR'],
    ['8.8.8.8', 'US'],
    ['128.65.192.1', 'CH'],
    ['2001:41d0::1', 'FR'],
    ['::ffff:8.8.8.8', 'US'],
  ])('of %s is %s', async (address, country) => expect(await countryOf(address)).toBe(country))

  it.each(['127.0.0.1', '10.0.0.1', '192.0.2.1', '::1', 'fd00::1', '0.0.0.0', 'ffff::', 'pas une adresse'])(
    'is not known for %s',
    async (address) => expect(await countryOf(address)).toBeNull(),
  )

  it('comes with the day of its table', async () => expect(await datedOn()).toMatch(/^20\d\d-\d\d-\d\d$/))
})
