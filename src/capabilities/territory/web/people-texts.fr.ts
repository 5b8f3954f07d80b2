/** The words of the list of people of a commune: the last card of the settings. */
export const peopleTexts = {
  id: 'personnes',
  title: 'Les personnes',
  meaning: 'Elles voient tout ce qui concerne la commune. Chacune a son propre compte.',
  you: 'vous',
  since: 'Depuis le ',
  remove: 'Retirer',
  askAdministrator: (names: string) =>
    `Pour inviter ou retirer quelqu’un, demandez à ${names}, qui administre cet espace.`,
  alone:
    'Vous êtes seul à pouvoir entrer. Invitez une deuxième personne : si vous êtes absent le jour d’une attaque, quelqu’un doit pouvoir ouvrir Beffroi.',
  removing: {
    title: (name: string) => `Retirer ${name} ?`,
    meaning:
      'Cette personne ne pourra plus entrer dans l’espace de la commune. Son compte et tout ce qu’elle a enregistré restent. Vous pourrez l’inviter de nouveau.',
    yourself: 'Vous ne pourrez plus entrer dans cet espace. Quelqu’un d’autre devra vous inviter de nouveau.',
    confirm: 'Oui, retirer l’accès',
    decline: 'Non, garder l’accès',
  },
  removed: (name: string) => `${name} n’a plus accès à cet espace.`,
  invite: 'Inviter quelqu’un',
  inviteMeaning:
    'Vous obtenez un lien, valable une seule fois. Remettez-le vous-même à la personne : Beffroi n’envoie aucun message.',
  inviteByMail:
    'Elle reçoit un lien par courriel, valable une seule fois. Sans adresse, vous le lui remettez vous-même.',
  inviteRole: 'Qui est cette personne pour la commune ?',
  inviteAddress: 'Son adresse de messagerie',
  inviteAddressHint: 'Le lien y est envoyé. Laissez vide pour le remettre vous-même.',
  inviteName: 'Son nom',
  inviteSubmit: 'Inviter',
  sentTitle: (address: string) => `L’invitation part à ${address}`,
  sentMeaning:
    'Si rien n’arrive, vérifiez l’adresse dans la liste ci-dessous, ou remettez ce lien vous-même.',
  awaited: 'Invitations pas encore acceptées',
  letterStates: {
    waiting: 'en attente d’envoi',
    sent: 'envoyée',
    refused: 'adresse refusée',
    failed: 'envoi impossible',
  },
  handedOver: 'à remettre vous-même',
  opened: 'ouverte',
  expired: 'dépassée',
  closeInvitation: 'Fermer',
  sendAgain: 'Envoyer de nouveau',
  linkTitle: 'Le lien d’invitation est prêt',
  linkMeaning:
    'Il ne sera plus affiché. Copiez-le et remettez-le à la personne elle-même : quiconque l’ouvre peut entrer à sa place.',
  linkEnds: 'Il sert une seule fois, jusqu’au ',
  copyLink: 'Copier le lien',
} as const

/** After an election, beside the same list. */
export const teamReviewTexts = {
  go: 'Revoir l’équipe pas à pas',
  election: (day: string) => `Le conseil municipal a été renouvelé le ${day}`,
  meaning: 'Qui est parti, qui est arrivé, ce qui se transmet : une revue vous fait penser à tout.',
  source: (source: string, day: string) => `Source : ${source}, relu le ${day}.`,
  toCheck: 'Date à vérifier.',
} as const
