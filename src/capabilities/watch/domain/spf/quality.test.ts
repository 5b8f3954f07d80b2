import { describe, expect, it } from 'vitest'
import { lookUpIn, type SpfZone } from '../../../../../test/support/spf-zones.ts'
import { judgeSpfTree } from './quality.ts'
import { walkSpf } from './walk.ts'

const host = { A: ['192.0.2.9'] }
const zones: Readonly<Record<string, SpfZone>> = {
  'mail.example': { TXT: ['v=spf1 ip4:192.0.2.0/24 -all'], ...host, MX: [[0, 'mail.example']] },
  'open.example': { TXT: ['v=spf1 +all'] },
  'half-open.example': { TXT: ['v=spf1 include:open.example -all'] },
  'silent.example': { TXT: ['v=spf1 ?all'] },
  'endless.example': { TXT: ['v=spf1 ip4:192.0.2.1'] },
  'none.example': { TXT: ['x'] },
  'faulty.example': { TXT: ['v=spf1 moo -all'] },
  'several.example': { TXT: ['v=spf1 -all', 'v=spf1 -all'] },
  'back.example': { TXT: ['v=spf1 include:commune.fr -all'] },
  'to-none.example': { TXT: ['v=spf1 include:none.example -all'] },
  'muet.example': { fails: 'all' },
  'six.example': { TXT: [`v=spf1 ${'a:mail.example '.repeat(6)}-all`] },
  'crowd.example': { MX: Array.from({ length: 11 }, (_, index) => [index, 'mail.example'] as const) },
  'wide.example': { TXT: ['v=spf1 ip4:10.0.0.0/8 -all'] },
}

async function judged(records: string | readonly string[]) {
  const texts = [records].flat().map((record) => `v=spf1 ${record}`.trim())
  const own: SpfZone = { TXT: texts, ...host, MX: [[0, 'mail.example']] }
  const tree = await walkSpf('commune.fr', lookUpIn({ ...zones, 'commune.fr': own }))
  return { tree, ...judgeSpfTree(tree, texts) }
}

