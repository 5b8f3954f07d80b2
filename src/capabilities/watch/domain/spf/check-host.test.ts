import { describe, expect, it } from 'vitest'
import { client6, evaluate, type Sent } from '../../../../../test/support/spf-case.ts'
import type { SpfZone } from '../../../../../test/support/spf-zones.ts'

const hosts = (from: number, to: number) =>
  Object.fromEntries(
    Array.from({ length: to - from + 1 }, (_, index): [string, SpfZone] => [
      `h${from + index}.example`,
      { A: ['198.51.100.1'], AAAA: ['2001:db8:1::1'] },
    ]),
  )
const terms = (name: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `${name}:h${from + index}.example`).join(' ')

describe('check_host(), initial processing (RFC 7208 section 4.3)', () => {
  it.each<[string, Sent, string]>([
    ['a single label', { from: 'a@commune' }, 'none'],
    ['a domain literal', { from: 'a@[192.0.2.1]' }, 'none'],
    ['a label of 64 characters', { from: `a@${'x'.repeat(64)}.fr` }, 'none'],
    ['a name of 254 characters', { from: `a@${'abcdefghi.'.repeat(25)}abcd` }, 'none'],
    ['an empty label', { from: 'a@commune..fr' }, 'none'],
    ['an empty domain', { from: 'a@' }, 'none'],
    ['a domain beyond ASCII', { from: 'a@communé.fr' }, 'none'],
    ['a name that does not exist', { from: 'a@absente.fr' }, 'none'],
    ['a final dot', { from: 'a@commune.fr.' }, 'fail'],
    ['capitals', { from: 'a@COMMUNE.FR' }, 'fail'],
    ['no local part', { from: '@commune.fr' }, 'fail'],
    ['no « @ »', { from: 'commune.fr' }, 'fail'],
    ['several « @ »', { from: '"a@b"@commune.fr' }, 'fail'],
    ['the null sender', { from: '', helo: 'commune.fr' }, 'fail'],
    ['the null sender and a HELO that is no domain', { from: '', helo: 'PC-MAIRIE' }, 'none'],
    ['another domain than the sender’s', { from: 'a@absente.fr', domain: 'commune.fr' }, 'fail'],
  ])('%s', async (_, sent, result) => {
    expect((await evaluate('v=spf1 -all', {}, sent)).result).toBe(result)
  })
})

describe('the record that is read (4.4, 4.5)', () => {
  it.each<[string, string[], string]>([
    ['is the one SPF among other texts', ['site=1', 'v=spf1 -all', 'v=spf10 +all', 'v=spf1+all'], 'fail'],
    ['has its version in any case', ['V=SpF1 -all'], 'fail'],
    ['can be empty', ['v=spf1'], 'neutral'],
    ['ends with spaces', ['v=spf1 -all  '], 'fail'],
    ['does not begin with a space', [' v=spf1 -all'], 'none'],
    ['does not stand beside another', ['v=spf1 -all', 'v=spf1'], 'permerror'],
    ['does not stand beside its double', ['v=spf1 -all', 'v=spf1 -all'], 'permerror'],
    ['is not of another version', ['v=spf2.0/pra -all'], 'none'],
    ['is not apart by a tab', ['v=spf1\t-all'], 'none'],
    ['is none', [], 'none'],
  ])('%s', async (_, records, result) => {
    expect((await evaluate(records)).result).toBe(result)
  })

  it('cannot be told when the DNS does not answer', async () => {
    const told = await evaluate('v=spf1 -all', { 'muette.fr': { fails: 'all' } }, { from: 'a@muette.fr' })
    expect(told).toMatchObject({
      result: 'temperror',
      problem: { kind: 'dns', domain: 'muette.fr', term: null, name: 'muette.fr', type: 'TXT' },
    })
  })
})

