import { durationInWords } from '../../../kernel/duration-in-words.ts'
import {
  type DocumentContent,
  type DocumentForm,
  headOf,
  type Letterhead,
} from '../../../platform/documents/form.ts'
import { shortened } from '../../../platform/documents/printable-text.ts'
import type { Question, Reply } from '../domain/question.ts'

export interface PaperQuestionnaireInput {
  readonly letterhead: Letterhead
  /** The questions that apply to this commune, in order; grouped by theme, themes in order of first appearance. */
  readonly questions: readonly Question[]
  /** Theme identifiers to words; a theme that is not named here is printed as it is. */
  readonly themeTitles: Readonly<Record<string, string>>
  /** Replies already given, ticked in advance; by question. */
  readonly given: Readonly<Record<string, Reply>>
}

const replies: readonly { readonly reply: Reply; readonly label: string }[] = [
  { reply: 'yes', label: 'Oui' },
  { reply: 'partly', label: 'En partie' },
  { reply: 'no', label: 'Non' },
  { reply: 'dont-know', label: 'Je ne sais pas' },
  { reply: 'provider-knows', label: 'Le prestataire le sait' },
  { reply: 'not-concerned', label: 'Non concerné' },
]

export const paperQuestionnaire: DocumentForm<PaperQuestionnaireInput> = {
  file: new URL('./paper-questionnaire.typ', import.meta.url),
  fill: fillPaperQuestionnaire,
}

export function fillPaperQuestionnaire(
  input: PaperQuestionnaireInput,
): DocumentContent & Record<string, unknown> {
  const { questions, themeTitles, given } = input
  const numbered = questions.map((question, index) => ({ ...question, number: index + 1 }))
  const themes = [...new Set(questions.map(({ theme }) => theme))]
  return {
    ...headOf('Questionnaire papier', input.letterhead, {
      kind: 'internal',
      label: 'Usage interne une fois rempli',
      mention:
        'Vierge, ce questionnaire peut circuler. Rempli, il décrit des points faibles de l’informatique communale et n’est plus communicable au public (code des relations entre le public et l’administration, article L311-5, 2°, d) : rangez-le sous clé.',
      footer: 'Usage interne une fois rempli (CRPA, art. L311-5, 2°, d)',
    }),
    duration: durationInWords(questions.reduce((sum, { minutes }) => sum + minutes, 0)),
    questionCount: questions.length,
    themes: themes.map((theme) => ({
      theme: shortened(themeTitles[theme] ?? theme, 120),
      questions: numbered
        .filter((question) => question.theme === theme)
        .map((question) => describe(question, given[question.id])),
    })),
  }
}

function describe(question: Question & { readonly number: number }, given: Reply | undefined) {
  return {
    number: question.number,
    text: shortened(question.text, 500),
    why: shortened(question.why, 500),
    whereToLook: shortened(question.whereToLook, 500),
    replies: replies
      .filter(({ reply }) => !question.without?.includes(reply))
      .map(({ reply, label }) => ({
        label: shortened(question.replies?.[reply]?.label ?? label, 90),
        isTicked: reply === given,
        asksWhy: reply === 'not-concerned',
      })),
  }
}
