import { describe, expect, it } from 'vitest'
import { client6, evaluate, type Sent } from '../../../../../test/support/spf-case.ts'
import type { SpfZone } from '../../../../../test/support/spf-zones.ts'

type Case = [record: string, result: string, sent?: Sent]
const six: Sent = { ip: client6 }

const zones: Readonly<Record<string, SpfZone>> = {
  'commune.fr': { A: ['192.0.2.1', '192.0.2.2'], MX: [[10, 'mx.commune.fr']] },
  'mx.commune.fr': { A: ['192.0.2.130'], AAAA: ['2001:db8::25'] },
  'both.example': { A: ['192.0.2.200'], AAAA: ['2001:db8:0:1::1'] },
  'six.example': { AAAA: ['2001:db8::1'], MX: [[0, 'six.example']] },
  'alias.example': { CNAME: 'commune.fr' },
  'null.example': { MX: [[0, '.']], A: ['192.0.2.1'] },
  'order.example': {
    MX: [
      [20, 'muet.example'],
      [10, 'commune.fr'],
    ],
  },
  'muet.example': { fails: 'all' },
  'dead-mx.example': {
    MX: [
      [5, 'nowhere.example'],
      [10, 'commune.fr'],
    ],
  },
  'pass.example': { TXT: ['v=spf1 ip4:192.0.2.0/24 -all'] },
  'fail.example': { TXT: ['v=spf1 -all'] },
  'soft.example': { TXT: ['v=spf1 ~all'] },
  'neutral.example': { TXT: ['v=spf1 ?all'] },
  'empty.example': { TXT: ['v=spf1'] },
  'none.example': { TXT: ['nothing'] },
  'perm.example': { TXT: ['v=spf1 moo'] },
  'temp.example': { TXT: ['v=spf1 a:muet.example -all'] },
  'redirecting.example': { TXT: ['v=spf1 redirect=pass.example'] },
  '_under.score.example': { TXT: ['v=spf1 +all'] },
}

const judged = (cases: Case[]) =>
  it.each(cases)('« %s » gives %s %j', async (record, result, sent = {}) => {
    const told = await evaluate(`v=spf1 ${record}`, zones, sent)
    expect(told.result, JSON.stringify(told)).toBe(result)
  })

describe('all (section 5.1)', () => {
  judged([
    ['all', 'pass'],
    ['+all', 'pass'],
    ['-ALL', 'fail'],
    ['~All', 'softfail'],
    ['?all', 'neutral'],
    ['-all +all', 'fail'],
    ['all:commune.fr', 'permerror'],
    ['all/24', 'permerror'],
    ['--all', 'permerror'],
    ['- all', 'permerror'],
    ['-all;', 'permerror'],
  ])
})

describe('include (5.2)', () => {
  judged([
    ['include:pass.example -all', 'pass'],
    ['-include:pass.example +all', 'fail'],
    ['~include:pass.example +all', 'softfail'],
    ['?include:pass.example +all', 'neutral'],
    ['include:fail.example ~all', 'softfail'],
    ['include:soft.example -all', 'fail'],
    ['include:neutral.example -all', 'fail'],
    ['include:empty.example -all', 'fail'],
    ['include:redirecting.example -all', 'pass'],
    ['include:_under.score.example -all', 'pass'],
    ['include:none.example -all', 'permerror'],
    ['include:nowhere.example -all', 'permerror'],
    ['include:perm.example +all', 'permerror'],
    ['include:temp.example +all', 'temperror'],
    ['include:muet.example +all', 'temperror'],
    ['include:x..example +all', 'permerror'],
    ['include:%{h} -all', 'permerror', { helo: 'PC' }],
    ['include -all', 'permerror'],
    ['include: -all', 'permerror'],
    ['include:pass.example/24 -all', 'permerror'],
    ['include:example -all', 'permerror'],
    ['include:pass.example. -all', 'pass'],
    ['INCLUDE:PASS.example -all', 'pass'],
  ])
})

