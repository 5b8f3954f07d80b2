import { describe, expect, it } from 'vitest'
import { anAnswer, aQuestion, village } from '../../../../test/support/diagnostic-samples.ts'
import { type LetterRequest, writeProviderLetter } from './provider-letter.ts'

const questions = [
  aQuestion({ id: 'made', askProvider: 'Sommes-nous sauvegardés ? Est-ce inclus dans notre contrat ?' }),
  aQuestion({ id: 'apart', askProvider: 'Une copie est-elle hors de la mairie ?' }),
  aQuestion({ id: 'school', askProvider: 'Et l’école ?', when: { structures: ['ecole'] } }),
]

function letter(changes: Partial<LetterRequest> = {}) {
  return writeProviderLetter({
    questions,
    answers: [anAnswer('apart', 'provider-knows'), anAnswer('made', 'dont-know')],
    profile: village,
    communeName: 'Cortevaix',
    senderName: 'La secrétaire de mairie',
    today: '2026-11-22',
    ...changes,
  })
}

describe('the letter to the provider', () => {
  it('asks in the order of the questionnaire what is unknown or left to the provider', () => {
    const written = letter()
    expect(written?.questionIds).toEqual(['made', 'apart'])
    expect(written?.body).toContain(
      '1. Sommes-nous sauvegardés ? Est-ce inclus dans notre contrat ?\n\n2. Une copie est-elle hors de la mairie ?',
    )
  })

  it('names the commune, the sender and a day fifteen days later, in words', () => {
    const written = letter()
    expect(written?.dueOn).toBe('2026-12-07')
    expect(written?.body).toContain('avant le 7 décembre 2026')
    expect(written?.body).toContain('notre commune, Cortevaix.')
    expect(written?.body.endsWith('La secrétaire de mairie\nMairie, Cortevaix')).toBe(true)
    expect(written?.subject).toContain('2 questions (Cortevaix)')
  })

  it('speaks of one question when there is one, and of another day when asked', () => {
    const written = letter({ answers: [anAnswer('made', 'dont-know')], withinDays: 8 })
    expect(written?.subject).toContain('une question (Cortevaix)')
    expect(written?.body).toContain('répondre à cette question avant le 30 novembre 2026')
  })

  it('leaves out other replies and questions that do not apply', () => {
    const answers = [anAnswer('made', 'yes'), anAnswer('apart', 'no'), anAnswer('school', 'dont-know')]
    expect(letter({ answers })).toBeNull()
  })

  it('asks for no password', () => {
    expect(letter()?.body).toContain('aucun mot de passe par courriel')
  })
})
