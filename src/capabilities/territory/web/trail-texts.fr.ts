/** The words of the trail of accesses. */
export const texts = {
  title: 'Qui a consulté quoi',
  lead: (months: number) =>
    `Ce que d’autres organismes ont vu ou changé dans votre espace, sous mandat. Gardé ${months} mois, puis effacé (CNIL, délibération 2021-122).`,
  back: 'Mandats et accès',
  from: 'Depuis le',
  until: 'Jusqu’au',
  holder: 'Organisme',
  allHolders: 'Tous',
  act: 'Montrer',
  allActs: 'Tout',
  reads: 'Ce qui a été consulté',
  writes: 'Ce qui a été changé',
  filter: 'Afficher',
  download: 'Télécharger (CSV)',
  emptyTitle: 'Personne n’est entré sous mandat',
  empty: 'Dès que quelqu’un d’un autre organisme consulte quelque chose, une ligne s’écrit ici.',
  emptyFiltered: 'Aucune ligne pour ce choix.',
  has: (person: string) => `${person} a`,
  cut: 'Les lignes plus anciennes sont dans le fichier à télécharger.',
  onceAnHour:
    'La même consultation, répétée dans l’heure, est une seule ligne. Chaque changement a la sienne.',
  changed: 'Changement',
  at: 'à',
} as const
