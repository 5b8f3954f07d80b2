import { assertNever } from '../../../kernel/assert-never.ts'
import { dayInWords, dayOf } from '../../../kernel/day.ts'
import type { Reply } from './question.ts'
import type { Reason } from './reason.ts'

/** One French sentence, or two, that a secretary reads next to the state. Days are those of mainland France. */
export function reasonInWords(reason: Reason): string {
  switch (reason.kind) {
    case 'too-small':
      return `Cette mesure vise les communes d’au moins ${reason.fromWorkstations} ordinateurs ; vous en avez indiqué ${reason.workstations}.`
    case 'no-question-applies':
      return 'D’après la fiche de votre commune, cette mesure ne vous concerne pas.'
    case 'proof-supports':
      return `${observation(reason.subject)} du ${day(reason.observedAt)} le prouve, jusqu’au ${day(reason.expiresAt)}.`
    case 'proof-denies':
      return `${observation(reason.subject)} du ${day(reason.observedAt)} montre que ce n’est pas en place.`
    case 'proof-not-applicable':
      return `${observation(reason.subject)} du ${day(reason.observedAt)} montre que cela ne s’applique pas chez vous.`
    case 'proof-expired':
      return `${observation(reason.subject)} du ${day(reason.observedAt)} ${whatItSaid[reason.verdict]} ; ce constat est périmé depuis le ${day(reason.expiredAt)}. Il faut le refaire.`
    case 'could-not-tell':
      return `La vérification du ${day(reason.observedAt)} n’a pas pu conclure : elle sera refaite, et ne compte ni pour ni contre vous.`
    case 'yes-but-denied':
      return `Vous avez répondu « oui » le ${day(reason.answeredAt)}, mais ${lowered(observation(reason.subject))} du ${day(reason.observedAt)} montre autre chose : c’est ce constat qui compte.`
    case 'no-but-proven':
      return `Vous avez répondu « ${replyWords[reason.reply]} » le ${day(reason.answeredAt)}, mais ${lowered(observation(reason.subject))} du ${day(reason.observedAt)} prouve le contraire : c’est ce constat qui compte. Vous pouvez corriger votre réponse.`
    case 'answered':
      return `À la question « ${reason.question} », vous avez répondu « ${replyWords[reason.reply]} » le ${day(reason.answeredAt)}.${because(reason.reason)}`
    case 'not-concerned-without-reason':
      return `À la question « ${reason.question} », vous avez répondu « pas concernés » sans dire pourquoi : dites-le en quelques mots pour que cela compte.`
    case 'answer-too-old':
      return `Votre réponse du ${day(reason.answeredAt)} à la question « ${reason.question} » est plus ancienne que la fin de validité de la preuve : est-elle toujours vraie ?`
    case 'unanswered':
      return `Personne n’a encore répondu à la question « ${reason.question} ».`
    case 'nothing-seen':
      return 'Rien n’a encore été vérifié ni répondu sur ce point.'
    default:
      return assertNever(reason)
  }
}

const replyWords: Record<Reply, string> = {
  yes: 'oui',
  partly: 'en partie',
  no: 'non',
  'dont-know': 'je ne sais pas',
  'provider-knows': 'c’est le prestataire qui sait',
  'not-concerned': 'nous ne sommes pas concernés',
}

const whatItSaid = {
  supports: 'prouvait que c’est en place',
  denies: 'montrait que ce n’était pas en place',
  'not-applicable': 'montrait que cela ne s’appliquait pas chez vous',
} as const

function observation(subject: string): string {
  return subject.startsWith('check:') ? 'La vérification' : 'Le document'
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}

function because(reason: string | null): string {
  return reason === null || reason.trim() === '' ? '' : ` Raison donnée : ${reason.trim()}`
}

function day(instant: string): string {
  return dayInWords(dayOf(new Date(instant)))
}
