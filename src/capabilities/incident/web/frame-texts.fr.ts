/** Words that every page of a case shows. */
export const frameTexts = {
  incidents: 'Urgence',
  opened: (moment: string) => `Ouvert le ${moment}. Rien n’est envoyé sans vous.`,
  tabs: 'Pages du dossier',
  room: 'Salle de crise',
  services: 'Services',
  logbook: 'Main courante',
  files: 'Documents prêts',
  end: 'Clore',
  exercise: 'EXERCICE',
  exerciseMeaning: 'Personne n’est attaqué. Tout ce qui est écrit ici porte la mention « exercice ».',
  cause: (title: string) => `Ce dossier fait partie d’une cause commune à plusieurs communes : ${title}.`,
  ended: {
    ended: 'Ce dossier est clos',
    'false-alarm': 'C’était une fausse alerte',
    joined: 'Ce dossier a été rattaché à un autre',
  },
  frozen: 'Il ne change plus. La main courante prend encore ce qui arrive.',
  seeOther: 'Ouvrir l’autre dossier',
} as const
