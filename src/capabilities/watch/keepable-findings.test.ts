import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Finding } from './finding.ts'
import { keepableFindings } from './keepable-findings.ts'

const finding = (text: string): Finding => ({
  code: 'caa',
  verdict: 'to-fix',
  reason: null,
  title: 'CAA',
  meaning: text,
  evidence: { caa: { kind: 'answer', records: [{ value: text }] } },
  observedAt: '2026-11-22T09:00:00.000Z',
  fix: null,
})

/** Halves of a pair included. */
const anyText = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) })

it('what a database refuses in a record is replaced, in the sentence and in the evidence', () => {
  expect(keepableFindings([finding('a\u0000b\ud83dc\udc00d')])).toEqual([finding('a\ufffdb\ufffdc\ufffdd')])
})

it('all other texts are kept as they are', () => {
  expect(keepableFindings([finding('« é » 🔔 \\n\n"')])).toEqual([finding('« é » 🔔 \\n\n"')])
  fc.assert(
    fc.property(anyText, (text) => {
      const [kept] = keepableFindings([finding(text)])
      expect(kept?.meaning.isWellFormed()).toBe(true)
      expect(kept?.meaning).not.toContain('\u0000')
    }),
  )
})
