import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readContent } from '../../src/capabilities/diagnostic/content.ts'
import { stateOf } from '../../src/capabilities/diagnostic/domain/measure-state.ts'
import { fillConfidentialAnnex } from '../../src/capabilities/plan/documents/confidential-annex.ts'
import { judgeLevels } from '../../src/capabilities/watch/domain/levels.ts'
import { criteria } from '../../src/capabilities/watch/domain/rpnt.ts'
import { totalsInWords, totalsOf } from '../../src/capabilities/watch/domain/totals.ts'
import type { Verdict } from '../../src/capabilities/watch/domain/verdict.ts'
import type { Finding } from '../../src/capabilities/watch/finding.ts'
import type { ScanReport } from '../../src/capabilities/watch/scan.ts'
import { stateOfVerdict, verdictOrder } from '../../src/capabilities/watch/web/verdicts.ts'
import { texts } from '../../src/capabilities/watch/web/visit-texts.fr.ts'
import { reportInWords } from '../../src/main/commands/scan-in-words.ts'
import { type House, openHouse, type Person } from '../support/house.ts'

/** How many findings of each verdict go in: four different numbers, so that one folded into another is seen. */
const put: Readonly<Record<Verdict, number>> = {
  ok: 5,
  'to-fix': 3,
  'could-not-tell': 2,
  'not-applicable': 4,
}
const verdicts = Object.keys(put) as Verdict[]

const findings: readonly Finding[] = verdicts.flatMap((verdict) =>
  Array.from({ length: put[verdict] }, (_, index) => ({
    code: `certain-${verdict}-${index}`,
    verdict,
    reason: verdict === 'could-not-tell' ? ('dns-timeout' as const) : null,
    title: `Constat ${verdict} ${index}`,
    meaning: 'Une phrase.',
    evidence: {},
    observedAt: '2026-11-22T06:00:00.000Z',
    fix: null,
  })),
)
const different = (words: readonly unknown[]) => new Set(words).size

let house: House
let alice: Person

beforeAll(async () => {
  house = await openHouse()
  alice = await house.person('Alice', '71147')
})
afterAll(() => house.close())

async function keep(organisationId: string): Promise<string> {
  const { rows } = await house.owner.query<{ id: string }>(
    `insert into watch.visit (organisation_id, status, requested_at, finished_at, target, levels)
     values ($1, 'done', $2, $2, '{"domain":"commune.fr","mail":{"kind":"none"},"site":{"kind":"none"}}', '{}') returning id`,
    [organisationId, '2026-11-22T06:00:00Z'],
  )
  return rows[0]?.id ?? ''
}

const insert = (organisationId: string, visitId: string, { code, verdict, reason }: Finding, rank: number) =>
  house.owner.query(
    `insert into watch.finding (visit_id, organisation_id, code, rank, verdict, reason, title, meaning, evidence, observed_at)
     values ($1, $2, $3, $4, $5, $6, 'Un constat', 'Une phrase.', '{}', '2026-11-22T06:00:00Z')`,
    [visitId, organisationId, code, rank, verdict, reason],
  )