describe('a (5.3)', () => {
  judged([
    ['a -all', 'pass'],
    ['A -all', 'pass'],
    ['a:commune.fr -all', 'pass'],
    ['a:alias.example -all', 'pass'],
    ['a:commune.fr. -all', 'pass'],
    ['a -all', 'fail', { ip: '192.0.2.3' }],
    ['a/30 -all', 'pass', { ip: '192.0.2.3' }],
    ['a/0 -all', 'pass', { ip: '203.0.113.9' }],
    ['a:six.example/0 -all', 'fail'],
    ['a//0 -all', 'fail', { ip: '203.0.113.9' }],
    ['a:six.example -all', 'pass', six],
    ['a:both.example//48 -all', 'pass', six],
    ['a:both.example//64 -all', 'fail', six],
    ['a:both.example/0 -all', 'fail', six],
    ['a:both.example/24//64 -all', 'pass'],
    ['a:both.example/25 -all', 'fail'],
    ['a:six.example//0 -all', 'fail', { ip: '::ffff:192.0.2.1' }],
    ['a:muet.example +all', 'temperror'],
    ['a +all a:muet.example', 'pass'],
    ['a/33 -all', 'permerror'],
    ['a//129 -all', 'permerror'],
    ['a/032 -all', 'permerror'],
    ['a/ -all', 'permerror'],
    ['a// -all', 'permerror'],
    ['a/24/64 -all', 'permerror'],
    ['a//64/24 -all', 'permerror'],
    ['a/-1 -all', 'permerror'],
    ['a: -all', 'permerror'],
    ['a:/24 -all', 'permerror'],
    ['a:192.0.2.1 -all', 'permerror'],
    ['a:commune.-fr -all', 'permerror'],
    ['a:commune.fr- -all', 'permerror'],
    ['a:commune.f-r -all', 'fail'],
    ['a:commune.1fr -all', 'fail'],
    ['a:commune.fr.. -all', 'permerror'],
    ['a:.fr -all', 'fail'],
    ['a=commune.fr -all', 'fail'],
    ['a.commune.fr -all', 'permerror'],
  ])
})

describe('mx (5.4)', () => {
  judged([
    ['mx -all', 'pass', { ip: '192.0.2.130' }],
    ['mx -all', 'fail'],
    ['mx/24 -all', 'pass'],
    ['mx//64 -all', 'pass', six],
    ['mx:commune.fr/24//32 -all', 'pass'],
    ['mx:both.example -all', 'fail', { ip: '192.0.2.200' }],
    ['mx:null.example -all', 'fail'],
    ['mx:null.example/0 -all', 'fail'],
    ['mx:order.example -all', 'pass'],
    ['mx:order.example -all', 'temperror', { ip: '203.0.113.1' }],
    ['mx:dead-mx.example -all', 'pass'],
    ['mx:muet.example -all', 'temperror'],
    ['mx:six.example//0 -all', 'pass', { ip: '2001:db8:ffff::1' }],
    ['mx: -all', 'permerror'],
    ['mx/33 -all', 'permerror'],
    ['mx:mail.example:25 -all', 'permerror'],
  ])
})

describe('ptr (5.5)', () => {
  const named = (names: readonly string[], more: Record<string, SpfZone> = {}) => ({
    '1.2.0.192.in-addr.arpa': { PTR: names },
    'mx.commune.fr': { A: ['192.0.2.1'] },
    'commune.fr': { A: ['192.0.2.1'] },
    'xcommune.fr': { A: ['192.0.2.1'] },
    'liar.commune.fr': { A: ['198.51.100.1'] },
    'muet.commune.fr': { fails: 'all' as const },
    ...more,
  })
  it.each<[string, readonly string[], string]>([
    ['ptr', ['mx.commune.fr'], 'pass'],
    ['ptr', ['commune.fr'], 'pass'],
    ['ptr', ['MX.Commune.FR.'], 'pass'],
    ['ptr:COMMUNE.fr', ['mx.commune.fr'], 'pass'],
    ['ptr', ['xcommune.fr'], 'fail'],
    ['ptr', ['liar.commune.fr'], 'fail'],
    ['ptr', ['muet.commune.fr', 'mx.commune.fr'], 'pass'],
    ['ptr', [], 'fail'],
    ['ptr:other.example', ['mx.commune.fr'], 'fail'],
    ['ptr/24', ['mx.commune.fr'], 'permerror'],
    ['ptr:', ['mx.commune.fr'], 'permerror'],
  ])('« %s » of a client named %j gives %s', async (term, names, result) => {
    expect((await evaluate(`v=spf1 ${term} -all`, named(names))).result).toBe(result)
  })

  it('does not match when the names of the client cannot be told', async () => {
    const silent = { '1.2.0.192.in-addr.arpa': { fails: 'all' as const } }
    expect((await evaluate('v=spf1 ptr -all', silent)).result).toBe('fail')
  })

  it('reads the names of an IPv6 client by its nibbles', async () => {
    const reverse = `1${'.0'.repeat(23)}.8.b.d.0.1.0.0.2.ip6.arpa`
    const there = { [reverse]: { PTR: ['mx.commune.fr'] }, 'mx.commune.fr': { AAAA: [client6] } }
    expect((await evaluate('v=spf1 ptr -all', there, six)).result).toBe('pass')
  })
})