describe('the limits (4.6.4)', () => {
  it.each<[string, string, Record<string, SpfZone>, string, number]>([
    ['ten look-ups are allowed', `v=spf1 ${terms('a', 1, 10)} -all`, hosts(1, 10), 'fail', 10],
    ['the eleventh is not', `v=spf1 ${terms('a', 1, 11)} -all`, hosts(1, 11), 'permerror', 10],
    [
      'a match before it decides',
      `v=spf1 ${terms('a', 1, 10)} all ${terms('a', 11, 11)}`,
      hosts(1, 11),
      'pass',
      10,
    ],
    [
      'all, ip4 and ip6 ask nothing',
      `v=spf1 ${'ip4:198.51.100.1 ip6:2001:db8::9 '.repeat(20)}-all`,
      {},
      'fail',
      0,
    ],
    [
      'the same host counts each time',
      `v=spf1 ${'a '.repeat(11)}-all`,
      { 'commune.fr': { A: ['198.51.100.1'] } },
      'permerror',
      10,
    ],
    [
      'what is included counts with the rest',
      `v=spf1 include:inc.example ${terms('a', 1, 4)} -all`,
      { ...hosts(1, 9), 'inc.example': { TXT: [`v=spf1 ${terms('a', 5, 9)} ?all`] } },
      'fail',
      10,
    ],
    [
      'one too many through an include is one too many',
      `v=spf1 ${terms('a', 1, 9)} include:inc.example -all`,
      { ...hosts(1, 10), 'inc.example': { TXT: ['v=spf1 a:h10.example -all'] } },
      'permerror',
      10,
    ],
    [
      'redirect counts too',
      `v=spf1 ${terms('a', 1, 10)} redirect=inc.example`,
      { ...hosts(1, 10), 'inc.example': { TXT: ['v=spf1 +all'] } },
      'permerror',
      10,
    ],
    ['include in a circle ends', 'v=spf1 include:commune.fr -all', {}, 'permerror', 10],
    ['redirect in a circle ends', 'v=spf1 redirect=commune.fr', {}, 'permerror', 10],
    ['two void look-ups are allowed', 'v=spf1 a:v1.example mx:v2.example -all', {}, 'fail', 2],
    ['the third is not', 'v=spf1 a:v1.example mx:v2.example exists:v3.example -all', {}, 'permerror', 3],
    [
      'a name without such a record is void as one that does not exist',
      'v=spf1 a:t.example mx:t.example exists:t.example -all',
      { 't.example': { TXT: ['x'] } },
      'permerror',
      3,
    ],
    [
      'void ones add up across includes',
      'v=spf1 a:v1.example include:inc.example a:v3.example -all',
      { 'inc.example': { TXT: ['v=spf1 a:v2.example ?all'] } },
      'permerror',
      4,
    ],
    [
      'a third void one after a match is not made',
      'v=spf1 a:v1.example a:v2.example all a:v3.example',
      {},
      'pass',
      2,
    ],
    ['names that cannot be asked for are not void', `v=spf1 ${'a:x..example '.repeat(4)}-all`, {}, 'fail', 4],
  ])('%s', async (_, record, zones, result, lookUpCount) => {
    expect(await evaluate(record, zones)).toMatchObject({ result, lookUpCount })
  })

  it('names the term that is one too many', async () => {
    const { problem } = await evaluate(`v=spf1 ${terms('a', 1, 11)} -all`, hosts(1, 11))
    expect(problem).toEqual({ kind: 'too-many-look-ups', domain: 'commune.fr', term: 'a:h11.example' })
  })

  it('an IPv6 client finds hosts of IPv4 alone void', async () => {
    const four = { A: ['198.51.100.1'] }
    const zones = { 'a.example': four, 'b.example': four, 'c.example': four }
    const record = 'v=spf1 a:a.example a:b.example a:c.example -all'
    expect((await evaluate(record, zones, { ip: client6 })).problem?.kind).toBe('too-many-void-look-ups')
    expect((await evaluate(record, zones)).result).toBe('fail')
  })

  it('exp counts for nothing', async () => {
    const record = 'v=spf1 a:v1.example a:v2.example exp=v3.example -all'
    expect(await evaluate(record)).toMatchObject({ result: 'fail', voidLookUpCount: 2, lookUpCount: 2 })
  })

  it('an mx of ten servers is read, one of eleven is not', async () => {
    const servers = (count: number): SpfZone => ({
      MX: Array.from({ length: count }, (_, index) => [index, `h${index + 1}.example`] as const),
    })
    const zones = { ...hosts(1, 10), 'h11.example': { A: ['192.0.2.1'] } }
    expect((await evaluate('v=spf1 mx:m.example -all', { ...zones, 'm.example': servers(10) })).result).toBe(
      'fail',
    )
    expect(
      (await evaluate('v=spf1 mx:m.example -all', { ...zones, 'm.example': servers(11) })).problem,
    ).toEqual({
      kind: 'too-many-mail-servers',
      domain: 'commune.fr',
      term: 'mx:m.example',
    })
  })

  it('only the first ten names of a client count', async () => {
    const zones = (names: number) => ({
      '1.2.0.192.in-addr.arpa': {
        PTR: [...Array.from({ length: names }, (_, index) => `x${index}.example`), 'mx.commune.fr'],
      },
      'mx.commune.fr': { A: ['192.0.2.1'] },
    })
    expect((await evaluate('v=spf1 ptr -all', zones(9))).result).toBe('pass')
    expect((await evaluate('v=spf1 ptr -all', zones(10))).result).toBe('fail')
  })
})

describe('a fault of syntax (4.6)', () => {
  it('anywhere in the record ends it, even after what matches', async () => {
    expect(await evaluate('v=spf1 +all moo')).toMatchObject({
      result: 'permerror',
      problem: { kind: 'syntax', domain: 'commune.fr', term: 'moo', fault: 'unknown-mechanism' },
      lookUpCount: 0,
    })
  })

  it('in what is never reached does no harm', async () => {
    const zones = { 'inc.example': { TXT: ['v=spf1 moo'] } }
    expect((await evaluate('v=spf1 +all include:inc.example', zones)).result).toBe('pass')
    expect((await evaluate('v=spf1 include:inc.example +all', zones)).problem).toMatchObject({
      domain: 'inc.example',
    })
  })
})
