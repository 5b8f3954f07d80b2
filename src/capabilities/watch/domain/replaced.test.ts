import { expect, it } from 'vitest'
import type { DnsRecord } from './issue-seen.ts'
import { replacedBy } from './replaced.ts'

const proposed = (type: DnsRecord['type'], value: string): DnsRecord => ({ name: 'commune.fr', type, value })

it.each([
  [
    'an SPF takes the place of all SPF',
    'TXT',
    'v=spf1 mx ~all',
    ['v=spf1 -all', 'V=SPF1 a', 'site=1'],
    [0, 1],
  ],
  ['not of what only begins so', 'TXT', 'v=spf1 mx ~all', ['v=spfx1 -all', 'x v=spf1'], []],
  [
    'a DMARC record takes the place of a badly written one',
    'TXT',
    'v=DMARC1; p=none',
    ['v = dmarc1;p=x'],
    [0],
  ],
  ['a text without a version stands beside the others', 'TXT', 'key=1', ['v=spf1 -all', 'key=1'], []],
  ['a null MX stands alone', 'MX', '0 .', ['10 mx.commune.fr'], [0]],
  ['another MX stands beside the others', 'MX', '10 mx2.commune.fr', ['10 mx.commune.fr'], []],
  ['a CAA stands beside the others', 'CAA', '0 issue "a.example"', ['0 issue "b.example"'], []],
] as const)('%s', (_, type, value, standing, replaced) => {
  expect(replacedBy(proposed(type, value), standing)).toEqual(replaced.map((index) => standing[index]))
})
