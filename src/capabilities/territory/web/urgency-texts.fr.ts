/** The words of the urgency page, alone: it must open when nothing else does. */
export const texts = {
  title: 'Urgence informatique',
  nothingIsSent: 'Rien n’est envoyé sans vous.',
  calm: 'Respirez. Faites les gestes dans l’ordre, puis appelez.',
  stepByStep: 'Être guidé pas à pas, même sans réseau',
  falseAlarm: 'Fausse alerte ? Revenir',
  falseAlarmEnd: 'C’était une fausse alerte',
  falseAlarmMeaning: 'Tant mieux. Cette page n’a rien enregistré ni prévenu personne.',
  back: 'Revenir à Beffroi',
  now: 'Tout de suite, dans cet ordre',
  dont: 'Ce qu’il ne faut pas faire',

  call: 'Qui appeler',
  callFrom: 'Appelez d’un téléphone, pas d’un ordinateur touché.',
  loading: 'Nous cherchons vos numéros… Commencez les gestes sans attendre.',
  roles: {
    mayor: 'Le maire',
    provider: 'Le prestataire informatique',
    relay: 'Le relais de la commune',
    insurer: 'L’assurance, avant toute dépense',
    prefecture: 'La préfecture',
    dpo: 'Le délégué à la protection des données (DPO)',
    police: 'La gendarmerie ou la police',
    deputy: 'Un adjoint',
    'relay-on-call': 'L’astreinte du relais',
    'second-number': 'Si le relais ne répond pas',
    accountant: 'Le comptable public, si un virement est parti',
    'mail-host': 'La messagerie',
    'site-host': 'L’hébergeur du site',
    operator: 'Le téléphone et internet',
  },
  regional: 'Le centre d’aide de votre région',
  onTheWeb: 'Une page web, pas un téléphone',
  callNamed: (name: string) => `${name}, appeler le `,
  open: (web: string) => `Ouvrir ${web}`,
  next: 'Ensuite',
  others: 'D’autres numéros utiles',
  opening: {
    open: 'Ouvert maintenant',
    closed: 'Fermé maintenant',
    unknown: 'Horaires à vérifier',
  },
  noOwn:
    'Votre commune n’a pas encore donné ses propres numéros. Celui du prestataire est sur son contrat ou ses factures.',
  give: 'Compléter les numéros',
  sources: 'D’où viennent ces numéros',
  sourceOf: (name: string, source: string) => `${name} : ${source}`,
  readOn: ', vu le ',
  confidence: {
    V: 'lu à la source',
    V2: 'lu dans une page secondaire',
    M: 'de mémoire, à vérifier',
    U: 'incertain',
  },

  clocks: 'Deux délais de 72 heures',
  clockLines: [
    {
      what: 'La plainte, auprès de la gendarmerie ou de la police : sans elle, l’assurance ne rembourse pas une attaque.',
      source: 'Code des assurances, art. L12-10-1 ; lu dans une page secondaire le 22 novembre 2026.',
    },
    {
      what: 'La notification à la CNIL, si des données personnelles sont touchées, même seulement inaccessibles.',
      source: 'RGPD, art. 33 §1 et §4 ; lu dans le texte le 22 novembre 2026.',
    },
  ],

  sheet: 'La fiche à imprimer (PDF)',
  sheetMeaning:
    'Tout ceci sur une page, avec vos numéros. À imprimer maintenant si une imprimante répond, et à garder au mur.',

  signedOut: 'Connectez-vous pour voir aussi les numéros de votre commune.',
  signIn: 'Se connecter',
  notYours: 'Cette commune n’est pas ouverte à votre compte : voici les numéros nationaux.',
  outside: 'Dans l’espace de votre commune, cette page montre aussi vos propres numéros.',
  chooseCommune: 'Aller à ma commune',
  unreachableTitle: 'Beffroi ne répond pas',
  unreachable:
    'Les gestes ci-dessus restent valables. Les numéros de votre commune sont sur la fiche affichée en mairie ; voici ceux qui répondent partout.',
  retry: 'Chercher encore mes numéros',
} as const
