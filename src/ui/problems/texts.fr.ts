/** What happened, what still holds, what to do now. */
export interface ProblemWords {
  readonly title: string
  readonly happened: string
  readonly holds: string
  readonly toDo: string
}

export const problemTexts = {
  notFound: {
    title: 'Cette page n’existe pas',
    happened: 'L’adresse est incomplète, ou ce qu’elle montrait a été retiré.',
    holds: 'Rien n’a été effacé par cette visite.',
    toDo: 'Revenez à l’accueil, ou vérifiez l’adresse.',
  },
  forbidden: {
    title: 'Cette page n’est pas ouverte à votre compte',
    happened: 'Elle appartient à une autre commune, ou demande un droit que vous n’avez pas.',
    holds: 'Votre propre espace reste ouvert.',
    toDo: 'Si vous devriez y entrer, demandez l’accès à la personne qui administre Beffroi dans votre commune.',
  },
  signedOut: {
    title: 'Votre session a pris fin',
    happened: 'Beffroi vous a déconnecté, par prudence ou parce que la session a été fermée ailleurs.',
    holds: 'Tout ce qui a été enregistré l’est toujours.',
    toDo: 'Connectez-vous à nouveau pour continuer.',
  },
  unavailable: {
    title: 'Beffroi est momentanément indisponible',
    happened: 'Le programme répond, mais ne peut pas atteindre ses données pour l’instant.',
    holds: 'Ce qui a été enregistré l’est toujours. Les fiches imprimées restent valables.',
    toDo: 'Réessayez dans une minute. Si cela dure, prévenez la personne qui héberge Beffroi.',
  },
  unreachable: {
    title: 'Beffroi ne répond pas',
    happened: 'Votre ordinateur a un réseau, mais Beffroi ne répond pas.',
    holds: 'Ce qui a été enregistré l’est toujours. Les fiches imprimées restent valables.',
    toDo: 'Réessayez dans une minute. Si cela dure, prévenez la personne qui héberge Beffroi.',
  },
  offline: {
    title: 'Vous êtes hors ligne',
    happened: 'Votre ordinateur n’a plus de réseau.',
    holds: 'Ce qui a été enregistré l’est toujours.',
    toDo: 'Vérifiez le câble ou le Wi-Fi, puis réessayez.',
  },
  tooLarge: {
    title: 'L’envoi est trop volumineux',
    happened: 'Beffroi a refusé cet envoi parce qu’il est trop gros.',
    holds: 'Rien n’a été enregistré, rien n’a été perdu.',
    toDo: 'Joignez un fichier plus léger, ou raccourcissez le texte.',
  },
  tooMany: {
    title: 'Trop d’essais en peu de temps',
    happened: 'Beffroi ralentit les essais répétés, pour protéger votre espace.',
    holds: 'Rien n’a été perdu.',
    toDo: 'Attendez une minute, puis recommencez.',
  },
  updated: {
    title: 'Beffroi vient d’être mis à jour',
    happened: 'Cette page date d’avant la mise à jour.',
    holds: 'Ce qui a été enregistré l’est toujours.',
    toDo: 'Rechargez la page pour continuer.',
  },
  unexpected: {
    title: 'Quelque chose s’est mal passé',
    happened: 'C’est une erreur de Beffroi, pas de vous.',
    holds: 'Ce qui a été enregistré l’est toujours.',
    toDo: 'Réessayez. Si cela se répète, prévenez la personne qui héberge Beffroi, en disant ce que vous faisiez.',
  },
} as const satisfies Record<string, ProblemWords>

export const problemActions = {
  retry: 'Réessayer',
  reload: 'Recharger la page',
  home: 'Revenir à l’accueil',
  signIn: 'Se connecter',
} as const
