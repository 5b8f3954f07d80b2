import { type Day, dayInWords } from '../../../kernel/day.ts'
import { folded, onOneLine } from '../../../kernel/folded-text.ts'

export interface RequestWords {
  readonly holderName: string
  readonly communeName: string
  readonly title: string
  readonly message: string | null
  readonly dueOn: Day
  readonly link: string
  /** 1 for the first letter, then one more for each reminder. */
  readonly turn: number
}

/** The letter that tells the people of a commune what their relay asks. Says nothing of the state of the commune. */
export function requestLetter(words: RequestWords): { subject: string; text: string } {
  const holder = onOneLine(words.holderName)
  const title = onOneLine(words.title)
  const due = dayInWords(words.dueOn)
  const subject = `${title}, avant le ${due}`
  return {
    subject: words.turn > 1 ? `Rappel : ${subject}` : subject,
    text: [
      'Bonjour,',
      `Votre relais, ${holder}, demande à ${onOneLine(words.communeName)} : ${withSmallFirst(title)}, avant le ${due}.`,
      ...(words.message === null ? [] : [words.message]),
      'La demande, et ce qu’il y a à faire :',
      words.link,
      'Si c’est déjà fait, dites-le sur cette page : les rappels s’arrêtent.',
      'Ce message est envoyé par un programme ; personne ne lit les réponses.',
    ]
      .map(folded)
      .join('\n\n'),
  }
}

/** In the middle of a sentence; the other capitals are those of names. */
const withSmallFirst = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1)

export interface HelpWords {
  readonly communeName: string
  readonly insee: string
  readonly askedByName: string
  readonly text: string
  /** The page it is about; null: none. */
  readonly pageLink: string | null
  readonly link: string
}

/** What arrives where a relay keeps its requests: all that is needed to call back, and where to answer. */
export function helpLetter(words: HelpWords): { subject: string; text: string } {
  return {
    subject: `${onOneLine(words.communeName)} (${words.insee}) demande de l’aide`,
    text: [
      `${onOneLine(words.askedByName)}, de ${onOneLine(words.communeName)} (code INSEE ${words.insee}), écrit :`,
      words.text,
      ...(words.pageLink === null ? [] : [`La page dont il s’agit : ${words.pageLink}`]),
      'Pour dire que la demande est prise en charge, ou résolue :',
      words.link,
      'Ce message est envoyé par un programme ; personne ne lit les réponses.',
    ]
      .map(folded)
      .join('\n\n'),
  }
}
