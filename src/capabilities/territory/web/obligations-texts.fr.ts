const counted = (count: number, one: string, many: string) => `${count} ${count > 1 ? many : one}`

/** The words of the page of duties. */
export const texts = {
  title: 'Ce que la loi demande, et à qui',
  lead: (place: string, applying: number) =>
    `${place} : ${counted(applying, 'obligation s’applique', 'obligations s’appliquent')} aujourd’hui. Le reste se vérifie, ou se conseille.`,
  honesty:
    'Beffroi lit les textes pour vous, il ne remplace pas un conseil juridique. Chaque ligne dit d’où elle vient, quand nous l’avons lue et si nous en sommes sûrs.',
  crumb: 'Obligations',
  settings: 'Réglages',
  commune: 'À votre commune',
  epci: (name: string) => `À votre intercommunalité, ${name}`,
  epciMeaning:
    'Ce qui suit n’est pas à votre charge. Le savoir vous évite de le faire à sa place, et vous permet de demander où elle en est.',
  shared: (count: number) =>
    counted(
      count,
      'obligation pèse aussi sur elle, pour ses propres services',
      'obligations pèsent aussi sur elle, pour ses propres services',
    ),
  noEpci: 'Votre commune ne fait partie d’aucune intercommunalité : tout ce qui la concerne est ci-dessus.',
  noneTitle: 'Rien à montrer pour votre territoire',
  none: 'Nos tables ne disent encore rien de votre territoire. La préfecture ou le haut-commissariat peut vous renseigner.',
  themes: {
    rgpd: 'Données personnelles (RGPD)',
    incident: 'Le jour d’un incident',
    crise: 'Préparer la crise',
    accessibilite: 'Accessibilité',
    achats: 'Achats',
    nis2: 'Directive européenne NIS2',
    services: 'Aides auxquelles vous avez droit',
  } as Readonly<Record<string, string>>,
  verdicts: {
    applies: 'S’applique',
    'to-verify': 'À vérifier',
    'not-in-force': 'Pas en vigueur',
  },
  /** What « s’applique » becomes for what is no duty. */
  standings: { recommendation: 'Conseillé', offer: 'Ouvert à vous' },
  because: 'Pourquoi : ',
  source: 'Source : ',
  readOn: ', vérifié le ',
  confidence: {
    V: 'lu dans le texte',
    V2: 'lu dans une page secondaire',
    M: 'de mémoire, à vérifier',
    U: 'incertain',
  },
} as const
