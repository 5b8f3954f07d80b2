/** The words of the questions of the first visit and of its result. */
export const texts = {
  beside: {
    title: 'Pendant ce temps, nous regardons',
    doneTitle: 'Nous avons regardé',
    done: (totals: string) => `Points vérifiés : ${totals}.`,
    see: 'Voir ce qui se voit de l’extérieur',
    notStarted: 'La vérification n’a pas encore été lancée.',
    start: 'La lancer maintenant',
    change: 'Corriger les adresses',
  },

  lastQuestion: 'Voir le résultat',

  result: {
    stillLooking: 'La vérification continue',
    stillLookingMeaning: 'Cette liste peut encore s’enrichir. Elle se mettra à jour sous vos yeux.',
    questionsLeft: (left: number) =>
      left === 1 ? 'Une question est restée sans réponse.' : `${left} questions sont restées sans réponse.`,
    questionsLeftMeaning: 'Ce n’est pas grave. Avec elles, la liste sera plus juste.',
    answerThem: 'Y répondre',
    nothing: 'Rien à faire cette semaine',
    nothingMeaning:
      'Ni vos réponses ni la vérification n’ont fait apparaître d’action à mener. C’est rare : bravo.',
    sheetTitle: 'Votre fiche à afficher',
    sheetMeaning:
      'Le jour d’une attaque, les ordinateurs seront éteints : les numéros doivent être au mur. Ceux de l’État et de votre région y sont déjà ; ajoutez les vôtres.',
    roles: {
      mayor: {
        title: 'Le maire',
        name: 'Nom',
        phone: 'Téléphone, même le soir',
      },
      provider: {
        title: 'Le prestataire informatique',
        name: 'Nom de l’entreprise ou du service',
        phone: 'Téléphone de dépannage',
      },
      insurer: {
        title: 'L’assurance',
        name: 'Compagnie et numéro de contrat',
        phone: 'Téléphone de l’assistance',
      },
    },
    saveContacts: 'Enregistrer les numéros',
    saved: 'Les numéros sont enregistrés, et déjà sur la fiche.',
    download: 'Télécharger la fiche à afficher (PDF)',
    print: 'Une page. Affichez-la au secrétariat, hors de la vue du public ; gardez-en une chez le maire.',
    finish: 'Aller à Aujourd’hui',
    finishTitle: 'Et après ?',
    finishMeaning:
      'Chaque semaine, cinq questions et trois choses à faire. Vous pouvez relancer la vérification quand vous voulez.',
  },
} as const
