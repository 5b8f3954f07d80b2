import type { ProviderRequest } from '../../../api-client/index.ts'

const counted = (count: number, one: string, several: string) => `${count} ${count === 1 ? one : several}`

/** The words of the page where the commune asks its provider by a link, and reads what he declares. */
export const requestTexts = {
  windowTitle: 'Réponses du prestataire',
  title: (waiting: number) =>
    waiting === 0
      ? 'Faire répondre votre prestataire'
      : `${counted(waiting, 'réponse du prestataire à lire', 'réponses du prestataire à lire')}`,
  lead: 'Il répond lui-même, sans compte, par un lien. Ce qu’il dit est noté « déclaré par lui » : rien ne remplace votre réponse sans vous.',
  declared: {
    by: (who: string) => `Déclaré par ${who} le `,
    yours: 'Votre réponse à vous',
    yoursBy: (name: string) => `Réponse de ${name} le `,
    noAnswer: 'Vous n’avez pas encore répondu.',
    both: 'Les deux sont à l’écran. Gardez celle qui est juste.',
    file: 'Joint : ',
    confirm: 'Confirmer sa réponse',
    confirmed: 'C’est noté.',
    keepTheirs: 'Retenir sa réponse',
    contest: 'Je ne suis pas d’accord',
    contestNote: 'Pourquoi',
    contestHint: 'Quelques mots, pour vous et ceux qui liront après vous. Le prestataire ne les voit pas.',
    contestSubmit: 'Le noter',
    against: {
      denies: 'Ce qui a été vérifié dit l’inverse : ',
      supports: 'Une preuve montre pourtant que c’est en place : ',
    },
    againstOn: ', vu le ',
    decides: 'Les deux restent affichés ; c’est la vérification qui décide de l’état de la mesure.',
    waiting: 'À lire',
    decision: { confirmed: 'Confirmée', contested: 'Pas d’accord' },
    decidedBy: (name: string) => `${name}, le `,
  },
  answersTitle: 'Ce qu’il déclare',
  pastTitle: 'Déjà lues',
  askTitle: 'Préparer un lien',
  askMeaning: 'Celui qui a le lien voit ces questions, et rien d’autre de votre commune.',
  noQuestions: 'Choisissez au moins une question.',
  questions: 'Questions à poser',
  unknownFirst: 'Celles que vous ne savez pas sont cochées.',
  others: (count: number) => `Poser d’autres questions (${count})`,
  expiresOn: 'Valable jusqu’au',
  expiresHint: 'Soixante jours au plus. Vous pouvez le reprendre avant.',
  addressee: 'À qui l’envoyez-vous ?',
  provider: 'Prestataire inscrit dans Beffroi',
  noProvider: 'Aucun : le lien suffit',
  make: 'Préparer le lien',
  madeTitle: 'Le lien est prêt : copiez-le maintenant',
  made: 'Il n’est montré qu’une fois. Collez-le dans un courriel à votre prestataire ; Beffroi n’envoie rien à votre place.',
  copy: 'Copier le lien',
  linksTitle: 'Les liens envoyés',
  to: (addressee: string | null) => addressee ?? 'Votre prestataire',
  state: {
    open: 'Ouvert',
    answered: 'Répondu',
    expired: 'Terminé',
    revoked: 'Repris',
  } as const satisfies Record<ProviderRequest['state'], string>,
  answered: (done: number, total: number) => `${done} sur ${counted(total, 'question', 'questions')}`,
  madeBy: (name: string) => `Préparé par ${name} le `,
  until: ', valable jusqu’au ',
  opened: (count: number) =>
    count === 0 ? 'Pas encore ouvert.' : `Ouvert ${counted(count, 'fois', 'fois')}, la dernière le `,
  takeBack: 'Reprendre ce lien',
  takenBack: 'Repris : il ne montre plus rien.',
  nameTitle: 'Votre prestataire a-t-il un compte ici ?',
  nameMeaning:
    'Donnez son numéro SIREN, écrit sur ses factures. Vous pourrez alors lui adresser des questions et lui confier des actions ; il ne voit rien d’autre.',
  siren: 'Numéro SIREN',
  name: 'L’ajouter',
  named: 'Ajouté.',
  end: 'Ne plus lui confier',
  ended: 'C’est fait : il ne voit plus rien de votre commune.',
} as const
