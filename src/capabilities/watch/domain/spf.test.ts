import { describe, expect, it } from 'vitest'
import { isSpf, spfWeaknesses } from './spf.ts'

describe('an SPF record', () => {
  it.each(['v=spf1', 'v=spf1 -all', 'V=SPF1 mx -all', 'v=spf1  mx'])('is « %s »', (text) => {
    expect(isSpf(text)).toBe(true)
  })
  it.each(['v=spf10 -all', 'v=spf1;-all', ' v=spf1 -all', 'spf1 -all', 'v=spf2.0/pra -all', ''])(
    'is not « %s »',
    (text) => {
      expect(isSpf(text)).toBe(false)
    },
  )

  it.each([
    [['v=spf1 include:mx.ovh.com ~all'], []],
    [['v=spf1 mx -all'], []],
    [['v=spf1 redirect=_spf.example.fr'], []],
    [['v=spf1 mx -all', 'v=spf1 -all'], ['several-records']],
    [['v=spf1 mx +all'], ['anybody-allowed']],
    [['v=spf1 mx all'], ['anybody-allowed']],
    [['v=spf1 mx ?ALL'], ['nothing-said']],
    [['v=spf1 mx'], ['no-ending']],
    [['v=spf1'], ['no-ending']],
    [['v=spf1 ptr -all'], ['ptr-used']],
    [['v=spf1 ip4:192.0.2.0/24 a mx/24 exists:%{i}.example.fr exp=x.example.fr -all'], []],
    [['v=spf1 include=mx.ovh.com -all'], []],
    [['v=spf1 ipv4:192.0.2.1 -all'], ['unknown-term']],
    [[`v=spf1 ${'include:x.fr '.repeat(11)}-all`], ['too-many-look-ups']],
    [[`v=spf1 ${'include:x.fr '.repeat(10)}-all`], []],
    [[], []],
  ])('of %j has the weaknesses %j', (records, weaknesses) =>
    expect(spfWeaknesses(records)).toEqual(weaknesses),
  )
})
