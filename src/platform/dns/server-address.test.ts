import { describe, expect, it } from 'vitest'
import { readServerAddress } from './server-address.ts'

describe('the address of a DNS server', () => {
  it.each([
    ['9.9.9.9', { ip: '9.9.9.9', port: 53 }],
    ['127.0.0.1:5353', { ip: '127.0.0.1', port: 5353 }],
    ['::1', { ip: '::1', port: 53 }],
    ['[::1]:5300', { ip: '::1', port: 5300 }],
    ['[2001:db8::1]', { ip: '2001:db8::1', port: 53 }],
  ])('reads %s', (text, expected) => expect(readServerAddress(text)).toEqual(expected))

  it.each(['', 'dns.example', '9.9.9.9:', '9.9.9.9:0', '9.9.9.9:70000', '[9.9.9.9]:53', '9.9.9:53'])(
    'refuses « %s »',
    (text) => expect(readServerAddress(text)).toBeNull(),
  )
})
