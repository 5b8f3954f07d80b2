const number = new Intl.NumberFormat('fr-FR')
const counted = (count: number, one: string, many: string) =>
  `${number.format(count)}\u00a0${count > 1 ? many : one}`

export const addTexts = {
  title: 'Ajouter des communes',
  lead: 'Beffroi vous montre ce qu’il a compris, ligne par ligne. Rien n’est ajouté avant votre accord.',
  listTitle: 'Depuis une liste',
  text: 'Codes INSEE, ou codes postaux et noms',
  textHint: 'Une commune par ligne. Vous pouvez coller les colonnes d’un tableur.',
  file: 'Ou un fichier CSV',
  fileHint: 'Tel que votre tableur l’enregistre.',
  look: 'Vérifier la liste',
  territoryTitle: 'Tout un territoire',
  departement: 'Département',
  epci: 'Intercommunalité',
  whole: 'Tout le département',
  choose: 'Choisissez…',
  lookTerritory: 'Voir les communes',
  looking: 'Vérification…',
  resultTitle: 'Ce que Beffroi a compris',
  ready: (count: number) =>
    count === 0
      ? 'Aucune commune à ajouter.'
      : `${counted(count, 'commune à ajouter', 'communes à ajouter')}.`,
  counts: {
    found: (count: number) => counted(count, 'commune trouvée', 'communes trouvées'),
    merged: (count: number) => counted(count, 'commune a fusionné depuis', 'communes ont fusionné depuis'),
    'already-listed': (count: number) => counted(count, 'est déjà dans la liste', 'sont déjà dans la liste'),
    duplicate: (count: number) => counted(count, 'ligne en double', 'lignes en double'),
    unsure: (count: number) => counted(count, 'ligne à préciser', 'lignes à préciser'),
    unknown: (count: number) => counted(count, 'ligne inconnue', 'lignes inconnues'),
  },
  outcomes: {
    found: 'Trouvée',
    merged: 'A fusionné',
    'already-listed': 'Déjà dans la liste',
    duplicate: 'En double',
    unsure: 'À préciser',
    unknown: 'Inconnue',
  },
  toLookAt: 'Lignes à regarder',
  columns: {
    line: 'Ligne',
    given: 'Dans votre liste',
    outcome: 'Résultat',
    commune: 'Commune d’aujourd’hui',
  },
  among: (names: string) => `Peut-être ${names}. Donnez le code INSEE.`,
  noneKnown: 'Aucune commune d’aujourd’hui ne porte ce code ou ce nom.',
  keep: (count: number) => `Ajouter ${counted(count, 'commune', 'communes')}`,
  keeping: 'Ajout…',
  more: (count: number) => `Et ${counted(count, 'autre ligne', 'autres lignes')} comme celles-ci.`,
  leftOut:
    'Les lignes inconnues ou à préciser ne seront pas ajoutées : corrigez-les, puis vérifiez de nouveau.',
} as const
