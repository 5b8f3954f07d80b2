import type { tokenRights } from '../domain/token.ts'

type Right = (typeof tokenRights)[number]

/** What a token may be given today, in words; areas without a page yet are not offered. */
export const rightWords = {
  'organisation:read': 'La liste de vos communes et de vos mandats',
  'space:read': 'La fiche de la commune et les numéros à appeler',
  'presence:read': 'Ce qui se voit de l’extérieur',
  'diagnostic:read': 'L’état des lieux',
  'plan:read': 'Le plan d’action',
  'evidence:read': 'Les preuves et les fichiers',
  'people:read': 'Les personnes qui ont accès',
  'mandates:read': 'Les mandats',
  'trail:read': 'Le journal des accès',
  'space:write': 'La fiche de la commune et les numéros à appeler',
  'presence:write': 'Demander une vérification de ce qui se voit de l’extérieur',
  'diagnostic:write': 'Répondre à l’état des lieux',
  'plan:write': 'Faire avancer le plan d’action',
  'evidence:write': 'Ajouter des preuves',
} as const satisfies Partial<Record<Right, string>>

export type OfferedRight = keyof typeof rightWords
export const offeredRights = Object.keys(rightWords) as OfferedRight[]

export const tokenTexts = {
  title: 'Jetons d’accès',
  lead: 'Un jeton permet à un autre logiciel de lire ou d’écrire ici à votre place, dans les limites que vous fixez. C’est un secret : il vaut un mot de passe.',
  none: 'Aucun jeton pour l’instant',
  noneMeaning:
    'Aucun autre logiciel ne lit ni n’écrit ici. Créez un jeton le jour où l’un d’eux doit le faire.',
  list: 'Vos jetons',
  states: { 'in-use': 'En service', expired: 'Expiré', revoked: 'Révoqué' },
  begins: 'Commence par',
  madeBy: 'Créé par',
  until: 'Valable jusqu’au',
  lastUsed: 'Dernière utilisation',
  neverUsed: 'jamais servi',
  revokedOn: 'Révoqué le',
  may: 'Ce qu’il ouvre',
  reads: 'Il lit',
  writes: 'Il modifie',
  revoke: 'Révoquer',
  revokeOne: (name: string) => `Révoquer « ${name} »`,
  revokeMeaning:
    'Le logiciel qui s’en sert n’entrera plus, dès maintenant. Un jeton révoqué ne revient pas : il faudra en créer un autre.',
  confirmRevoke: 'Oui, révoquer ce jeton',
  revoked: 'Le jeton n’ouvre plus rien.',
  newTitle: 'Créer un jeton',
  name: 'Nom du logiciel qui s’en servira',
  nameHint: 'Il apparaîtra dans le journal des accès.',
  canRead: 'Ce qu’il peut lire',
  canWrite: 'Ce qu’il peut modifier',
  lightest: 'Cochez le moins possible. Ce qu’il faut lire pour modifier est ajouté tout seul.',
  neverOpens:
    'Un jeton n’invite personne, n’accorde aucun mandat et n’approuve rien : cela reste aux personnes.',
  onlyMandates:
    'Chez une commune, il n’ouvre que ce que son mandat vous ouvre, et chaque accès est écrit au journal de la commune.',
  life: 'Durée',
  lives: [
    { value: '30', label: 'Un mois' },
    { value: '90', label: 'Trois mois' },
    { value: '180', label: 'Six mois' },
    { value: '365', label: 'Un an' },
  ],
  make: 'Créer le jeton',
  madeTitle: 'Copiez ce jeton maintenant : il ne sera plus jamais affiché',
  madeMeaning:
    'Donnez-le au logiciel par un moyen sûr, jamais par courriel. Perdu, il se remplace en un instant.',
  copy: 'Copier le jeton',
  how: 'Mode d’emploi technique',
  howMeaning:
    'À transmettre à la personne qui installe le logiciel : le jeton s’envoie avec chaque demande, dans cet en-tête.',
  allRoutes: 'Toutes les demandes possibles sont décrites ici :',
} as const