describe('the four verdicts stay four', () => {
  it('in the database, which takes no fifth, and through the API, with the reason of what could not be told', async () => {
    const organisationId = await house.organisationOf('71147')
    const visitId = await keep(organisationId)
    for (const [rank, finding] of findings.entries()) await insert(organisationId, visitId, finding, rank)
    const odd = { ...findings[0], code: 'odd', verdict: 'maybe' as Verdict } as Finding
    await expect(insert(organisationId, visitId, odd, 99)).rejects.toThrow('finding_verdict_check')

    const { body } = await alice.call('GET', '/71147/visits/latest')
    expect(totalsOf(body.last.findings)).toEqual(put)
    const reasons = body.last.findings.filter(({ reason }: Finding) => reason !== null)
    expect(reasons.map(({ verdict }: Finding) => verdict)).toEqual(['could-not-tell', 'could-not-tell'])
  })

  it('as evidence, which takes no fifth', async () => {
    const { rows } = await house.owner.query<{ rule: string }>(
      `select pg_get_constraintdef(oid) as rule from pg_constraint
       where contype = 'c' and conrelid = 'evidence.record'::regclass and pg_get_constraintdef(oid) like '%verdict%'`,
    )
    expect(rows[0]?.rule.match(/'[a-z-]+'/g)).toEqual([
      "'supports'",
      "'denies'",
      "'could-not-tell'",
      "'not-applicable'",
    ])
  })

  it('in totals, in words', () => {
    expect(totalsOf(findings)).toEqual(put)
    expect(totalsInWords(put)).toBe('3 à corriger, 2 que nous n’avons pas pu voir, 5 en ordre, 4 sans objet')
  })

  it('on screen: four words, four states, an order that holds all four', () => {
    expect(different(verdicts.map((verdict) => texts.verdicts[verdict]))).toBe(4)
    expect(different(verdicts.map((verdict) => stateOfVerdict[verdict]))).toBe(4)
    expect([...verdictOrder].toSorted()).toEqual(verdicts.toSorted())
  })

  it('in the state of a measure: proven, to do, unknown, not applicable', () => {
    const some = readContent().measures.find(({ proofs }) =>
      proofs.some(({ subject }) => subject === 'check:2.6'),
    )
    if (some === undefined) throw new Error('no measure is proven by 2.6')
    const measure = { ...some, proofs: some.proofs.filter(({ subject }) => subject === 'check:2.6') }
    const profile = { workstations: 3, structures: [], hasProvider: true, population: 300 }
    const states = (['supports', 'denies', 'could-not-tell', 'not-applicable'] as const).map((verdict) => {
      const seen = { subject: 'check:2.6', verdict, observedAt: '2026-11-22T06:00:00Z', expiresAt: null }
      const now = new Date('2026-11-22T07:00:00Z')
      return stateOf(measure, { questions: [], answers: [], proofs: [seen], profile, now }).state
    })
    expect(states).toEqual(['proven', 'to-do', 'unknown', 'not-applicable'])
  })

  it('in the levels: only what is to be fixed loses one, only what could not be told leaves one open', () => {
    const levelOf = (verdict: Verdict) => {
      const all = Object.fromEntries(criteria.map((criterion) => [criterion, 'ok' as Verdict]))
      return judgeLevels({ ...all, '2.7': verdict } as Record<(typeof criteria)[number], Verdict>, true).aa
    }
    expect(verdicts.map(levelOf)).toEqual([true, false, null, true])
  })

  it('in the confidential annex (PDF)', () => {
    const annex = fillConfidentialAnnex({
      letterhead: { organisation: 'Commune', writtenOn: '2026-11-22', isDemonstration: false },
      measures: [],
      findings: findings.map(({ code, verdict, title, meaning }) => ({
        code,
        verdict,
        title,
        meaning,
        observedOn: '2026-11-22',
        evidence: [],
        ask: null,
        record: null,
      })),
    })
    expect(annex).toMatchObject({
      totals: totalsInWords(put),
      findings: findings.map(({ verdict }) => ({ verdict })),
    })
  })

  it('at the command line', () => {
    const report: ScanReport = {
      domain: 'commune.fr',
      mail: { kind: 'none' },
      site: { kind: 'none' },
      assumed: false,
      scannedAt: '2026-11-22T06:00:00.000Z',
      criteria: {} as ScanReport['criteria'],
      levels: { '1.a': null, '1.aa': null, '2.a': null, '2.aa': null, a: null, aa: null },
      notes: [],
      findings: findings.map((finding, index) => ({ ...finding, code: criteria[index] ?? finding.code })),
    }
    const text = reportInWords(report, null)
    const heads = text.split('\n').filter((line) => /^ {2}\S.* Constat /.test(line))
    expect(heads).toHaveLength(findings.length)
    expect(different(heads.map((line) => line.slice(2, 13).trim()))).toBe(4)
    expect(text.replace(/\s+/g, ' ')).toContain(totalsInWords(put))
  })
})
