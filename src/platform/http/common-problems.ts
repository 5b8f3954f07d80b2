import { problem } from './problem.ts'

export const notFound = problem(
  404,
  'not-found',
  'Introuvable',
  'Cette adresse ne mène à rien, ou vous n’y avez pas accès. Vos données n’ont pas changé. Revenez à l’accueil pour retrouver votre chemin.',
)

export const signInFirst = problem(
  401,
  'sign-in-first',
  'Connectez-vous d’abord',
  'Votre session est terminée ou n’a pas commencé. Ce qui était enregistré l’est toujours. Connectez-vous, puis reprenez.',
)

export const notAllowed = problem(
  403,
  'not-allowed',
  'Votre rôle ne le permet pas',
  'Votre rôle, ou le mandat de la commune, ne permet pas cette action. Rien n’a été modifié. Demandez à une personne qui administre l’espace.',
)

export const secondFactorNeeded = problem(
  403,
  'second-factor-needed',
  'Une deuxième preuve est demandée',
  'Votre rôle ouvre des informations sensibles : le mot de passe seul ne suffit pas. Rien n’a été modifié et vos données sont intactes. Ajoutez une clé d’accès ou un code à votre compte, ou reconnectez-vous avec eux.',
)

export const notForTokens = problem(
  403,
  'not-for-tokens',
  'Pas avec un jeton',
  'Un jeton ouvre ce qu’une commune tient dans Beffroi, jamais un compte, une session ni un changement dans une organisation. Rien n’a été modifié. Faites cette demande en vous connectant.',
)

export const outsideMandate = problem(
  403,
  'outside-mandate',
  'Le mandat n’ouvre pas cette partie',
  'La commune ne vous a pas ouvert cette partie de son espace, ou son mandat ne permet pas cette action. Rien n’a été lu ni modifié. Si vous en avez besoin, proposez-lui un mandat plus large.',
)

/** The database refused what the gate had let in: a mandate or a role ended in the middle of the request. */
export const rightWithdrawn = problem(
  403,
  'right-withdrawn',
  'Cet accès vient d’être fermé',
  'Le mandat ou le rôle qui vous ouvrait cet espace a pris fin pendant votre demande. Rien n’a été enregistré. Rechargez la page ; si c’est une erreur, demandez à la commune.',
)

export const foreignOrigin = problem(
  403,
  'foreign-origin',
  'Demande venue d’un autre site',
  'Cette demande vient d’une page qui n’est pas Beffroi. Elle a été refusée et rien n’a été modifié. Ouvrez Beffroi et recommencez depuis sa page.',
)

export const tooLarge = problem(
  413,
  'too-large',
  'Envoi trop volumineux',
  'Ce que vous envoyez dépasse la taille permise (10 Mo pour un fichier). Rien n’a été enregistré. Réduisez le fichier ou envoyez-le en plusieurs fois.',
)

export const versionNeeded = problem(
  428,
  'version-needed',
  'Version manquante',
  'Cette demande ne dit pas quelle version elle modifie (If-Match). Rien n’a été enregistré. Rechargez la page, puis recommencez.',
)

export const unreadable = problem(
  400,
  'unreadable',
  'Demande illisible',
  'Le contenu envoyé n’est pas du JSON lisible. Rien n’a été modifié. Corrigez-le, puis recommencez.',
)

export const wrongMediaType = problem(
  415,
  'wrong-media-type',
  'Format non pris en charge',
  'Le format de cet envoi n’est pas pris en charge ici. Rien n’a été enregistré. Vérifiez le type du fichier ou de la demande.',
)

export const databaseAway = problem(
  503,
  'database-away',
  'La base de données ne répond pas',
  'Beffroi fonctionne mais n’atteint pas sa base de données. Ce qui était enregistré n’est pas touché. Attendez une minute et recommencez ; si cela dure, prévenez la personne qui a installé Beffroi.',
  { retryAfterSeconds: 30 },
)

export const storageFull = problem(
  507,
  'storage-full',
  'Plus de place sur le disque',
  'Le disque de la machine est plein : ce dernier envoi n’a pas été enregistré, tout le reste est intact. Prévenez la personne qui a installé Beffroi, puis recommencez.',
)

export const internal = problem(
  500,
  'internal',
  'Une erreur de notre part',
  'Beffroi a rencontré une erreur qu’il ne connaît pas. Ce qui était enregistré n’est pas touché. Recommencez ; si cela se répète, donnez à la personne qui a installé Beffroi le numéro de la demande.',
)

export function tooMany(retryAfterSeconds: number) {
  return problem(
    429,
    'too-many',
    'Trop de demandes',
    `Trop de demandes en peu de temps. Rien n’a été modifié. Recommencez dans ${retryAfterSeconds < 60 ? counted(retryAfterSeconds, 'seconde') : counted(Math.ceil(retryAfterSeconds / 60), 'minute')}.`,
    { retryAfterSeconds },
  )
}

const counted = (count: number, unit: string): string => `${count} ${unit}${count > 1 ? 's' : ''}`
