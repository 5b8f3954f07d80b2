/** Words of the results, and of the turn to a newer version. */
export const resultsTexts = {
  title: 'Résultats',
  lead: (name: string, version: number) => `${name}, version ${version}, d’après vos réponses d’aujourd’hui.`,
  answered: 'Répondu',
  answeredOf: (answered: number, asked: number) => `${answered} sur ${asked}`,
  unknown: (count: number) =>
    count === 1
      ? 'Une question attend une réponse : vous ne savez pas encore.'
      : `${count} questions attendent une réponse : vous ne savez pas encore.`,
  score: 'Note',
  scoreOf: (score: string, max: string | null) => (max === null ? score : `${score} sur ${max}`),
  noScore: 'Pas encore de note',
  scoreMeaning:
    'Calculée par les règles du référentiel, sur ce qui a été répondu. « Sans objet » n’y compte pas.',
  notJudged:
    'Ce référentiel ne dit pas quelles réponses sont bonnes : il aide à faire le point, sans note ni résultat.',
  requirements: 'Les exigences',
  results: {
    compliant: 'En place',
    'partially-compliant': 'En partie',
    'non-compliant': 'Pas en place',
    'not-applicable': 'Sans objet',
    'not-assessed': 'À répondre',
  },
  bySection: 'Partie par partie',
  section: 'Partie',
  inPlace: 'En place',
  partly: 'En partie',
  notInPlace: 'Pas en place',
  open: 'À répondre',
  back: 'Revenir au questionnaire',
  questionnaire: 'Questionnaire',
  newVersion: {
    title: (version: number) => `Passer à la version ${version}`,
    lead: (from: number) =>
      `Vous répondez aujourd’hui à la version ${from}. Rien ne change tant que vous n’avez pas confirmé.`,
    kept: (count: number) => (count === 1 ? 'Une réponse est reprise.' : `${count} réponses sont reprises.`),
    added: (count: number) =>
      count === 1 ? 'Une question est nouvelle.' : `${count} questions sont nouvelles.`,
    reworded: 'Reprises, à relire',
    rewordedMeaning:
      'La question ou la réponse a changé de mots : vérifiez qu’elles disent toujours ce que vous vouliez dire.',
    reduced: 'Reprises en partie',
    lost: 'Perdues',
    lostMeaning:
      'Ces questions n’existent plus dans la nouvelle version. Emportez vos réponses avant, si vous voulez les garder.',
    nothingLost: 'Rien n’est perdu.',
    confirm: 'Passer à la nouvelle version',
    busy: 'Reprise en cours…',
    export: 'Emporter les réponses (Excel)',
  },
} as const
