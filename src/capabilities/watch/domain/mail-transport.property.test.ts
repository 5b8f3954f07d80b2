import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCaa } from './caa.ts'
import { isUsable } from './dane.ts'
import { allowsServer, readPolicy, soleMtaSts } from './mta-sts.ts'
import { mxFaults } from './mx-quality.ts'
import { soleTlsRpt } from './tls-rpt.ts'

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.nat(0xff).map((byte) => String.fromCharCode(byte)), maxLength: 400 }),
  fc
    .constantFrom('v=STSv1; ', 'v=TLSRPTv1; ', 'version: STSv1\n')
    .chain((start) => fc.string({ maxLength: 200 }).map((end) => start + end)),
)
const label = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,10}[a-z0-9])?$/)
const host = fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join('.'))

describe('whatever is published about the mail', () => {
  it('is read without an exception', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.nat(255), (one, other, number) => {
        soleMtaSts([one, other])
        soleTlsRpt([one, other])
        readPolicy(one)
        readCaa([
          { flags: number, tag: 'issue', value: one },
          { flags: number, tag: other, value: one },
        ])
        isUsable({ usage: number % 4, selector: number % 3, matchingType: number % 4, data: one })
        mxFaults(one, [{ preference: 1, exchange: other }], [])
      }),
      { numRuns: 2000 },
    )
  })

  it('is read in a moment, however it repeats itself', () => {
    for (const piece of ['a-', 'a=', ' ;', 'a.', ';a=b', '\t', 'x:y\n', '=,']) {
      const long = piece.repeat(65_536 / piece.length)
      readCaa([{ flags: 0, tag: 'issue', value: long }])
      soleMtaSts([`v=STSv1; ${long}`])
      soleTlsRpt([`v=TLSRPTv1; rua=${long}`])
      readPolicy(long)
    }
  })

  it('leaves a policy written by the rules as it is', () => {
    const mode = fc.constantFrom('enforce', 'testing', 'none')
    fc.assert(
      fc.property(mode, fc.nat(31_557_600), fc.array(host, { minLength: 1 }), (said, seconds, mx) => {
        const text = [
          'version: STSv1',
          `mode: ${said}`,
          `max_age: ${seconds}`,
          ...mx.map((each) => `mx: ${each}`),
        ]
        expect(readPolicy(text.join('\r\n'))).toEqual({
          ok: true,
          policy: { mode: said, maxAgeInSeconds: seconds, mx },
        })
      }),
    )
  })

  it('stands for exactly one label by its star', () => {
    fc.assert(
      fc.property(host, fc.array(label, { maxLength: 3 }), (domain, labels) => {
        const policy = { mode: 'enforce', maxAgeInSeconds: 1, mx: [`*.${domain}`] } as const
        expect(allowsServer(policy, [...labels, domain].join('.'))).toBe(labels.length === 1)
      }),
    )
  })
})
