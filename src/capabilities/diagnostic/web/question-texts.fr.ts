/** The words around one question: answering, saving, and two answers at once. */

export const questionTexts = {
  question: {
    above: (theme: string, number: number, count: number, minutes: number) =>
      `État des lieux · ${theme} · question ${number} sur ${count} · environ ${minutes === 1 ? '1 minute' : `${minutes} minutes`} encore`,
    windowTitle: (theme: string, number: number, count: number) =>
      `${theme}, question ${number} sur ${count}`,
    themeProgress: (number: number, count: number) => `Thème ${number} sur ${count}`,
    walkProgress: (number: number, count: number) => `Question ${number} sur ${count}`,
    oneReply: 'Une seule réponse. Vous pourrez la changer.',
    reason: 'Pourquoi n’êtes-vous pas concernés ?',
    reasonHint: 'Quelques mots suffisent, pour ceux qui liront après vous.',
    missing: {
      reply: 'Choisissez une réponse pour garder votre remarque.',
      reason: 'Dites pourquoi en quelques mots.',
    },
    whereToLook: 'Où regarder ?',
    law: 'Ce que disent les textes',
    note: 'Ajouter une remarque',
    noteLabel: 'Votre remarque',
    noteHint: 'Pour vous et vos collègues. N’y mettez aucun mot de passe.',
    noted: (note: string) => `Remarque : ${note}`,
    previous: 'Précédente',
    next: 'Suivante',
    finish: 'Terminer',
    stillTrue: 'Cette réponse est-elle toujours vraie ?',
    answeredOn: 'Elle date du ',
    confirm: 'Oui, toujours',
    savedAt: (hour: string) => `Enregistré à ${hour}`,
    answeredBy: (name: string, instant: string) => `Réponse de ${name}, le ${instant}`,
    reasonFirst: 'Pas encore enregistré : dites pourquoi.',
    replyFirst: 'Pas encore enregistré : choisissez une réponse.',
    notSaved: 'Pas encore enregistré.',
  },

  saving: {
    stillHere: 'Rien n’est perdu : ce que vous avez choisi et écrit est toujours à l’écran.',
    retry: 'Enregistrer de nouveau',
    signInElsewhere: 'Se connecter dans un autre onglet',
  },

  conflict: {
    saidBy: (name: string) => `Enregistré par ${name}, le `,
    taken: 'Enregistré entre-temps',
    noAnswer: 'Sans réponse',
    yours: 'Sur votre écran, pas encore enregistré',
    keepTheirs: 'Garder celle-ci',
    keepYours: 'Garder celle-ci',
    somebody: 'quelqu’un d’autre',
  },
} as const
