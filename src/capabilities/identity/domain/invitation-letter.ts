import { type Day, dayInWords } from '../../../kernel/day.ts'
import { folded, onOneLine } from '../../../kernel/folded-text.ts'

export interface InvitationWords {
  readonly link: string
  readonly invitedName: string | null
  /** « la commune de Cortevaix » */
  readonly placeName: string
  readonly inviterName: string
  /** What the inviter adds in her own words. */
  readonly message: string | null
  readonly expiresOn: Day
  /** 1 for the first letter, then one more for each reminder. */
  readonly turn: number
}

/** The letter that carries a link. Says neither whether the address has an account nor anything of the commune. */
export function invitationLetter(words: InvitationWords): { subject: string; text: string } {
  const placeName = onOneLine(words.placeName)
  const inviterName = onOneLine(words.inviterName)
  const greeting = words.invitedName === null ? 'Bonjour,' : `Bonjour ${onOneLine(words.invitedName)},`
  const subject = `${inviterName} vous invite à rejoindre ${placeName}`
  const paragraphs = [
    greeting,
    words.turn > 1
      ? `Nous vous avons écrit il y a quelques jours : ${inviterName} vous invite à rejoindre ${placeName} dans Beffroi, et votre place est encore libre.`
      : `${inviterName} vous invite à rejoindre ${placeName} dans Beffroi, qui aide les communes à veiller sur leur informatique.`,
    ...(words.message === null ? [] : [words.message]),
    'Pour accepter, ouvrez ce lien :',
    { link: words.link },
    `Il sert une seule fois, jusqu’au ${dayInWords(words.expiresOn)}. Si vous utilisez déjà Beffroi, connectez-vous avec votre compte quand la page le propose.`,
    'Ne transmettez pas ce message : le lien ouvre votre place, pas celle de quelqu’un d’autre.',
    `Vous ne connaissez pas ${inviterName} ? Vous pouvez l’ignorer : sans ce lien, rien n’est créé. En cas de doute, appelez votre mairie ou votre relais au numéro que vous connaissez déjà.`,
    'Ce message est envoyé par un programme ; personne ne lit les réponses.',
  ]
  return {
    subject: words.turn > 1 ? `Rappel : ${subject}` : subject,
    text: paragraphs
      .map((paragraph) => (typeof paragraph === 'string' ? folded(paragraph) : paragraph.link))
      .join('\n\n'),
  }
}
