/** The words of what is to be done: the record, and where to click. */
export const texts = {
  fix: 'Ce qu’il y a à faire',
  who: 'Qui s’en occupe',
  ask: 'Ce qu’il faut faire ou demander',
  copyRequest: 'Copier ce texte',
  add: 'L’enregistrement à ajouter',
  replace: 'L’enregistrement à remplacer',
  recordMeaning:
    'À recopier tel quel là où se gère votre nom de domaine (sa « zone DNS »). Si vous ne savez pas où, joignez-le à la demande.',
  name: 'Nom',
  shortName: 'À taper',
  copyShortName: 'Copier ce qu’il faut taper',
  shortNameAt: (provider: string, typed: string) =>
    typed === ''
      ? `Chez ${provider}, laissez le nom vide.`
      : `Chez ${provider}, le formulaire ajoute lui-même la fin du nom.`,
  shortNameAnywhere:
    'Si le formulaire ajoute lui-même la fin du nom, ce que font la plupart, ne tapez que ceci.',
  type: 'Type',
  value: 'Valeur',
  copyName: 'Copier le nom',
  copyValue: 'Copier la valeur',
  copyPart: (part: string) => `Copier ${part}`,
  parts: {
    priority: { label: 'Priorité', copied: 'la priorité' },
    server: { label: 'Serveur', copied: 'le serveur' },
    flags: { label: 'Drapeau', copied: 'le drapeau' },
    tag: { label: 'Étiquette', copied: 'l’étiquette' },
    authority: { label: 'Autorité', copied: 'l’autorité' },
  },
  takesThePlaceOf: (count: number) =>
    count > 1
      ? 'Il prend la place des enregistrements suivants, à supprimer :'
      : 'Il prend la place de celui-ci, à supprimer ou à modifier :',
  nothingElse: 'Ne supprimez rien d’autre.',
  longText: (sizeInBytes: number) =>
    `Cette valeur compte ${sizeInBytes} caractères, plus que les 255 d’un seul morceau. La plupart des formulaires la découpent d’eux-mêmes. Si le vôtre la refuse, collez-la ainsi, en morceaux entre guillemets sur une même ligne :`,
  copyPieces: 'Copier en morceaux',

  at: (provider: string) => `Chez ${provider}`,
  theirs: (provider: string) => `Chez ${provider}, qui tient votre nom de domaine`,
  theirMail: (provider: string) => `Chez ${provider}, qui reçoit votre courrier`,
  others: 'Chez un autre hébergeur',
  othersUnknown: 'Où cliquer, hébergeur par hébergeur',
  source: 'L’aide de ce fournisseur',
  readOn: {
    V: ', lue le ',
    M: ' ; étapes connues par l’usage, à la date du ',
    U: ' ; étapes à vérifier sur place, écrites le ',
  },
} as const
