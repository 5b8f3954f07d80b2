import { addDays, type Day, dayInWords } from '../../../kernel/day.ts'
import { type Profile, questionApplies } from './profile.ts'
import type { Answer, Question } from './question.ts'

/** What the letter is made of. `withinDays` counts from `today`, 15 unless said. */
export interface LetterRequest {
  readonly questions: readonly Question[]
  readonly answers: readonly Answer[]
  readonly profile: Profile
  readonly communeName: string
  /** Who signs, as they want to be read: « La secrétaire de mairie ». */
  readonly senderName: string
  readonly today: Day
  readonly withinDays?: number
}

/** A ready e-mail: plain text, lines ended by `\n`. Nothing is sent by Beffroi. */
export interface ProviderLetter {
  readonly subject: string
  readonly body: string
  readonly questionIds: readonly string[]
  /** The day the answer is expected, which dates the action. */
  readonly dueOn: Day
}

/** The e-mail that asks the provider what the commune does not know; null when there is nothing to ask. */
export function writeProviderLetter(request: LetterRequest): ProviderLetter | null {
  const asked = questionsForProvider(request)
  if (asked.length === 0) return null
  const dueOn = addDays(request.today, request.withinDays ?? 15)
  const list = asked.map((question, index) => `${index + 1}. ${question.askProvider}`)
  const body = [
    'Bonjour,',
    `Nous faisons le point sur la sécurité informatique de notre commune, ${request.communeName}. Pour certains points, c’est vous qui savez.`,
    `${asked.length === 1 ? 'Pourriez-vous répondre à cette question' : `Pourriez-vous répondre à ces ${asked.length} questions`} avant le ${dayInWords(dueOn)} ?`,
    list.join('\n\n'),
    'Une réponse courte suffit : oui, en partie ou non. Si vous avez de quoi le montrer (un relevé, une capture d’écran, l’article du contrat), merci de le joindre. Si un point n’est pas compris dans notre contrat, dites-le-nous simplement, avec son prix TTC.',
    'Ne nous envoyez aucun mot de passe par courriel, s’il vous plaît.',
    'Merci de votre aide. Bien cordialement,',
    `${request.senderName}\nMairie, ${request.communeName}`,
  ].join('\n\n')
  return {
    subject: `Sécurité de notre informatique : ${asked.length === 1 ? 'une question' : `${asked.length} questions`} (${request.communeName})`,
    body,
    questionIds: asked.map((question) => question.id),
    dueOn,
  }
}

/** Applicable questions answered « je ne sais pas » or « c’est le prestataire qui sait », in questionnaire order. */
export function questionsForProvider(
  request: Pick<LetterRequest, 'questions' | 'answers' | 'profile'>,
): readonly Question[] {
  const sent = request.answers.filter(({ reply }) => reply === 'dont-know' || reply === 'provider-knows')
  const ids = new Set(sent.map((answer) => answer.questionId))
  return request.questions.filter(
    (question) => ids.has(question.id) && questionApplies(question, request.profile),
  )
}
