import { dayInWords } from '../../../kernel/day.ts'

const counted = (count: number, one: string, several: string) => `${count} ${count === 1 ? one : several}`

/** The words of the page where a provider answers, with a link or an account. */
export const deskTexts = {
  windowTitle: 'Questions à un prestataire',
  title: (count: number) =>
    count === 1 ? 'Une question pour vous' : `${counted(count, 'question', 'questions')} pour vous`,
  lead: (communes: readonly string[]) =>
    communes.length === 1
      ? `La mairie de ${communes[0]} fait le point sur la sécurité de son informatique. Pour ces points, c’est vous qui savez.`
      : `${communes.length} mairies font le point sur la sécurité de leur informatique. Une réponse peut valoir pour plusieurs.`,
  asked: (by: string) => `Demandé par ${by}, réponse attendue avant le `,
  noAccount:
    'Pas de compte à créer. Répondez dans l’ordre que vous voulez : chaque réponse gardée vous attend ici, rien ne part avant que vous l’envoyiez.',
  townHall: 'La question posée à la mairie : ',
  reply: 'Votre réponse',
  note: 'Précisions',
  noteHint: 'Ce qui est en place, depuis quand, ce que le contrat prévoit. Aucun mot de passe.',
  communes: 'Cette réponse vaut pour',
  file: 'De quoi le montrer',
  fileHint: 'Relevé, capture d’écran, article du contrat.',
  joined: (name: string) => `Joint : ${name}. Un autre fichier le remplacera.`,
  keep: 'Garder cette réponse',
  kept: 'Gardée, pas encore envoyée.',
  ready: 'Prête',
  toAnswer: 'À répondre',
  sendTitle: 'Envoyer',
  sendMeaning: (ready: number, left: number) =>
    ready === 0
      ? 'Aucune réponse n’est prête. Répondez à une question au moins.'
      : `${counted(ready, 'réponse est prête', 'réponses sont prêtes')}${left === 0 ? '.' : `, ${counted(left, 'question attend', 'questions attendent')} encore : vous pourrez y revenir jusqu’à la date prévue.`}`,
  sendHolds:
    'La mairie lira « déclaré par » votre nom, avec la date. Elle confirme ou non. Une réponse envoyée ne se modifie plus.',
  personName: 'Votre nom',
  companyName: 'Votre entreprise',
  send: 'Envoyer les réponses',
  sent: (communes: readonly { communeName: string; count: number }[]) =>
    `Merci. Envoyé : ${communes.map(({ communeName, count }) => `${communeName} (${counted(count, 'réponse', 'réponses')})`).join(', ')}.`,
  othersTitle: 'Vos demandes',
  communeColon: '\u00a0: ',
  state: {
    open: (expiresOn: string) => `ouverte jusqu’au ${dayInWords(expiresOn)}`,
    answered: 'tout est envoyé, merci',
    expired: 'la date est passée',
    revoked: 'la mairie a repris ce lien',
  },
  sentSoFar: (count: number) => counted(count, 'réponse envoyée', 'réponses envoyées'),
  addTitle: 'Un lien d’une autre mairie ?',
  addMeaning:
    'Ajoutez-le ici : les mêmes questions ne seront posées qu’une fois, pour les mairies que vous choisirez.',
  add: 'Le lien reçu',
  added: 'Ajouté.',
  addSubmit: 'Ajouter ce lien',
  addWrong: 'Ce lien n’est pas complet. Copiez-le en entier, avec ce qui suit le signe #.',
  unknown:
    'Un des liens ne mène à rien : il est peut-être coupé. Copiez-le en entier depuis le message reçu.',
  forget: 'Oublier ces liens sur cet appareil',
  nothing: {
    answered: {
      title: 'Tout est envoyé, merci',
      meaning:
        'Vos réponses sont arrivées. Ce lien ne montre plus rien : la mairie vous en enverra un autre si elle a d’autres questions.',
    },
    expired: {
      title: 'La date est passée',
      meaning:
        'Ce lien était ouvert jusqu’à la date choisie par la mairie. Ce que vous avez envoyé est bien arrivé ; une réponse gardée sans être envoyée ne lui a pas été transmise. Pour répondre encore, demandez-lui un nouveau lien.',
    },
    revoked: {
      title: 'La mairie a repris ce lien',
      meaning:
        'Elle n’attend plus de réponse par ce lien. Ce que vous avez envoyé est bien arrivé, vous n’avez rien à faire. Un doute ? Appelez la mairie.',
    },
    several: {
      title: 'Aucune question ne vous attend',
      meaning:
        'Ce que vous avez envoyé est bien arrivé. Chaque mairie vous enverra un autre lien si elle a d’autres questions.',
    },
    none: {
      title: 'Aucune question ne vous attend',
      meaning:
        'Ouvrez le lien que la mairie vous a envoyé. Il se termine par une longue suite de lettres, après le signe #.',
    },
  },
} as const
