/** The words of the plan's screens. What an action is, why it stands where it does: the API says it. */
export const texts = {
  action: {
    notAssigned: (suggested: string) => `${suggested}, à confirmer`,
    before: (day: string) => `avant le ${day}`,
    essential: 'Essentielle',
    thisWeek: 'Cette semaine',
    placedByHand: 'Placée à la main',
    overdue: 'En retard',
    needsFirst: (titles: readonly string[]) =>
      titles.length === 1
        ? `À faire d’abord : « ${titles[0]} ». Vous l’avez placée plus loin.`
        : `À faire d’abord : ${titles.map((title) => `« ${title} »`).join(' et ')}. Vous les avez placées plus loin.`,
    whyHere: 'Pourquoi à cette place ?',
    term: (name: string, weight: string) => `${name} : ${weight}`,
  },

  plan: {
    title: 'Plan d’action',
    lead: (open: number, total: string) =>
      open === 1
        ? `Une action, environ ${total}. Faites-la, et le plan est à jour.`
        : `Commencez par les choses de la semaine. Le plan entier compte ${open} actions, environ ${total} de travail, à répartir sur l’année.`,
    leadNothing: 'Il n’y a rien à faire pour l’instant.',
    listTitle: 'Tout le plan, dans l’ordre',
    howOrdered:
      'Les mesures essentielles passent devant. Ensuite, chaque action reçoit une note : le risque qu’elle écarte, multiplié par ce que nous savons de l’exposition de la commune, divisé par l’effort et le coût. La plus forte note passe d’abord, mais jamais avant ce dont elle dépend. Vous pouvez changer l’ordre à la main : Beffroi le garde, le dit, et vous prévient s’il voit un inconvénient.',
    reorder: 'Changer l’ordre',
    reorderDone: 'Terminer',
    up: 'Monter',
    down: 'Descendre',
    first: 'En premier',
    backToFormula: 'Rendre à l’ordre automatique',
    moved: (title: string, position: number, total: number) =>
      `« ${title} » est maintenant en place ${position} sur ${total}.`,
    showRest: (count: number) => (count === 1 ? 'Voir la dernière' : `Voir les ${count} suivantes`),
    ended: (count: number) =>
      count === 1 ? 'Une action faite ou fermée' : `${count} actions faites ou fermées`,
    endedMeaning:
      'Elles sont sorties de la liste. Si une vérification ou une réponse plus récente dit le contraire, elles se rouvrent d’elles-mêmes.',
    allDone: {
      title: 'Tout ce qui était ouvert est fait',
      meaning:
        'Les preuves vieillissent : Beffroi rouvrira une action quand l’une d’elles sera périmée, ou si une vérification voit un changement.',
    },
    empty: {
      title: 'Votre plan se construit avec vos réponses',
      meaning:
        'Chaque réponse « non », « en partie » ou « je ne sais pas » devient une action, avec la personne, la durée et le coût. Huit questions suffisent pour en tirer trois choses à faire.',
      start: 'Répondre aux questions',
    },
    aside: {
      takeAway: 'À emporter',
      takeAwayMeaning: 'Le plan imprimé, pour le maire ou pour une réunion avec le prestataire.',
      pdf: 'Le plan (PDF)',
      allDocuments: 'Tous les documents',
      week: 'Et si tout s’arrêtait ?',
      weekMeaning:
        'Ce que coûterait à votre commune une semaine sans ordinateurs, ligne par ligne. Utile devant le conseil.',
      seeWeek: 'Voir le calcul',
      progress: 'Avancement',
      open: 'En cours',
      done: 'Faites, sans preuve',
      closed: 'Fermées',
    },
  },

  page: {
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
  },

  conflict: {
    saved: 'Ce qui est enregistré',
    yours: 'Votre saisie',
    keepSaved: 'Garder ce qui est enregistré',
    keepYours: 'Enregistrer ma saisie',
    linesAlike: 'Les deux versions disent la même chose.',
  },

  cost: {
    title: 'Une semaine sans ordinateurs',
    lead: 'Relisez chaque ligne, remplacez ce qui ne vous ressemble pas, puis montrez le total au maire.',
    totalLabel: 'Ce qu’elle coûterait à votre commune',
    about: (amount: string) => `Environ ${amount}`,
    atLeast: (amount: string) => `Au moins ${amount}`,
    basis: 'Achats toutes taxes comprises, temps de travail au coût employeur.',
    linesTitle: 'Ligne par ligne',
    correct: 'Corriger les chiffres',
    print: 'Imprimer',
    amount: 'Montant',
    toComplete: 'À compléter',
    adjusted: 'Corrigé par la commune',
    source: (source: string) => `Source : ${source}`,
    confidence: {
      V: 'lu dans le texte lui-même',
      V2: 'lu dans une source secondaire',
      M: 'de mémoire, à vérifier',
      U: 'ordre de grandeur',
    },
    total: 'Total',
    completeTitle: (count: number) =>
      count === 1 ? 'Une ligne reste à compléter' : `${count} lignes restent à compléter`,
    completeMeaning:
      'Elles ne sont pas dans le total. Donnez une fois le nombre de postes et d’agents de la commune : tout se calcule. Ou complétez chaque ligne ici.',
    completeSettings: 'Donner les nombres',
    complete: 'Compléter ligne par ligne',
    casesTitle: 'Ce que d’autres ont payé',
    casesMeaning: 'Des cas uniques, racontés par la presse ou un relais. Ce ne sont pas des moyennes.',
    form: {
      title: 'Corriger les chiffres',
      meaning: 'Videz une case pour retrouver la valeur proposée.',
      quantity: 'Quantité',
      unitCost: 'Coût unitaire',
      unitCostUnits: { TTC: '€ TTC', none: '€, charges comprises' },
      proposed: (value: string) => `Proposé : ${value}`,
      nothingProposed: 'Rien de proposé.',
      notANumber: 'Écrivez un nombre, par exemple 12 ou 12,5.',
      cancel: 'Revenir sans rien changer',
      saved: 'Vos chiffres sont enregistrés.',
      problemTitle: (count: number) =>
        count === 1 ? 'Un nombre est à revoir' : `${count} nombres sont à revoir`,
      lineInWords: (quantity: string, unitCost: string) => `${quantity} à ${unitCost}`,
      noQuantity: 'sans quantité',
    },
  },

  documents: {
    title: 'Documents',
    lead: 'Prenez celui qu’il vous faut. Chacun dit à qui il peut être montré.',
    files: { pdf: 'Télécharger (PDF)', xlsx: 'Tableur (XLSX)', csv: 'Texte (CSV)' },
    sessionOn: 'Date de la séance',
    sessionOnHint: 'Elle sera imprimée sur le rapport.',
    whyTitle: 'Pourquoi le rapport au conseil en dit si peu',
    why: [
      'Un rapport remis au conseil municipal est public : toute personne peut en demander copie. Un attaquant aussi.',
      'Il dit donc où en est la commune, ce que l’inaction coûterait et ce qui est proposé. Il ne dit ni ce qui est ouvert, ni quel logiciel est ancien.',
      'Ces détails sont dans l’annexe confidentielle. La loi permet de la garder : le code des relations entre le public et l’administration (article L311-5, 2°, d) écarte de la communication ce qui porterait atteinte à la sécurité des systèmes d’information.',
    ],
    whySource:
      'Source : cet article, et l’avis 20172766 de la CADA du 7 septembre 2017. Consultés le 22 novembre 2026 dans une source secondaire.',
    weekTitle: 'Pour convaincre',
    weekMeaning: 'Le coût d’une semaine sans ordinateurs se lit et s’imprime depuis sa page.',
    seeWeek: 'Voir le calcul',
  },
} as const
