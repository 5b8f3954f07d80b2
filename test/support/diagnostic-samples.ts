import type { Measure, Proof } from '../../src/capabilities/diagnostic/domain/measure.ts'
import type { WhatIsSeen } from '../../src/capabilities/diagnostic/domain/measure-state.ts'
import type { Profile } from '../../src/capabilities/diagnostic/domain/profile.ts'
import type { ProofSeen } from '../../src/capabilities/diagnostic/domain/proof-seen.ts'
import type { Answer, Question, Reply } from '../../src/capabilities/diagnostic/domain/question.ts'

// Small, boring measures and questions: a test names only what it is about.

export const village: Profile = {
  workstations: 4,
  structures: ['mairie'],
  hasProvider: true,
  population: 247,
}

export function aMeasure(changes: Partial<Measure> = {}): Measure {
  return {
    id: 'backups',
    theme: 'backups',
    essential: false,
    title: 'Les données sont sauvegardées',
    what: 'Une copie.',
    why: 'Une panne.',
    risk: { label: 'Perte', weight: 3 },
    doneBy: 'provider',
    effortInMinutes: 30,
    cost: { from: 0, to: 100, yearly: false },
    action: 'Sauvegarder les données',
    steps: ['Copiez.'],
    proofs: [aProof('document:report')],
    after: [],
    references: [],
    citations: [],
    publicTitle: 'Sauvegarde des données',
    ...changes,
  }
}

export function aProof(subject: string, validForDays = 365): Proof {
  return { subject, validForDays, how: 'Le relevé.' }
}

export function aQuestion(changes: Partial<Question> = {}): Question {
  return {
    id: 'made',
    theme: 'backups',
    firstVisit: false,
    text: 'Avez-vous une sauvegarde ?',
    why: 'Une panne.',
    whereToLook: 'Dans le contrat.',
    measures: ['backups'],
    askProvider: 'Sommes-nous sauvegardés ?',
    minutes: 1,
    citations: [],
    ...changes,
  }
}

export function anAnswer(questionId: string, reply: Reply, changes: Partial<Answer> = {}): Answer {
  return {
    questionId,
    reply,
    reason: null,
    note: null,
    answeredAt: '2026-11-01T09:00:00Z',
    version: 1,
    ...changes,
  }
}

export function aProofSeen(
  subject: string,
  verdict: ProofSeen['verdict'],
  changes: Partial<ProofSeen> = {},
): ProofSeen {
  return { subject, verdict, observedAt: '2026-11-10T05:00:00Z', expiresAt: null, ...changes }
}

/** Seen on 22 November 2026 in a village of four computers, with one question about the measure. */
export function seen(changes: Partial<WhatIsSeen> = {}): WhatIsSeen {
  return {
    questions: [aQuestion()],
    answers: [],
    proofs: [],
    profile: village,
    now: new Date('2026-11-22T10:00:00Z'),
    ...changes,
  }
}
