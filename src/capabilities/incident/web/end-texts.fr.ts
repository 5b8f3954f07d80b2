/** Words of the end of a case: the register, a false alarm, what was learnt. */
export const endTexts = {
  lead: 'Clore, ce n’est pas oublier : ce qui a été appris entre dans le plan d’action.',
  breach: {
    title: 'Registre des violations',
    lead: 'Toute violation de données s’y inscrit, notifiée ou non (RGPD, article 33, paragraphe 5). Cette ligne reste dans le dossier.',
    facts: 'Ce qui s’est passé',
    effects: 'Les effets pour les personnes',
    measures: 'Ce qui a été fait',
    isNotified: 'La CNIL',
    notified: 'A été prévenue',
    notNotified: 'N’a pas été prévenue',
    why: 'Pourquoi elle ne l’a pas été',
    submit: 'Enregistrer au registre',
    saved: 'La ligne est au registre.',
    none: 'Aucune ligne au registre pour ce dossier.',
  },
  close: {
    title: 'Clore le dossier',
    words: 'Ce qui a été fait, et l’état d’aujourd’hui',
    lessons: 'Ce que nous en retenons',
    lessonsLead:
      'Une phrase par leçon. Si elle touche une mesure, l’action correspondante s’ouvre dans le plan.',
    lesson: (rank: number) => `Leçon ${rank}`,
    measure: 'Mesure du plan',
    noMeasure: 'Aucune',
    more: 'Ajouter une leçon',
    exercise: 'C’était un exercice : il compte comme preuve pendant un an.',
    submit: 'Clore le dossier',
    left: (count: number) =>
      count === 1
        ? 'Une étape n’est pas notée comme faite.'
        : `${count} étapes ne sont pas notées comme faites.`,
  },
  falseAlarm: {
    title: 'Fausse alerte',
    lead: 'Mieux vaut une alerte pour rien. Dites ce qui a été fait, pour pouvoir le défaire.',
    words: 'Ce qui a été fait, ce qui reste à rebrancher',
    submit: 'Clore, c’était une fausse alerte',
  },
  join: {
    title: 'Le même incident, ouvert deux fois',
    lead: 'Ce dossier se clôt, la suite se passe dans l’autre. Chaque main courante reste entière.',
    into: 'Continuer dans',
    submit: 'Rattacher ce dossier',
  },
  learnt: {
    title: 'Ce que nous en avons retenu',
    none: 'Aucune leçon écrite.',
    inPlan: 'Dans le plan d’action',
    kept: 'Gardée dans le dossier',
    waiting: 'Pas encore dans le plan',
    carry: 'Porter au plan d’action',
  },
} as const
