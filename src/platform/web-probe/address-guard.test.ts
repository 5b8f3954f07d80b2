import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusalOf } from './address-guard.ts'

describe('the addresses Beffroi does not connect to', () => {
  it.each([
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.100.100.200',
    '168.63.129.16',
    '192.0.0.192',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.7',
    '203.0.113.9',
    '192.88.99.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:0:10.0.0.1',
    '64:ff9b::a00:1',
    '64:ff9b:1::a00:1',
    '2002:a00:1::1',
    '2001:0:a00:1::1',
    '2001:db8::1',
    '3fff::1',
    '100::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    '5f00::1',
    '4000::1',
    'pas une adresse',
  ])('include %s', (address) => expect(refusalOf(address)).not.toBeNull())

  it.each(['213.186.33.20', '8.8.8.8', '172.32.0.1', '100.128.0.1', '2001:41d0:1::1', '2a00:1450:4007::1'])(
    'do not include %s',
    (address) => expect(refusalOf(address)).toBeNull(),
  )

  it('include every IPv6 form that embeds a private IPv4 address', () => {
    const byte = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(byte, byte, byte, (b, c, d) => {
        const v4 = `10.${b}.${c}.${d}`
        for (const prefix of ['::', '::ffff:', '64:ff9b::'])
          expect(refusalOf(`${prefix}${v4}`)).not.toBeNull()
      }),
    )
  })
})
