import { describe, expect, it } from 'vitest'
import type { Reason } from './reason.ts'
import { reasonInWords } from './reason-in-words.ts'

const told = {
  questionId: 'made',
  question: 'Avez-vous une sauvegarde\u00a0?',
  reply: 'yes',
  answeredAt: '2026-11-01T09:00:00Z',
} as const
const seenOn = { subject: 'check:1.4', observedAt: '2026-11-10T05:00:00Z' } as const

const reasons: readonly (readonly [Reason, string])[] = [
  [
    { kind: 'too-small', fromWorkstations: 10, workstations: 1 },
    'Cette mesure vise les communes d’au moins 10 ordinateurs ; vous en avez indiqué 1.',
  ],
  [{ kind: 'no-question-applies' }, 'D’après la fiche de votre commune, cette mesure ne vous concerne pas.'],
  [
    { kind: 'proof-supports', ...seenOn, expiresAt: '2027-01-01T05:00:00Z' },
    'La vérification du 10 novembre 2026 le prouve, jusqu’au 1er janvier 2027.',
  ],
  [
    { kind: 'proof-denies', ...seenOn, subject: 'document:report' },
    'Le document du 10 novembre 2026 montre que ce n’est pas en place.',
  ],
  [
    { kind: 'proof-not-applicable', ...seenOn },
    'La vérification du 10 novembre 2026 montre que cela ne s’applique pas chez vous.',
  ],
  [
    { kind: 'proof-expired', ...seenOn, verdict: 'supports', expiredAt: '2026-11-20T05:00:00Z' },
    'La vérification du 10 novembre 2026 prouvait que c’est en place ; ce constat est périmé depuis le 20 novembre 2026. Il faut le refaire.',
  ],
  [
    { kind: 'could-not-tell', ...seenOn },
    'La vérification du 10 novembre 2026 n’a pas pu conclure : elle sera refaite, et ne compte ni pour ni contre vous.',
  ],
  [
    { kind: 'yes-but-denied', ...seenOn, ...told },
    'Vous avez répondu « oui » le 1er novembre 2026, mais la vérification du 10 novembre 2026 montre autre chose : c’est ce constat qui compte.',
  ],
  [
    { kind: 'no-but-proven', ...seenOn, ...told, reply: 'partly' },
    'Vous avez répondu « en partie » le 1er novembre 2026, mais la vérification du 10 novembre 2026 prouve le contraire : c’est ce constat qui compte. Vous pouvez corriger votre réponse.',
  ],
  [
    { kind: 'answered', ...told, reason: null },
    'À la question « Avez-vous une sauvegarde ? », vous avez répondu « oui » le 1er novembre 2026.',
  ],
  [
    { kind: 'answered', ...told, reply: 'not-concerned', reason: 'Tout est à l’EPCI.' },
    'À la question « Avez-vous une sauvegarde ? », vous avez répondu « nous ne sommes pas concernés » le 1er novembre 2026. Raison donnée : Tout est à l’EPCI.',
  ],
  [
    { kind: 'not-concerned-without-reason', ...told, reply: 'not-concerned' },
    'À la question « Avez-vous une sauvegarde ? », vous avez répondu « pas concernés » sans dire pourquoi : dites-le en quelques mots pour que cela compte.',
  ],
  [
    { kind: 'answer-too-old', ...told, expiredAt: '2026-11-20T05:00:00Z' },
    'Votre réponse du 1er novembre 2026 à la question « Avez-vous une sauvegarde ? » est plus ancienne que la fin de validité de la preuve : est-elle toujours vraie ?',
  ],
  [
    { kind: 'unanswered', questionId: 'made', question: 'Avez-vous une sauvegarde\u00a0?' },
    'Personne n’a encore répondu à la question « Avez-vous une sauvegarde ? ».',
  ],
  [{ kind: 'nothing-seen' }, 'Rien n’a encore été vérifié ni répondu sur ce point.'],
]

const withProtectedSpaces = (text: string) =>
  text.replace(/ ([;:?!»])/g, '\u00a0$1').replace(/« /g, '«\u00a0')

describe('reasonInWords', () => {
  it.each(reasons)('says $kind', (reason, sentence) => {
    expect(reasonInWords(reason)).toBe(withProtectedSpaces(sentence))
  })

  it('reads a day on the clock of the town hall, not of Greenwich', () => {
    const late = { kind: 'proof-denies', subject: 'check:1.4', observedAt: '2026-11-10T23:30:00Z' } as const
    expect(reasonInWords(late)).toContain('11 novembre 2026')
  })
})
