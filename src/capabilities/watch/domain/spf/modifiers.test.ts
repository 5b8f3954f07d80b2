import { describe, expect, it } from 'vitest'
import { client, client6, evaluate, type Sent } from '../../../../../test/support/spf-case.ts'
import type { SpfZone } from '../../../../../test/support/spf-zones.ts'

describe('modifiers (RFC 7208 section 6)', () => {
  const zones: Readonly<Record<string, SpfZone>> = {
    'commune.fr': { A: ['198.51.100.1'] },
    'own.example': { TXT: ['v=spf1 a -all exp=why.own.example'], A: [client] },
    'why.own.example': { TXT: ['Ask %{d}.'] },
    'why.commune.fr': { TXT: ['Ask us.'] },
    'refuses.example': { TXT: ['v=spf1 -all exp=why.own.example'] },
    'none.example': { TXT: ['x'] },
    'muet.example': { fails: 'all' },
  }
  it.each<[string, string, string | null]>([
    ['redirect=own.example', 'pass', null],
    ['redirect=own.example a:own.example', 'pass', null],
    ['redirect=own.example -all', 'fail', null],
    ['REDIRECT=own.example', 'pass', null],
    ['redirect=refuses.example exp=why.commune.fr', 'fail', 'Ask refuses.example.'],
    ['include:refuses.example -all exp=why.commune.fr', 'fail', 'Ask us.'],
    ['include:refuses.example -all', 'fail', null],
    ['-include:own.example exp=why.commune.fr', 'fail', 'Ask us.'],
    ['exp=why.commune.fr ~all', 'softfail', null],
    ['exp=why.commune.fr a:moo +all', 'permerror', null],
    ['redirect=none.example', 'permerror', null],
    ['redirect=nowhere.example', 'permerror', null],
    ['redirect=x..example', 'permerror', null],
    ['redirect=muet.example', 'temperror', null],
    ['redirect=own.example redirect=own.example', 'permerror', null],
    ['exp=why.commune.fr -all EXP=why.commune.fr', 'permerror', null],
    ['redirect= -all', 'permerror', null],
    ['redirect=example -all', 'permerror', null],
    ['redirect:own.example -all', 'permerror', null],
    ['-redirect=own.example', 'permerror', null],
    ['exp= -all', 'permerror', null],
    ['exp=%{c}.example -all', 'permerror', null],
    ['moo=%{c} -all', 'permerror', null],
    ['moo=%x -all', 'permerror', null],
    ['moo=% -all', 'permerror', null],
    ['moo= moo= x-1_2.3=a/b:c -all', 'fail', null],
    ['1moo=x -all', 'permerror', null],
    ['_moo=x -all', 'permerror', null],
    ['=x -all', 'permerror', null],
  ])('« %s » gives %s and %j', async (record, result, explanation) => {
    const told = await evaluate(`v=spf1 ${record}`, zones)
    expect(told, JSON.stringify(told)).toMatchObject({ result, explanation })
  })
})

describe('an explanation (6.2)', () => {
  it.each<[string, SpfZone, string | null]>([
    ['is one text', { TXT: ['Not you.'] }, 'Not you.'],
    ['may be empty', { TXT: [''] }, ''],
    ['is not one of several', { TXT: ['One.', 'Two.'] }, null],
    ['is none where there is none', { A: [client] }, null],
    ['is none when the DNS does not answer', { fails: 'all' }, null],
    ['is not one with a fault', { TXT: ['100 % sure'] }, null],
    ['is not one with an unknown letter', { TXT: ['The %{x} files'] }, null],
    ['is not one beyond ASCII', { TXT: ['Refus\u00e9'] }, null],
    ['is not one with a line break', { TXT: ['a\nb'] }, null],
    [
      'knows the client, the receiver and the time',
      { TXT: ['%{c} %{r} %{t}'] },
      '192.0.2.1 mx.receiver.example 86400',
    ],
    ['keeps its final dot', { TXT: ['See %{d}.'] }, 'See commune.fr.'],
    ['may hold percents and spaces', { TXT: ['100%% of%_it%-'] }, '100% of it%20'],
  ])('%s', async (_, zone, explanation) => {
    const told = await evaluate('v=spf1 -all exp=why.commune.fr', { 'why.commune.fr': zone })
    expect(told).toMatchObject({ result: 'fail', explanation })
  })
})

