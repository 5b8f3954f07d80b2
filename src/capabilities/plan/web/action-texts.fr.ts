/** The words of the page of one action. */
export const actionTexts = {
  crumb: 'Action',
  rank: (position: number) => `Place ${position} du plan`,
  endedOn: (day: string) => `depuis le ${day}`,
  whatToDo: 'Ce qu’il faut faire',
  questions: 'Ce que le courriel demande',
  letterSent: (sentBy: string, sentOn: string, dueOn: string) =>
    `${sentBy} a envoyé le courriel le ${sentOn}. Réponse attendue avant le ${dueOn}.`,
  letterReady: 'Le courriel au prestataire est prêt. Relisez-le, puis envoyez-le depuis votre messagerie.',
  rereadLetter: 'Relire le courriel',
  downloadSheet: 'Télécharger la fiche (PDF)',
  completeContacts: 'Compléter les contacts',
  bringProof: 'Joindre la preuve',
  seeMeasure: 'Voir la mesure et ses preuves',
  known: 'Ce que nous savons',
  rankTitle: 'Sa place dans le plan',

  proof: {
    title: 'Quand c’est fait',
    askTitle: 'Quand vous avez la réponse',
    askMeaning: 'Notez-la dans le questionnaire : l’action se ferme ou change d’elle-même.',
    answer: 'Répondre à la question',
    meaning: 'Une preuve ferme l’action et la mesure devient « Prouvé ».',
    validFor: (validity: string) => `Valable ${validity}.`,
    without: 'C’est fait, mais sans preuve pour l’instant',
    withoutMeaning:
      'Votre parole suffit pour sortir l’action de la liste. Elle reste déclarée, sans preuve, tant que rien ne le montre. Elle se rouvre d’elle-même si une vérification ou une réponse plus récente dit le contraire.',
    note: 'Ce qui a été fait',
    noteHint: 'Par qui, quand, comment : deux lignes suffisent à celui qui lira après vous.',
    now: {
      open: 'L’action est rouverte.',
      done: 'C’est noté : l’action est faite, sans preuve.',
      closed: 'L’action est fermée.',
    },
    done: 'C’est fait',
    reopen: 'Rouvrir',
    doneTitle: 'Cette action est faite, sans preuve',
    doneToDo: 'Une preuve la fermera pour de bon. Si ce n’était pas fait, rouvrez-la.',
    closedTitle: 'Cette action est fermée',
    closedMeaning:
      'Elle s’est fermée d’elle-même. Si c’est faux, corrigez la réponse ou la preuve dans la mesure : elle se rouvrira.',
  },

  plan: {
    title: 'Qui, quand, combien',
    owner: 'Qui s’en charge',
    ownerHint: (suggested: string) => `Un nom ou une fonction. D’habitude : ${suggested}.`,
    dueOn: 'Avant le',
    dueProposed: 'Date proposée par Beffroi.',
    dueEmptied: 'Laissez vide : Beffroi en proposera une.',
    cost: 'Coût du devis',
    costFree: 'D’ordinaire, cette action ne coûte rien.',
    costHint: (range: string) => `Sans devis, comptez ${range}.`,
    euros: '€ TTC',
    saved: 'Enregistré.',
    effort: 'Durée',
    costEstimated: 'Coût',
    nobody: 'Personne',
    none: 'Aucune',
    unknownCost: 'Pas de devis',
  },

  comments: {
    title: 'Échanges',
    empty: 'Rien encore. Notez ici ce que le prochain lecteur doit savoir : un appel, un devis attendu.',
    text: 'Votre message',
    textHint: 'Pas de mot de passe ici : toutes les personnes de votre commune peuvent lire.',
    send: 'Ajouter',
    sent: 'Message ajouté.',
    by: (name: string) => `${name}, le `,
  },

  history: {
    title: 'Historique',
    label: 'Historique de l’action, du plus récent au plus ancien',
    beffroi: 'Beffroi',
    older: (count: number) =>
      count === 1 ? 'Voir la ligne précédente' : `Voir les ${count} lignes précédentes`,
    words: {
      opened: 'Ouverture',
      closed: 'Fermeture',
      reopened: 'Réouverture',
      done: 'Déclarée faite',
      other: 'Changement',
    },
  },
} as const