describe('ip4 and ip6 (5.6)', () => {
  judged([
    ['ip4:192.0.2.1 -all', 'pass'],
    ['IP4:192.0.2.0/24 -all', 'pass'],
    ['ip4:192.0.2.0/32 -all', 'fail'],
    ['ip4:198.51.100.0/0 -all', 'pass'],
    ['ip4:192.0.3.1/23 -all', 'pass'],
    ['ip4:192.0.2.1 -all', 'pass', { ip: '::FFFF:192.0.2.1' }],
    ['ip6:::ffff:192.0.2.1 -all', 'fail', { ip: '::ffff:192.0.2.1' }],
    ['ip6:::/0 -all', 'fail'],
    ['ip4:0.0.0.0/0 -all', 'fail', six],
    ['ip6:2001:db8::/32 -all', 'pass', six],
    ['ip6:2001:DB8:0:0:0:0:0:1 -all', 'pass', six],
    ['ip6:2001:db8::/127 -all', 'pass', six],
    ['ip6:2001:db8::2/127 -all', 'fail', six],
    ['ip6:::192.0.2.1/96 -all', 'pass', { ip: '::192.0.2.9' }],
    ['ip4 -all', 'permerror'],
    ['ip4: -all', 'permerror'],
    ['ip4:192.0.2 -all', 'permerror'],
    ['ip4:192.0.2.256 -all', 'permerror'],
    ['ip4:192.0.02.1 -all', 'permerror'],
    ['ip4:192.0.2.1/33 -all', 'permerror'],
    ['ip4:192.0.2.1/ -all', 'permerror'],
    ['ip4:192.0.2.1/08 -all', 'permerror'],
    ['ip4:192.0.2.1//32 -all', 'permerror'],
    ['ip4:192.0.2.1:25 -all', 'permerror'],
    ['ip4:2001:db8::1 -all', 'permerror'],
    ['ip4:%{i} -all', 'permerror'],
    ['ip6:192.0.2.1 -all', 'permerror'],
    ['ip6:2001:db8::1::2 -all', 'permerror'],
    ['ip6:2001:db8:1:2:3:4:5:6:7 -all', 'permerror'],
    ['ip6:1:2:3:4:5:6:7::8 -all', 'permerror'],
    ['ip6:12345:: -all', 'permerror'],
    ['ip6:2001:db8:::1 -all', 'permerror'],
    ['ip6:fe80::1%eth0 -all', 'permerror'],
    ['ip6:2001:db8::/129 -all', 'permerror'],
    ['ip6:2001:db8:: -all moo', 'permerror'],
  ])
})

describe('exists (5.7)', () => {
  judged([
    ['exists:commune.fr -all', 'pass'],
    ['exists:commune.fr -all', 'pass', six],
    ['exists:six.example -all', 'fail', six],
    ['exists:nowhere.example -all', 'fail'],
    ['exists:%{l}.commune.fr -all', 'pass', { from: 'mx@commune.fr' }],
    ['exists:%{l}.commune.fr -all', 'fail', { from: 'mé@commune.fr' }],
    ['exists:muet.example -all', 'temperror'],
    ['exists -all', 'permerror'],
    ['exists: -all', 'permerror'],
    ['exists:commune.fr/24 -all', 'permerror'],
  ])
})

describe('what no mechanism settles', () => {
  judged([
    ['a:nowhere.example', 'neutral'],
    ['ip4:198.51.100.1', 'neutral'],
    ['unknown:commune.fr -all', 'permerror'],
    ['ipv4:192.0.2.1 -all', 'permerror'],
    ['“a” -all', 'permerror'],
    ['a\u00a0mx -all', 'permerror'],
    ['a\tmx -all', 'permerror'],
    ['a, mx -all', 'permerror'],
  ])
})
