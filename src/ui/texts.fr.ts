/** The words of the house itself; the words of a capability live in its own `web/texts.fr.ts`. */
export const texts = {
  product: 'Beffroi',
  skipToContent: 'Aller au contenu',
  rooms: 'Rubriques',
  breadcrumb: 'Fil d’Ariane',
  footer: 'À propos de Beffroi',
  loading: 'Chargement…',
  pageLoaded: (title: string) => `Page affichée : ${title}`,
  close: 'Fermer',
  cancel: 'Annuler',
  copy: 'Copier',
  copied: 'Copié',
  copyRefused: 'Le navigateur a refusé la copie : sélectionnez le texte à la main.',
  seeAsTable: 'Voir en tableau',
  total: 'Total',
  doneOf: (done: number, total: number) => `${done} sur ${total}`,
  noticeTone: { info: 'À savoir : ', success: 'C’est fait : ', problem: 'Problème : ' },

  personMenu: (name: string) => `Votre compte : ${name}`,
  signOut: 'Se déconnecter',
  demonstration: 'Démonstration',
  demonstrationMeaning:
    'Les personnes et les constats de cette installation sont inventés. Rien n’y est à faire pour de vrai.',
  offline: 'Vous êtes hors ligne.',
  offlineMeaning:
    'Ce que vous lisez date de votre dernière connexion. Ce qui est enregistré l’est toujours ; attendez le retour du réseau pour continuer.',

  urgency: {
    long: 'Urgence informatique',
    short: 'Urgence',
    question: 'Une urgence informatique ?',
    meaning: 'Vous allez voir les premiers gestes et les numéros à appeler.',
    nothingIsSent: 'Rien n’est envoyé sans vous.',
    confirm: 'Oui, montrer les gestes d’urgence',
    decline: 'Non, revenir',
  },

  form: {
    optional: '(facultatif)',
    submit: 'Enregistrer',
    submitting: 'Envoi en cours…',
    showPassword: 'Afficher le mot de passe',
    summaryTitle: (count: number) =>
      count === 1 ? 'Une réponse est à revoir' : `${count} réponses sont à revoir`,
    stillTyped: 'Ce que vous avez écrit est toujours là.',
    missing: 'Remplissez ce champ.',
    missingChoice: 'Choisissez une réponse.',
    missingTick: 'Cochez cette case pour continuer.',
    missingFile: 'Choisissez un fichier.',
    notAnEmail: 'Écrivez une adresse complète, comme mairie@exemple.fr.',
    notAnAddress: 'Écrivez une adresse complète, comme https://www.exemple.fr.',
    tooShort: (length: number) => `Écrivez au moins ${length} caractères.`,
    tooLong: (length: number) => `Écrivez ${length} caractères au plus.`,
    tooLow: (least: string) => `Donnez une valeur de ${least} au moins.`,
    tooHigh: (most: string) => `Donnez une valeur de ${most} au plus.`,
    notAsAsked: 'Cette réponse n’a pas la forme attendue.',
    fileTooBig: (limit: string) => `Ce fichier est trop gros : ${limit} au plus. Rien n’a été envoyé.`,
    fileLimit: (limit: string) => `${limit} au plus.`,
    megabytes: (count: number) => `${count} Mo`,
    signInElsewhere: 'Se connecter dans un autre onglet',
  },

  combobox: {
    found: (count: number) =>
      count === 1
        ? '1 proposition. Flèche bas pour la choisir.'
        : `${count} propositions. Flèches haut et bas pour choisir.`,
    none: 'Aucune proposition. Vérifiez l’orthographe.',
    searching: 'Recherche…',
    failed: 'La recherche n’a pas abouti. Vérifiez votre connexion, puis tapez à nouveau.',
    chosen: (label: string) => `${label}, choisi.`,
    chooseOne: 'Choisissez une proposition de la liste.',
  },
} as const
