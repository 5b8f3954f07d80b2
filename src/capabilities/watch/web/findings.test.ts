import { describe, expect, test } from 'vitest'
import type { Finding, Visit } from '../../../api-client/index.ts'
import { evidenceText } from './evidence-text.ts'
import { gatherDependents } from './gather-dependents.ts'
import { findingsIn } from './groups.ts'
import { runsOf } from './runs.ts'
import { standingOf } from './visit-standing.ts'
import { whatIsMissing } from './what-is-missing.ts'

const finding = (code: string, verdict: Finding['verdict'], more: Partial<Finding> = {}): Finding => ({
  code,
  verdict,
  reason: null,
  about: code.startsWith('1.') ? 'site' : 'mail',
  title: code,
  meaning: `Constat ${code}.`,
  observedAt: '2026-11-22T06:12:00Z',
  fix: null,
  ...more,
})
const codes = (findings: readonly Finding[]) => findings.map(({ code }) => code)

describe('the findings of a visit', () => {
  test('what asks for something comes first', () => {
    const seen = [
      finding('2.1', 'ok'),
      finding('2.4', 'could-not-tell'),
      finding('2.7', 'to-fix'),
      finding('1.1', 'ok'),
    ]
    expect(codes(findingsIn('mail', seen))).toEqual(['2.7', '2.4', '2.1'])
  })

  test('among them, the gravest comes first, and what only improves things last', () => {
    const toFix = (code: string, gravity: 'serious' | 'usual' | 'minor') =>
      finding(code, 'to-fix', { fix: { who: 'Vous', ask: 'Corrigez.', gravity } })
    const seen = [toFix('2.1', 'minor'), toFix('2.2', 'usual'), toFix('2.3', 'serious')]
    expect(codes(findingsIn('mail', seen))).toEqual(['2.3', '2.2', '2.1'])
  })

  test('what is lost for one reason is told once', () => {
    const roots = gatherDependents([
      finding('1.1', 'to-fix', { meaning: 'Pas de site.' }),
      finding('1.2', 'to-fix', { meaning: 'Pas de site. Ce point en dépend.' }),
      finding('1.8', 'to-fix'),
    ])
    expect(roots.map((root) => [root.finding.code, codes(root.dependents)])).toEqual([
      ['1.1', ['1.2']],
      ['1.8', []],
    ])
  })
})

describe('what keeps a level from being reached', () => {
  const seen = [finding('1.6', 'to-fix'), finding('2.3', 'to-fix'), finding('2.8', 'could-not-tell')]

  test('a level that is reached lacks nothing', () => {
    expect(whatIsMissing('1.a', true, seen)).toEqual([])
  })

  test('1.6 counts for the site and not for the whole', () => {
    expect(codes(whatIsMissing('1.a', false, seen))).toEqual(['1.6'])
    expect(codes(whatIsMissing('a', false, seen))).toEqual(['2.3'])
  })

  test('a level that cannot be told names what could not be', () => {
    expect(codes(whatIsMissing('2.a', null, seen))).toEqual(['2.8'])
  })

  test('without a usable site, the mail needs not bear its name', () => {
    const noSite = finding('1.1', 'to-fix', { evidence: { issues: { WEBSITE_MISSING: 'present' } } })
    expect(codes(whatIsMissing('2.a', false, [...seen, noSite]))).toEqual([])
  })
})

describe('the history of a finding', () => {
  test('visits that saw the same make one line, since the oldest of them', () => {
    const at = (hour: number, verdict: Finding['verdict']) =>
      finding('2.6', verdict, { observedAt: `2026-11-22T0${hour}:00:00Z`, meaning: verdict })
    const runs = runsOf([at(9, 'ok'), at(8, 'ok'), at(7, 'to-fix'), at(6, 'ok')])
    expect(
      runs.map(({ finding, count, sinceAt }) => [finding.verdict, count, sinceAt.slice(11, 13)]),
    ).toEqual([
      ['ok', 2, '08'],
      ['to-fix', 1, '07'],
      ['ok', 1, '06'],
    ])
  })

  test('raw evidence is written to the letter, one line per value', () => {
    const evidence = {
      mx: [{ exchange: 'mx.fr', preference: 10 }],
      spf: ['v=spf1 -all'],
      none: [],
      left: null,
    }
    expect(evidenceText(evidence).split('\n')).toEqual([
      'mx:',
      '  - exchange: mx.fr',
      '    preference: 10',
      'spf:',
      '  - v=spf1 -all',
      'none: (rien)',
      'left: null',
    ])
  })
})

describe('where the newest visit stands', () => {
  const visit = (status: Visit['status']) => ({ status, requestedAt: '2026-11-22T06:00:00Z' }) as Visit

  test('one that has been running for more than ten minutes died with its program', () => {
    expect(standingOf(visit('running'), new Date('2026-11-22T06:09:00Z'))).toBe('under-way')
    expect(standingOf(visit('running'), new Date('2026-11-22T06:11:00Z'))).toBe('stopped')
  })

  test('one that ended stays as it ended', () => {
    expect(standingOf(visit('failed'), new Date('2026-11-23T06:00:00Z'))).toBe('failed')
    expect(standingOf(null, new Date())).toBe('none')
  })
})
