import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tidyDmarc } from '../dns-records.ts'
import { readDmarc, soleDmarc } from './record.ts'
import { remarksOnTexts } from './remarks.ts'

const remarks = (texts: readonly string[], atDomain: readonly string[] = []) => {
  const { record, several } = soleDmarc(texts)
  return remarksOnTexts(texts, atDomain, record, several).map(({ remark }) => remark)
}

describe('remarks on how a policy is written', () => {
  it.each([
    ['v=DMARC1; p=reject; rua=mailto:a@b.fr; adkim=s; fo=1:d:s', []],
    ['v=DMARC1; p=none; sp=none; t=y', []],
    ['v=DMARC1; p=reject; sp=none', ['weaker-below']],
    ['v=DMARC1; p=reject; np=quarantine', ['weaker-below']],
    ['v=DMARC1; p=quarantine; sp=reject; np=reject', []],
    ['v=DMARC1; p=reject; pct=50', ['partial']],
    ['v=DMARC1; p=reject; pct=100; ri=86400', ['historic-tag', 'historic-tag']],
    ['v=DMARC1; p=reject; t=y', ['test-mode']],
    ['v=DMARC1', ['policy-badly-written']],
    ['v=DMARC1; p=reject; sp=rejet', ['policy-badly-written']],
    ['v=DMARC1; policy=reject; p=none', ['unknown-tag']],
    ['v=DMARC1; p=none; adkim=strict; fo=0:1', ['value-badly-written', 'value-badly-written']],
    ['v=DMARC1; p=none; fo=d:d', ['value-badly-written']],
    ['v=DMARC1; p=none; p=reject', ['stray-text']],
    ['v=DMARC1; p=none; reject', ['stray-text']],
    ['"v=DMARC1; p=none"', ['quoted']],
    ['v=DMARC1\\; p=none', ['quoted']],
    ['v=dmarc1; p=none', ['version-badly-written']],
    [' v=DMARC1; p=none', ['version-badly-written']],
    ['p=none; v=DMARC1', ['version-badly-written']],
    ['v=DMARC1 p=none', ['version-badly-written']],
    ['v=spf1 -all', []],
    ['verification=v', []],
  ])('on « %s »: %s', (text, expected) => expect(remarks([text])).toEqual(expected))

  it('tell the records that cancel each other out, before all else', () => {
    expect(remarks(['v=DMARC1; p=none', 'v=DMARC1; p=rejet', 'v=dmarc1'])).toEqual([
      'several-records',
      'several-records',
      'version-badly-written',
    ])
  })

  it('tell a record at the domain itself when none is where it belongs', () => {
    const stray = ['v=spf1 -all', 'v=DMARC1; p=none']
    expect(remarks([], stray)).toEqual(['wrong-name'])
    expect(remarks(['v=DMARC1; p=none'], stray)).toEqual([])
  })

  it('are none on the record Beffroi proposes instead, whose policy is the same', () => {
    const tag = fc.oneof(
      fc.constantFrom('p=none', 'p=Reject', 'p=x', 'sp=none', 'sp=reject', 'np=x', 't=y', 't=n', 'psd=n'),
      fc.constantFrom('pct=5', 'ri=1', 'adkim=s', 'aspf=z', 'fo=1:d', 'fo=0:1', 'ruas=1', 'x', '', 'p'),
      fc.constantFrom(
        'rua=mailto:a@b.fr',
        'rua=a@b.fr',
        'rua=a@b.fr,mailto:c@d.fr!1k',
        'ruf=',
        'rua=https://b.fr',
      ),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 8 }), (tags) => {
        const read = readDmarc(['v=DMARC1', ...tags].join(';'))
        if (read === null) throw new Error('a record')
        const proposed = readDmarc(tidyDmarc('b.fr', read, 'mairie@b.fr').value)
        expect(proposed?.hasReports).toBe(true)
        expect(proposed?.p).toBe(read.p === null || read.p === 'invalid' ? 'none' : read.p)
        const left = remarks([proposed?.text ?? '']).filter((remark) => remark !== 'weaker-below')
        expect(left).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })
})