describe('the SPF of a domain, read through', () => {
  it.each<[string | string[], string[]]>([
    ['include:mail.example ~all', []],
    ['mx a ip4:192.0.2.0/24 -all', []],
    ['redirect=mail.example', []],
    ['exists:%{i}.mail.example include:%{l}.mail.example -all', []],
    [['mx -all', '-all'], ['several-records']],
    ['ipv4:192.0.2.1 -all', ['unknown-mechanism']],
    ['a:192.0.2.1 -all', ['bad-domain']],
    ['ip4:192.0.2 -all', ['bad-address']],
    ['ip4:192.0.2.1/33 -all', ['bad-prefix']],
    ['include: -all', ['missing-value']],
    ['mx -all;', ['value-not-allowed']],
    ['exists:%x -all', ['bad-macro']],
    ['redirect:mail.example', ['unknown-mechanism']],
    ['mx\u00a0-all', ['not-ascii']],
    ['redirect=mail.example redirect=mail.example', ['repeated-modifier']],
    ['mx +all', ['anybody-allowed']],
    ['mx all', ['anybody-allowed']],
    ['redirect=open.example', ['anybody-allowed']],
    ['include:open.example -all', ['anybody-included']],
    ['include:half-open.example -all', ['anybody-included']],
    ['-include:open.example ~all', []],
    ['include:wide.example -all', ['wide-network']],
    ['ip6:2000::/3 -all', ['wide-network']],
    ['include:none.example -all', ['leads-nowhere']],
    ['include:to-none.example -all', ['leads-nowhere']],
    ['redirect=none.example', ['leads-nowhere']],
    ['include:absent.example -all', ['leads-to-no-name']],
    ['include:x..example -all', ['leads-to-no-name']],
    ['include:faulty.example -all', ['leads-to-fault']],
    ['include:several.example -all', ['leads-to-several']],
    ['include:back.example -all', ['loop']],
    ['include:commune.fr -all', ['loop']],
    [`${'a:mail.example '.repeat(10)}-all`, []],
    [`${'a:mail.example '.repeat(11)}-all`, ['too-many-look-ups']],
    ['include:six.example include:six.example -all', ['too-many-look-ups']],
    ['a:v1.example mx:v2.example -all', []],
    ['a:v1.example mx:v2.example a:v3.example -all', ['too-many-void-look-ups']],
    ['mx:crowd.example -all', ['too-many-mail-servers']],
    ['mx ?all', ['nothing-said']],
    ['redirect=silent.example', ['nothing-said']],
    ['mx', ['no-ending']],
    ['', ['no-ending']],
    ['redirect=endless.example', ['no-ending']],
    ['include=mail.example -all', ['mistaken-modifier']],
    ['-all mx', ['never-reached']],
    ['-all redirect=mail.example', ['never-reached']],
    ['ptr -all', ['ptr-used']],
    ['ptr ?all', ['nothing-said', 'ptr-used']],
  ])('« %s » has the weaknesses %j', async (records, kinds) => {
    const { weaknesses, doubt } = await judged(records)
    expect({ kinds: weaknesses.map(({ kind }) => kind), doubt }).toEqual({ kinds, doubt: null })
  })

  it.each<[string | string[], string | undefined]>([
    [
      ['ip4:192.0.2.1 mx -all', 'mx include:mail.example ~all'],
      'v=spf1 ip4:192.0.2.1 mx include:mail.example ~all',
    ],
    [['mx -all', '-all'], 'v=spf1 mx -all'],
    [['mx -all', 'redirect=mail.example'], undefined],
    ['mx +all', 'v=spf1 mx ~all'],
    ['mx', 'v=spf1 mx ~all'],
    ['redirect=open.example', undefined],
    ['ipv4:192.0.2.1 -all', 'v=spf1 ip4:192.0.2.1 -all'],
    ['a:192.0.2.1', 'v=spf1 ip4:192.0.2.1 ~all'],
    ['mx -all;', 'v=spf1 mx -all'],
    ['include=mail.example -all', 'v=spf1 include:mail.example -all'],
    ['mx include:none.example -all', 'v=spf1 mx -all'],
    ['include:to-none.example -all', undefined],
    ['-all mx redirect=mail.example', 'v=spf1 mx -all'],
    ['moo -all', undefined],
    ['ptr -all', undefined],
  ])('« %s » is repaired by %s', async (records, value) => {
    const [worst] = (await judged(records)).weaknesses
    expect(worst?.record?.value).toBe(value)
  })

  it('cannot be told when a record that it leads to cannot', async () => {
    expect(await judged('include:muet.example -all')).toMatchObject({ weaknesses: [], doubt: 'dns-timeout' })
    expect(await judged('redirect=muet.example')).toMatchObject({ weaknesses: [], doubt: 'dns-timeout' })
  })

  it('is told when a host cannot, unless two are void already', async () => {
    expect((await judged('a:muet.example -all')).doubt).toBeNull()
    expect((await judged('a:muet.example a:v1.example a:v2.example -all')).doubt).toBe('dns-failed')
  })

  it('counts in the order of evaluation, redirect last', async () => {
    const { tree } = await judged('redirect=mail.example include:to-none.example mx')
    expect(tree).toMatchObject({ lookUps: 4, voidLookUps: 1 })
    expect(tree.root.terms.map(({ text, lookUps }) => [text, lookUps])).toEqual([
      ['redirect=mail.example', 4],
      ['include:to-none.example', 1],
      ['mx', 3],
    ])
  })

  it('stops long before a tree that has no end', async () => {
    const wide = Object.fromEntries(
      Array.from({ length: 200 }, (_, at): [string, SpfZone] => [
        `n${at}.example`,
        { TXT: [`v=spf1 include:n${at * 2 + 1}.example include:n${at * 2 + 2}.example -all`] },
      ]),
    )
    let asked = 0
    const inside = lookUpIn(wide)
    const tree = await walkSpf('n0.example', (name, type) => {
      asked += 1
      return inside(name, type)
    })
    expect(asked).toBeLessThanOrEqual(60)
    expect(tree.lookUps).toBeGreaterThan(10)
  })
})
