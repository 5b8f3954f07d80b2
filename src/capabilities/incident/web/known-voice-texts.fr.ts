/** Words by which people know each other when the mail cannot be trusted. */
export const knownVoiceTexts = {
  title: 'Se reconnaître',
  lead: 'Le jour de l’attaque, la messagerie peut être lue par d’autres. On se parle au téléphone, et on vérifie qui parle.',
  phrase: {
    title: 'Le relais doit vous dire…',
    meaning:
      'Convenez de cette phrase avec votre relais, de vive voix. Elle n’est imprimée sur aucune fiche et n’est gardée sur aucun téléphone.',
    show: 'Montrer la phrase',
    check: [
      'Quelqu’un appelle au nom du relais : demandez-lui la phrase. Ne la dites jamais le premier.',
      'Si elle est exacte, continuez.',
      'Sinon, raccrochez, et rappelez le numéro de votre fiche imprimée.',
    ],
    agreedOn: (moment: string) => `Convenue le ${moment}`,
    none: 'Aucune phrase convenue.',
    field: 'Phrase convenue',
    hint: 'Trois mots au moins, faciles à dire, que personne ne devine. Pas le nom de la commune.',
    submit: 'Garder cette phrase',
    done: 'La phrase est gardée. Dites-la à votre relais de vive voix, jamais par courriel.',
  },
  outside: {
    title: 'Où vous écrire quand la messagerie est touchée',
    meaning:
      'Pendant un incident, Beffroi n’écrit plus aux messageries touchées. Donnez une adresse ailleurs : elle sert pour les incidents qui commencent après aujourd’hui. Vous seul la voyez.',
    address: 'Adresse de secours',
    phone: 'Téléphone personnel',
    submit: 'Enregistrer',
    done: 'Enregistré.',
    forget: 'Oublier cette adresse',
    forgotten: 'Cette adresse est oubliée.',
  },
} as const
