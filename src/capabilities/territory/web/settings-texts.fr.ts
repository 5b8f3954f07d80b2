const counted = (count: number, one: string, many: string) => `${count} ${count > 1 ? many : one}`

/** The words of the settings. */
export const texts = {
  title: 'Réglages',
  lead: 'Ce que Beffroi sait de votre commune. Chaque partie s’enregistre seule : corrigez ce qui a changé, laissez le reste.',
  here: 'Sur cette page',
  alsoTitle: 'Voir aussi',
  obligations: 'Ce que la loi demande, et à qui',
  recoveries: 'Comptes perdus à rendre',
  whoMay: 'Qui peut quoi',
  sheet: 'La fiche à afficher (PDF)',
  sheetMeaning: 'Réimprimez-la quand un numéro change.',

  save: 'Enregistrer',
  savedAt: (hour: string) => `Enregistré à ${hour}.`,
  notSavedYet: 'Modifié, pas encore enregistré.',
  unsaid: 'pas encore dit',
  conflict: {
    title: 'Quelqu’un d’autre vient d’enregistrer cette partie',
    detail: 'Rien n’est écrasé et votre saisie est toujours là. Choisissez la version à garder.',
    saved: 'Enregistré entre-temps',
    yours: 'Sur votre écran, pas encore enregistré',
    keepSaved: 'Garder la version enregistrée',
    keepYours: 'Garder la mienne',
  },

  online: {
    id: 'en-ligne',
    title: 'Messagerie et site',
    meaning: 'Ce sont les deux adresses que nous vérifions de l’extérieur.',
    mail: 'Adresse de messagerie de la mairie',
    mailHint: 'Celle que les habitants utilisent, par exemple mairie@exemple.fr.',
    noMail: 'La mairie n’a pas de messagerie',
    site: 'Adresse du site internet',
    siteHint: 'Copiez-la depuis le navigateur, par exemple https://www.exemple.fr.',
    noSite: 'La commune n’a pas de site',
    mailWord: 'Messagerie',
    siteWord: 'Site',
    none: 'il n’y en a pas',
  },
  size: {
    id: 'taille',
    title: 'Taille de la mairie',
    meaning:
      'À peu près. Ces deux nombres évitent de vous demander ce qui ne concerne que les grandes mairies.',
    staff: 'Agents, temps partiels compris',
    staffUnit: 'personnes',
    workstations: 'Ordinateurs, portables compris',
    workstationsUnit: 'ordinateurs',
    staffWord: 'Agents',
    workstationsWord: 'Ordinateurs',
  },
  provider: {
    id: 'prestataire',
    title: 'Qui s’occupe de vos ordinateurs',
    meaning: 'Selon la réponse, nos courriels s’adressent à la bonne personne.',
    question: 'Qui les installe et les dépanne ?',
    kinds: {
      company: 'Une entreprise',
      shared: 'Un service mutualisé',
      none: 'Personne en particulier',
      unknown: 'Je ne sais pas',
    },
    hints: {
      company: 'Votre prestataire : c’est à lui que nous préparons des courriels.',
      shared: 'Intercommunalité, centre de gestion, département, syndicat…',
      none: 'Un agent, un élu, ou chacun pour soi.',
      unknown: 'Ce n’est pas une faute : une facture ou un contrat vous le dira.',
    },
    word: 'Qui s’en occupe',
  },
  structures: {
    id: 'structures',
    title: 'Ce que la commune fait vivre',
    meaning:
      'Leurs ordinateurs et leurs fichiers comptent aussi : ils changent les questions posées et le coût d’une panne.',
    change: 'Changer la liste',
    question: 'Cochez ce qui existe dans votre commune',
    always: (labels: string) => `${labels} : toujours dans la liste.`,
    holds: (what: string) => `On y garde : ${what}.`,
    sensitive: 'À protéger en premier.',
    only: 'Seulement la mairie, pour l’instant.',
  },

  people: { id: 'personnes', title: 'Les personnes' },

  contacts: {
    id: 'contacts',
    title: 'Qui appeler',
    meaning:
      'Ces numéros s’impriment sur la fiche à afficher et s’ouvrent avec le bouton rouge. Le jour venu, personne n’aura à chercher.',
    missing: (count: number) =>
      count === 0 ? 'Tous les numéros sont là.' : counted(count, 'numéro manque.', 'numéros manquent.'),
    toGive: 'numéro à compléter',
    change: 'Modifier',
    give: 'Compléter',
    name: 'Nom',
    phone: 'Téléphone',
    mail: 'Adresse de messagerie',
    hours: 'Quand peut-on appeler ?',
    hoursHint:
      'Par exemple « lundi au vendredi, 8 h à 18 h ». Sans indication, la fiche dira « horaires à vérifier ».',
    others: 'D’autres numéros pour le jour même',
    answers: 'Quelqu’un répond…',
    answersHint: 'Beffroi dira « ouvert maintenant » ou « fermé ». Sans réponse, il dira qu’il ne sait pas.',
    modes: {
      unknown: 'Je ne sais pas',
      always: 'À toute heure',
      weekly: 'Certains jours, à certaines heures',
    },
    days: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
    daysLabel: 'Les jours',
    from: 'De',
    to: 'à',
    thenFrom: 'puis de',
    box: {
      title: 'Le téléphone de la mairie passe-t-il par la box ?',
      kinds: {
        yes: 'Oui : débrancher la box coupe aussi le téléphone',
        no: 'Non, le téléphone a sa propre ligne',
        unknown: 'Je ne sais pas',
      },
    },
    roles: {
      mayor: {
        title: 'Le maire',
        who: 'La personne qui décide, ou son premier adjoint.',
        phoneHint: 'Un numéro qui répond le soir et le week-end.',
      },
      provider: {
        title: 'Le prestataire informatique',
        who: 'Nom de l’entreprise ou du service.',
        phoneHint: 'Le numéro de dépannage, sur le contrat ou une facture.',
      },
      relay: {
        title: 'Le relais de la commune',
        who: 'L’organisme qui vous accompagne : intercommunalité, centre de gestion, syndicat informatique…',
        phoneHint: 'L’astreinte, s’il y en a une.',
      },
      insurer: {
        title: 'L’assurance',
        who: 'Compagnie, et numéro de contrat.',
        phoneHint: 'Le numéro de l’assistance. Il faut souvent appeler avant toute dépense.',
      },
      prefecture: {
        title: 'La préfecture',
        who: 'Service, ou nom de la personne.',
        phoneHint: 'Le standard de la préfecture de votre département.',
      },
      dpo: {
        title: 'Le délégué à la protection des données (DPO)',
        who: 'Nom, ou organisme qui le met à disposition.',
        phoneHint: 'À prévenir si des données de personnes sont touchées.',
      },
      police: {
        title: 'La gendarmerie ou la police',
        who: 'Brigade ou commissariat.',
        phoneHint: 'Là où déposer plainte. En urgence, le 17.',
      },
      deputy: {
        title: 'Un adjoint',
        who: 'La personne qui décide quand le maire ne répond pas.',
        phoneHint: 'Un numéro qui répond le soir et le week-end.',
      },
      'relay-on-call': {
        title: 'L’astreinte du relais',
        who: 'Le service de garde, hors des heures d’ouverture.',
        phoneHint: 'Le numéro de garde, s’il est autre.',
      },
      'second-number': {
        title: 'Le second numéro',
        who: 'Une personne à appeler le jour où le relais lui-même ne répond plus.',
        phoneHint: 'Un numéro qui ne dépend pas du relais.',
      },
      accountant: {
        title: 'Le comptable public',
        who: 'Service de gestion comptable, ou trésorerie.',
        phoneHint: 'Le premier à appeler si un virement est parti. Une ligne directe.',
      },
      'mail-host': {
        title: 'L’administrateur de la messagerie',
        who: 'Qui peut fermer une boîte et garder les journaux.',
        phoneHint: 'Son numéro de dépannage.',
      },
      'site-host': {
        title: 'L’hébergeur du site',
        who: 'Qui peut mettre le site hors ligne sans rien effacer.',
        phoneHint: 'Son numéro de dépannage.',
      },
      operator: {
        title: 'L’opérateur de téléphone et d’internet',
        who: 'Compagnie, et numéro de client.',
        phoneHint: 'Le service des professionnels.',
      },
    },
  },
} as const
