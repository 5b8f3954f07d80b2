/** The words of signing in at an identity provider, `label` being its name. */
export const providerTexts = {
  signIn: (label: string) => `Se connecter avec ${label}`,
  accept: (label: string) => `Rejoindre avec ${label}`,
  back: {
    title: 'Retour du fournisseur d’identité',
    waiting: 'Vérification de la réponse…',
    toSignIn: 'Revenir à la connexion',
    toAccount: 'Me connecter et relier mon identité',
  },
  card: {
    title: (label: string) => `Identité ${label}`,
    none: (label: string) =>
      `Reliez votre identité ${label} : elle ouvrira ce compte, sans mot de passe à retenir.`,
    siret: 'établissement ',
    siretOf: (name: string) => `C’est un établissement de ${name}.`,
    siretOfNone:
      'Cet établissement n’est celui d’aucune de vos organisations ici. Ce n’est qu’une indication : elle n’ouvre ni ne ferme rien.',
    noSiret: 'sans établissement indiqué',
    linkedAt: 'Reliée le ',
    link: (label: string) => `Relier mon identité ${label}`,
    linked: 'Votre identité est reliée à ce compte.',
    unlink: 'Délier',
  },
} as const
