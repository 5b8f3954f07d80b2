import { describe, expect, it } from 'vitest'
import { readDmarc, soleDmarc } from './record.ts'

const record = (text: string) => {
  const read = readDmarc(text)
  if (read === null) throw new Error(`not DMARC: ${text}`)
  return read
}

describe('a DMARC record', () => {
  it.each([
    'v=DMARC1',
    'v=DMARC1;',
    'v=DMARC1 ',
    'v=DMARC1; p=none',
    'V=DMARC1;p=reject',
    'v = DMARC1 ; p = reject ;',
    'v=DMARC1;;p=reject',
    'v=DMARC1;p=reject ',
    'v\t=\tDMARC1\t;\tp\t=\treject',
  ])('is read in « %s »', (text) => expect(readDmarc(text)).not.toBeNull())

  it.each([
    '',
    'v=dmarc1; p=reject',
    'v=DMARC1 p=reject',
    'v=DMARC10; p=reject',
    'v=DMARC1,p=reject',
    ' v=DMARC1; p=reject',
    ';v=DMARC1; p=reject',
    'p=reject; v=DMARC1',
    '"v=DMARC1; p=reject"',
    'v=\u00a0DMARC1',
    'v=spf1 -all',
  ])('is not read in « %s »', (text) => expect(readDmarc(text)).toBeNull())

  it('ignores tags it does not know, and those badly written', () => {
    expect(record('v=DMARC1; x=1; =reject; p; p=reject; q2=3')).toMatchObject({
      p: 'reject',
      strays: [{ text: '=reject' }, { text: 'p' }, { text: 'q2=3' }],
    })
  })

  it('keeps the first of two tags and remembers the other', () => {
    expect(record('v=DMARC1; p=none; P=reject')).toMatchObject({
      p: 'none',
      strays: [{ kind: 'repeated', text: 'P=reject' }],
    })
  })

  it.each([
    ['p=Reject', 'reject'],
    ['p=rejet', 'invalid'],
    ['p=', 'invalid'],
    ['p=reject pct=50', 'invalid'],
    ['p=re\u00a0ject', 'invalid'],
    ['sp=reject', null],
  ])('with « %s » has the policy %s', (tags, p) => expect(record(`v=DMARC1; ${tags}`).p).toBe(p))

  it.each([
    ['t=y', true, 'u'],
    ['t=Y; psd=Y', true, 'y'],
    ['t=yes; psd=oui', false, 'u'],
    ['psd=n', false, 'n'],
    ['psd=u', false, 'u'],
  ])('with « %s » is in test: %s, public suffix: %s', (tags, isTest, psd) => {
    expect(record(`v=DMARC1; ${tags}`)).toMatchObject({ isTest, psd })
  })

  it.each([
    ['mailto:a@b.fr', true],
    ['mailto:a@b.fr!10m', true],
    ['a@b.fr', false],
    ['a@b.fr, mailto:c@d.fr', true],
    ['https://b.fr/rapports', true],
    ['mailto:', true],
    ['mailto', false],
    ['', false],
  ])('that sends reports to « %s » has an address: %s', (rua, hasReports) => {
    expect(record(`v=DMARC1; rua=${rua}`).hasReports).toBe(hasReports)
  })
})

describe('the records of one name', () => {
  it('are none when there are several, even the same twice', () => {
    const twice = ['v=DMARC1; p=reject', 'v=DMARC1; p=reject']
    expect(soleDmarc(twice)).toMatchObject({ record: null, several: [{ p: 'reject' }, { p: 'reject' }] })
  })

  it('do not count other texts', () => {
    expect(soleDmarc(['autre', 'v=DMARC1; p=reject', 'v=DMARC2; p=none'])).toMatchObject({
      record: { p: 'reject' },
      several: [],
    })
  })
})
