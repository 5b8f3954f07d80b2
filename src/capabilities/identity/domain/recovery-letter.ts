import { folded, onOneLine } from '../../../kernel/folded-text.ts'
import { delayInHours } from './recovery.ts'

/** `begun`: somebody vouched first; `opening`: the delay runs; `done`; `stopped`. */
export type News = 'begun' | 'opening' | 'done' | 'stopped'

export interface RecoveryWords {
  readonly news: News
  /** Whose account it is. */
  readonly ownerName: string
  /** Whether the letter goes to that person, or to an administrator. */
  readonly isOwner: boolean
  /** « 3 février 2027 à 9 h 12 (heure de Paris) »; null before it is known. */
  readonly opensAt: string | null
  /** Where the recovery is stopped in one press. */
  readonly stopLink: string
}

/** The letter that tells each step. It opens nothing: its link only stops. */
export function recoveryLetter(words: RecoveryWords): { subject: string; text: string } {
  const ownerName = onOneLine(words.ownerName)
  const whose = words.isOwner ? 'votre compte' : `le compte de ${ownerName}`
  const paragraphs: (string | { readonly link: string })[] = ['Bonjour,', happened(words, ownerName)]
  if (words.news === 'begun' || words.news === 'opening') {
    paragraphs.push(
      words.isOwner
        ? 'Si vous n’avez rien demandé, arrêtez tout : ouvrez ce lien et appuyez sur le bouton. Vous connecter comme d’habitude l’arrête aussi.'
        : `Appelez ${ownerName} au numéro que vous connaissez déjà. Si cette personne n’a rien demandé, arrêtez tout : ouvrez ce lien et appuyez sur le bouton.`,
      { link: words.stopLink },
    )
  }
  if (words.news === 'done')
    paragraphs.push(
      words.isOwner
        ? 'Si ce n’est pas vous, appelez tout de suite une personne qui administre votre organisation, au numéro que vous connaissez déjà.'
        : `Si cela vous étonne, appelez ${ownerName} au numéro que vous connaissez déjà.`,
    )
  paragraphs.push('Ce message est envoyé par un programme ; personne ne lit les réponses.')
  return {
    subject: onOneLine(`${subjects[words.news]} ${whose}`),
    text: paragraphs.map((part) => (typeof part === 'string' ? folded(part) : part.link)).join('\n\n'),
  }
}

const subjects: Readonly<Record<News, string>> = {
  begun: 'Une récupération est demandée pour',
  opening: 'À vérifier : un nouvel accès va s’ouvrir pour',
  done: 'C’est fait : un nouveau mot de passe protège',
  stopped: 'Récupération arrêtée pour',
}

function happened({ news, isOwner, opensAt }: RecoveryWords, ownerName: string): string {
  const whose = isOwner ? 'de votre compte Beffroi' : `du compte Beffroi de ${ownerName}`
  switch (news) {
    case 'begun':
      return `Une première personne a confirmé la demande de récupération ${whose}. Rien n’a changé : une autre personne doit confirmer aussi, puis ${delayInHours} heures passeront avant que rien ne s’ouvre.`
    case 'opening':
      return `La demande de récupération ${whose} est confirmée. À partir du ${opensAt ?? ''}, ${isOwner ? 'vous pourrez' : 'cette personne pourra'} choisir un nouveau mot de passe, depuis l’ordinateur où la demande a été faite. Jusque-là, rien ne change.`
    case 'done':
      return `La récupération ${whose} est terminée. Un nouveau mot de passe a été choisi ; l’ancien, les clés d’accès, le code du téléphone et toutes les connexions ouvertes ne servent plus.`
    case 'stopped':
      return `La récupération ${whose} est arrêtée. Rien n’a changé : les moyens d’entrer habituels servent toujours.`
  }
}
