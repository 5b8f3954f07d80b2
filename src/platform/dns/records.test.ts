import { describe, expect, it } from 'vitest'
import { typeNumbers } from './message.ts'
import { readData } from './records.ts'

const bytesOf = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex')

function read(type: 'AAAA' | 'CAA' | 'DNSKEY' | 'TLSA' | 'TXT', hex: string) {
  const bytes = bytesOf(hex)
  return readData(bytes, type, {
    owner: 'commune.fr',
    type: typeNumbers[type],
    ttlInS: 60,
    from: 0,
    to: bytes.length,
  })
}

describe('the data of a record', () => {
  it.each([
    ['2001 0db8 0000 0000 0001 0000 0000 0001', '2001:db8::1:0:0:1'],
    ['2001 0db8 0000 0000 0000 0000 0000 0001', '2001:db8::1'],
    ['2001 0db8 0000 0001 0001 0001 0001 0001', '2001:db8:0:1:1:1:1:1'],
    ['2001 0db8 0010 0100 1000 0000 0000 0000', '2001:db8:10:100:1000::'],
    ['0000 0000 0000 0000 0000 0000 0000 0000', '::'],
    ['0000 0000 0000 0000 0000 0000 0000 0001', '::1'],
    ['0000 0000 0000 0000 0000 ffff c000 0201', '::ffff:192.0.2.1'],
    ['fe80 0000 0000 0000 0000 0000 0000 0000', 'fe80::'],
  ])('writes the IPv6 address %s as RFC 5952 does: %s', (hex, text) => expect(read('AAAA', hex)).toBe(text))

  it('takes a CAA tag without its case, and any byte of its value', () => {
    expect(read('CAA', '80 05 4973737565 6361e9')).toEqual({ flags: 128, tag: 'issue', value: 'caé' })
    expect(() => read('CAA', '00 00 6361')).toThrow('CAA without its tag')
    expect(() => read('CAA', '00 09 6361')).toThrow('CAA without its tag')
  })

  it('leaves out a key of another protocol than DNSSEC (RFC 4034 section 2.1.2)', () => {
    expect(read('DNSKEY', '0101 03 0d abcd')).toEqual({ flags: 257, algorithm: 13, key: 'abcd' })
    expect(read('DNSKEY', '0101 02 0d abcd')).toBeNull()
  })

  it('reads a TLSA without data, and a TXT without a string', () => {
    expect(read('TLSA', '03 01 01')).toEqual({ usage: 3, selector: 1, matchingType: 1, data: '' })
    expect(read('TXT', '')).toBe('')
  })
})