describe('macros (section 7)', () => {
  const expanded = async (text: string, sent: Sent = {}, zones: Record<string, SpfZone> = {}) =>
    (await evaluate('v=spf1 -all exp=why.commune.fr', { ...zones, 'why.commune.fr': { TXT: [text] } }, sent))
      .explanation

  const sent: Sent = { from: 'strong-bad@email.commune.fr', domain: 'commune.fr' }
  it.each([
    ['%{s}', 'strong-bad@email.commune.fr'],
    ['%{o}', 'email.commune.fr'],
    ['%{d}', 'commune.fr'],
    ['%{d1}', 'fr'],
    ['%{d4}', 'commune.fr'],
    ['%{dr}', 'fr.commune'],
    ['%{d1r}', 'commune'],
    ['%{l}', 'strong-bad'],
    ['%{l-}', 'strong.bad'],
    ['%{lr}', 'strong-bad'],
    ['%{lr-}', 'bad.strong'],
    ['%{l1r-}', 'strong'],
    ['%{o2}', 'commune.fr'],
    ['%{o02R}', 'commune.email'],
    ['%{o-.}', 'email.commune.fr'],
    ['%{i}', '192.0.2.1'],
    ['%{ir}', '1.2.0.192'],
    ['%{i2}', '2.1'],
    ['%{v}', 'in-addr'],
    ['%{h}', 'mx.commune.fr'],
    ['%{S}', 'strong-bad%40email.commune.fr'],
    ['%{p}', 'unknown'],
    ['%{d0}', null],
    ['%{d00r}', null],
    ['%{}', null],
    ['%{d', null],
    ['%{dr2}', null],
    ['%{d;}', null],
    ['%(d)', null],
    ['%', null],
    ['%d', null],
  ])('« %s » is %j', async (text, value) => {
    expect(await expanded(text, sent)).toBe(value)
  })

  it('gives an IPv6 client as nibbles, or short', async () => {
    const nibbles = `2.0.0.1.0.D.B.8${'.0'.repeat(23)}.1`
    expect(await expanded('%{i} %{v} %{c}', { ip: client6 })).toBe(`${nibbles} ip6 2001:db8::1`)
  })

  it.each([
    ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
    ['::', '::'],
    ['2001:db8:1:1:1:1:0:1', '2001:db8:1:1:1:1:0:1'],
    ['1::', '1::'],
    ['::FFFF:192.0.2.9', '192.0.2.9'],
  ])('writes the client %s as %s (RFC 5952)', async (ip, text) => {
    expect(await expanded('%{c}', { ip })).toBe(text)
  })

  it('escapes what a URL cannot hold', async () => {
    expect(await expanded('%{L}', { from: 'a b&c~d_e.f-g/h%@commune.fr' })).toBe('a%20b%26c~d_e.f-g%2Fh%25')
  })

  it('keeps empty parts', async () => {
    expect(await expanded('%{lr-}', { from: 'a--b@commune.fr' })).toBe('b..a')
  })

  it('says postmaster for nobody', async () => {
    expect(await expanded('%{s}', { from: '', helo: 'commune.fr' })).toBe('postmaster@commune.fr')
    expect(await expanded('%{l}', { from: '@commune.fr' })).toBe('postmaster')
  })

  it('prefers the domain itself, then a name below it, for the name of the client', async () => {
    const names = (...all: string[]) => ({
      '1.2.0.192.in-addr.arpa': { PTR: all },
      'other.example': { A: [client] },
      'mx.commune.fr': { A: [client] },
      'commune.fr': { A: [client] },
    })
    expect(await expanded('%{p}', {}, names('other.example', 'mx.commune.fr', 'commune.fr'))).toBe(
      'commune.fr',
    )
    expect(await expanded('%{p}', {}, names('other.example', 'mx.commune.fr'))).toBe('mx.commune.fr')
    expect(await expanded('%{p}', {}, names('other.example'))).toBe('other.example')
    expect(await expanded('%{p}', {}, names('liar.example'))).toBe('unknown')
  })

  it('drops labels on the left of a name that is too long', async () => {
    const long = 'a'.repeat(60)
    const from = `${long}.${long}@commune.fr`
    const kept = `${long}.${long}.${long}.commune.fr`
    const zones = { [kept]: { A: [client] } }
    expect((await evaluate('v=spf1 exists:%{l}.%{l}.%{d} -all', zones, { from })).result).toBe('pass')
  })

  it('makes names with signs that hosts do not have', async () => {
    const zones = { 'x%20y z%.commune.fr': { A: [client] } }
    expect((await evaluate('v=spf1 exists:x%-y%_z%%.%{d} -all', zones)).result).toBe('pass')
  })

  it('may end a domain, where a label must', async () => {
    const zones = { 'commune.fr': { A: [client] } }
    expect((await evaluate('v=spf1 a:%{d} -all', zones)).result).toBe('pass')
    expect((await evaluate('v=spf1 a:%{d}/32 -all', zones)).result).toBe('pass')
    expect((await evaluate('v=spf1 a:%{d}fr -all', zones)).result).toBe('permerror')
    expect((await evaluate('v=spf1 a:%{d}.fr -all', zones)).result).toBe('fail')
  })

  it('speaks of the domain whose record it stands in', async () => {
    const zones = {
      'inc.example': { TXT: ['v=spf1 exists:%{d}.%{o} -all'] },
      'inc.example.commune.fr': { A: [client] },
    }
    expect((await evaluate('v=spf1 include:inc.example -all', zones)).result).toBe('pass')
  })
})
