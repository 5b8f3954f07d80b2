/** Words of the board of services. */
export const damageTexts = {
  lead: 'Ce qui marche, ce qui ne marche plus, et comment faire sur papier en attendant.',
  order: 'Dans quel ordre remettre en route',
  orderMeaning:
    'D’abord ce dont dépend la sécurité des personnes, puis ce que la loi fait attendre le moins.',
  allWork: 'Tout ce qui a été regardé marche.',
  backup: 'La dernière sauvegarde prouvée',
  backupNone:
    'Aucune restauration n’est prouvée ici. Supposez qu’il faudra tout ressaisir, et demandez au prestataire.',
  backupAge: (days: number, words: string) =>
    `${words} Elle rendrait ce qui existait il y a ${days === 0 ? 'moins d’un jour' : days === 1 ? 'un jour' : `${days} jours`}.`,
  onPaper: 'Sur papier, en attendant',
  takeWithYou: 'À prendre',
  limits: 'Délais de la loi',
  change: 'Dire comment il va',
  state: 'État',
  note: 'Ce qui a été vu',
  submit: 'Enregistrer',
  saved: 'C’est noté.',
  by: (who: string) => `noté par ${who}`,
  safety: 'Sécurité des personnes',
} as const
