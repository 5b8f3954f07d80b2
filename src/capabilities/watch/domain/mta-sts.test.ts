import { describe, expect, it } from 'vitest'
import { allowsServer, readPolicy, soleMtaSts } from './mta-sts.ts'

describe('the record of MTA-STS', () => {
  it.each<[string, string[], string]>([
    ['as in the RFC', ['v=STSv1; id=20160831085700Z;'], 'one'],
    ['without spaces or end', ['v=STSv1;id=1'], 'one'],
    ['with tabs around', ['v=STSv1\t;\tid=1 ; '], 'one'],
    ['with an extension', ['v=STSv1; other.x_-=a/b; id=1'], 'one'],
    ['whose first id counts', ['v=STSv1; id=1; id=-'], 'one'],
    ['beside other texts', ['hello', 'v=spf1 -all', 'v=STSv1; id=1'], 'one'],
    ['none at all', [], 'none'],
    ['only other texts', ['v=spf1 -all'], 'none'],
    ['two of them', ['v=STSv1; id=1', 'v=STSv1; id=2'], 'several'],
    ['two of them, one badly written', ['v=STSv1; id=1', 'v=STSv1; id='], 'several'],
    ['without id', ['v=STSv1;'], 'malformed'],
    ['without end of version', ['v=STSv1'], 'malformed'],
    ['in another case', ['v=stsv1; id=1'], 'malformed'],
    ['with an id of 33', [`v=STSv1; id=${'1'.repeat(33)}`], 'malformed'],
    ['with a dash in the id', ['v=STSv1; id=2026-01-01'], 'malformed'],
    ['with an empty field', ['v=STSv1;; id=1'], 'malformed'],
    ['with a space in a value', ['v=STSv1; id=1; a=b c'], 'malformed'],
    ['after a space', [' v=STSv1; id=1'], 'malformed'],
  ])('%s', (_, texts, kind) => expect(soleMtaSts(texts).kind).toBe(kind))
})

const policy = (lines: string) => readPolicy(lines.replaceAll('|', '\n'))
const inOrder = 'version: STSv1|mode: enforce|mx: mail.example.com|mx: *.example.net|max_age: 604800|'

describe('a policy of MTA-STS', () => {
  it('is read as in the RFC', () => {
    expect(policy(inOrder)).toEqual({
      ok: true,
      policy: { mode: 'enforce', maxAgeInSeconds: 604800, mx: ['mail.example.com', '*.example.net'] },
    })
  })

  it.each([
    ['with CRLF', inOrder.replaceAll('|', '\r\n')],
    ['without a last end of line', inOrder.slice(0, -1)],
    ['without spaces', inOrder.replaceAll(': ', ':')],
    ['with tabs and spaces after values', inOrder.replaceAll('|', ' \t|')],
    ['with unknown keys', `${inOrder}other: x|`],
    ['with a second mode, which does not count', `${inOrder}mode: none|`],
    ['with empty lines', `|${inOrder}|`],
    ['with the longest time', inOrder.replace('604800', '31557600')],
    ['with no time at all', inOrder.replace('604800', '0')],
    ['of mode none without servers', 'version: STSv1|mode: none|max_age: 86400|'],
  ])('%s is one', (_, lines) => expect(policy(lines).ok).toBe(true))

  it.each([
    ['version', inOrder.replace('STSv1', 'STSv2')],
    ['version', inOrder.replace('version: STSv1|', '')],
    ['version', inOrder.replace('version', 'Version')],
    ['mode', inOrder.replace('enforce', 'Enforce')],
    ['mode', inOrder.replace('mode: enforce', 'mode=enforce')],
    ['max-age', inOrder.replace('604800', '31557601')],
    ['max-age', inOrder.replace('604800', '-1')],
    ['max-age', inOrder.replace('max_age', 'max-age')],
    ['no-mx', 'version: STSv1|mode: testing|max_age: 86400|'],
    ['mx', inOrder.replace('*.example.net', '*.*.example.net')],
    ['mx', inOrder.replace('*.example.net', 'mail*.example.net')],
    ['mx', inOrder.replace('*.example.net', 'mail.example.net.')],
    ['mx', inOrder.replace('*.example.net', 'a.fr, b.fr')],
    ['version', '<!doctype html><html>'],
    ['version', ''],
  ])('has a fault of %s', (fault, lines) => expect(policy(lines)).toEqual({ ok: false, fault }))

  it.each([
    ['mail.example.com', true],
    ['MAIL.EXAMPLE.COM', true],
    ['mx1.example.net', true],
    ['example.net', false],
    ['a.mx1.example.net', false],
    ['example.com', false],
    ['badexample.net', false],
  ])('and %s: %s', (host, isAllowed) => {
    const read = policy(inOrder)
    if (!read.ok) throw new Error(read.fault)
    expect(allowsServer(read.policy, host)).toBe(isAllowed)
  })
})
