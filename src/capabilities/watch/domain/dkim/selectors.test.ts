import { describe, expect, it } from 'vitest'
import { providersSeen, selectorsOfProviders, usualSelectors } from './selectors.ts'

const named = (exchanges: string[], spf: string[]) =>
  providersSeen(exchanges, spf).map(({ provider }) => provider)

describe('the providers of a domain', () => {
  it('are seen in its mail servers and in its SPF', () => {
    expect(named(['commune-fr.mail.protection.outlook.com'], [])).toEqual(['Microsoft 365'])
    expect(named([], ['v=spf1 include:spf.Brevo.com include:_spf.google.com ~all'])).toEqual([
      'Google Workspace',
      'Brevo',
    ])
  })

  it('are not guessed from names that only look alike', () => {
    expect(named(['mail.protection.outlook.com.evil.example', 'notgoogle.com'], [])).toEqual([])
    expect(
      named([], ['v=spf1 -include:x exclude:spf.brevo.com include:spf.brevo.com.evil.example ~all']),
    ).toEqual([])
  })

  it('have selectors that a DNS name can hold, and a source', () => {
    const all = [...usualSelectors, ...selectorsOfProviders.flatMap(({ selectors }) => selectors)]
    expect(all.filter((selector) => !/^[a-z0-9-]{1,63}$/.test(selector))).toEqual([])
    expect(selectorsOfProviders.every(({ source }) => URL.canParse(source))).toBe(true)
  })
})
