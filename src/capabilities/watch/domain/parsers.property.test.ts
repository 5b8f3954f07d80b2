import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dmarcWeakness } from './dmarc/policy.ts'
import { readDmarc, soleDmarc } from './dmarc/record.ts'
import { firstDmarc, strengthenDmarc } from './dns-records.ts'
import { readSpf } from './spf/read-record.ts'
import { isSpf } from './spf/record.ts'
import { readDomain, readMail, readSite } from './target.ts'

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary', maxLength: 600 }),
  fc.string({ unit: 'grapheme' }),
)
const label = fc
  .stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/)
  .filter((text) => !text.startsWith('xn--'))
const domain = fc.tuple(label, fc.constantFrom('fr', 'bzh', 'eu', 'com')).map((parts) => parts.join('.'))
const policy = fc.constantFrom('none', 'quarantine', 'reject', 'Reject', 'x')
const tag = fc.oneof(
  policy.map((value) => `p=${value}`),
  policy.map((value) => `sp=${value}`),
  fc.nat(200).map((value) => `pct=${value}`),
  fc.constantFrom('t=y', 't=n', 'psd=n', 'rua=mailto:a@b.fr', 'adkim=s', '', 'x'),
)
const record = fc.array(tag, { maxLength: 6 }).map((tags) => ['v=DMARC1', ...tags].join('; '))

describe('whatever is typed or published', () => {
  it('is read without an exception', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        readDomain(text)
        readMail(text)
        readSite(text)
        readDmarc(text)
        readDmarc(`v=DMARC1;${text}`)
        readSpf(`v=spf1 ${text}`)
      }),
      { numRuns: 2000 },
    )
  })

  it('gives names that are read again as themselves', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = readDomain(text)
        if (!read.ok) return
        expect(read.value.domain).toMatch(/^[a-z0-9.-]{3,253}$/)
        expect(readDomain(read.value.domain)).toMatchObject({
          ok: true,
          value: { domain: read.value.domain },
        })
      }),
    )
  })

  it('reads a domain the same in capitals, with a final dot, or as a web address', () => {
    fc.assert(
      fc.property(domain, (name) => {
        for (const typed of [name.toUpperCase(), `${name}.`, `https://${name}/`, ` ${name} `]) {
          expect(readDomain(typed)).toMatchObject({ ok: true, value: { domain: name } })
        }
      }),
    )
  })
})

describe('a record Beffroi proposes', () => {
  it('passes its own check', () => {
    fc.assert(
      fc.property(domain, record, (name, text) => {
        const read = readDmarc(text)
        if (read === null) throw new Error(text)
        const proposed = strengthenDmarc(name, read)
        const sole = soleDmarc([proposed.value]).record
        expect(sole && dmarcWeakness(sole, 'itself')).toBeNull()
        expect(sole).not.toBeNull()
        expect(proposed.name).toBe(`_dmarc.${name}`)
        expect(readDmarc(firstDmarc(name, `mairie@${name}`).value)).toMatchObject({
          p: 'none',
          hasReports: true,
        })
      }),
    )
  })

  it('keeps the reports and the alignment that were asked', () => {
    const read = readDmarc('v=DMARC1; p=none; rua=mailto:a@b.fr; adkim=s; pct=10; t=y')
    expect(read && strengthenDmarc('b.fr', read).value).toBe(
      'v=DMARC1; p=quarantine; rua=mailto:a@b.fr; adkim=s',
    )
  })
})

describe('an SPF text', () => {
  it('is SPF whatever its case', () => {
    fc.assert(
      fc.property(fc.mixedCase(fc.constant('v=spf1 -all')), (text) => {
        expect(isSpf(text)).toBe(true)
      }),
    )
  })
})
