import { describe, expect, it } from 'vitest'
import type { ProofSeen } from '../../../api-client/index.ts'
import { kindOfProof, rawRecord, toldIn } from './proof-seen.ts'

const seen: ProofSeen = {
  id: '1',
  subject: 'check:2.7',
  verdict: 'supports',
  verdictLabel: 'C’est en place',
  source: 'check',
  sourceLabel: 'Vérification',
  observedAt: '2026-11-22T05:12:00Z',
  expiresAt: '2026-12-22T05:12:00Z',
  isExpired: false,
  summary: 'Le domaine publie une règle.',
  detail: null,
  file: null,
}

describe('a proof that was seen', () => {
  it('is proven by a check, only declared by an answer', () => {
    expect(kindOfProof(seen)).toBe('proven')
    expect(kindOfProof({ ...seen, source: 'answer' })).toBe('declared')
  })

  it('is out of date before anything else', () => {
    expect(kindOfProof({ ...seen, isExpired: true, verdict: 'denies' })).toBe('expired')
  })

  it('shows its record a line for each thing', () => {
    const detail = {
      domain: 'cortevaix.fr',
      records: ['v=spf1 -all', 'v=spf1 ~all'],
      answer: { code: 0, ad: null },
    }
    expect(rawRecord({ ...seen, detail })).toBe(
      'domain: cortevaix.fr\nrecords: v=spf1 -all\nrecords: v=spf1 ~all\nanswer.code: 0',
    )
  })

  it('has no record where a person spoke, or where there is nothing', () => {
    expect(rawRecord({ ...seen, source: 'answer', detail: { reply: 'yes' } })).toBeNull()
    expect(rawRecord({ ...seen, detail: {} })).toBeNull()
  })

  it('tells the reason and the note that came with an answer', () => {
    expect(toldIn({ reason: 'Pas d’école.', note: '', by: 'Secrétaire de mairie' })).toEqual({
      by: 'Secrétaire de mairie',
      note: null,
      reason: 'Pas d’école.',
    })
  })
})
