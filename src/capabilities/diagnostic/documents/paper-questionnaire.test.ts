import { afterAll, expect, test } from 'vitest'
import {
  declarationsOf,
  hasPoppler,
  headingLevelsOf,
  rightmostOf,
  textOf,
} from '../../../../test/support/pdf.ts'
import { openDocuments } from '../../../platform/documents/documents.ts'
import type { Question } from '../domain/question.ts'
import { fillPaperQuestionnaire, paperQuestionnaire } from './paper-questionnaire.ts'

const documents = openDocuments()
afterAll(() => documents.close())

const letterhead = { organisation: 'Commune de Cortevaix', writtenOn: '2026-11-22', isDemonstration: false }

const question: Question = {
  id: 'backup-offsite',
  theme: 'backup',
  firstVisit: true,
  text: 'Une copie est-elle gardée hors de la mairie ?',
  why: 'Un incendie efface tout en même temps.',
  whereToLook: 'Dans le contrat du prestataire.',
  measures: ['backup-offsite'],
  askProvider: 'Où est la copie ?',
  minutes: 2,
  citations: [],
}
const questions = Array.from({ length: 40 }, (_, index) => ({ ...question, id: `q${index}` }))
const themeTitles = { backup: 'Sauvegardes' }

test('forty questions are PDF/UA-1, each under its own heading', async () => {
  const pdf = await documents.renderPdf(paperQuestionnaire, { letterhead, questions, themeTitles, given: {} })
  expect(declarationsOf(pdf)).toMatchObject({ uaPart: '1', language: 'fr-FR', isMarked: true })
  if (hasPoppler) expect(headingLevelsOf(pdf).filter((level) => level === 3)).toHaveLength(40)
})

test.skipIf(!hasPoppler)('each question shows why, where to look and the six replies', async () => {
  const pdf = await documents.renderPdf(paperQuestionnaire, {
    letterhead,
    questions: [question],
    themeTitles,
    given: {},
  })
  const text = textOf(pdf).replace(/\s+/g, ' ')
  for (const words of [
    'Un incendie efface tout',
    'Dans le contrat du prestataire.',
    'Oui',
    'En partie',
    'Non',
    'Je ne sais pas',
    'Le prestataire le sait',
    'Non concerné',
    'Sauvegardes',
  ]) {
    expect(text).toContain(words)
  }
})

test('a reply that makes no sense is not printed, its words may be changed, a given one is ticked', () => {
  const content = fillPaperQuestionnaire({
    letterhead,
    questions: [{ ...question, without: ['partly'], replies: { yes: { label: 'Oui, chaque jour' } } }],
    themeTitles,
    given: { 'backup-offsite': 'no' },
  })
  expect(content).toMatchObject({
    duration: '2 min',
    themes: [
      {
        questions: [
          {
            number: 1,
            replies: [
              { label: 'Oui, chaque jour', isTicked: false },
              { label: 'Non', isTicked: true },
              { label: 'Je ne sais pas' },
              { label: 'Le prestataire le sait' },
              { label: 'Non concerné', asksWhy: true },
            ],
          },
        ],
      },
    ],
  })
})

test('the longest texts stay within the margins', async () => {
  const pdf = await documents.renderPdf(paperQuestionnaire, {
    letterhead,
    questions: questions.map((one) => ({
      ...one,
      text: 'x'.repeat(500),
      why: 'Très long '.repeat(50),
      replies: { yes: { label: 'y'.repeat(500) } },
    })),
    themeTitles,
    given: {},
  })
  if (hasPoppler) expect(rightmostOf(pdf)).toBeLessThan(545)
})
