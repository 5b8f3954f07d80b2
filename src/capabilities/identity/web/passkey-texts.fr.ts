/** The words of passkeys and of the second proof. */
export const passkeyTexts = {
  signIn: {
    button: 'Se connecter avec une clé d’accès',
    notAnswered:
      'L’appareil n’a pas donné de clé d’accès. Rien n’a été modifié. Recommencez, ou donnez votre adresse et votre mot de passe.',
    or: 'ou',
  },
  card: {
    title: 'Clés d’accès',
    meaning:
      'Une clé d’accès ouvre Beffroi par l’empreinte, le visage ou le code de votre ordinateur ou de votre téléphone : rien à retenir, rien à recopier, et un faux site ne peut pas la voler. Elle compte pour deux preuves.',
    none: 'Votre compte n’a pas encore de clé d’accès.',
    twoAreBetter: 'Ajoutez-en une deuxième sur un autre appareil : si l’un se perd, l’autre ouvre.',
    synchronised: 'gardée aussi par votre compte Apple, Google, Microsoft ou votre gestionnaire',
    onDevice: 'gardée par ce seul appareil',
    addedAt: 'Ajoutée le ',
    lastUsedAt: 'utilisée le ',
    add: 'Ajouter une clé d’accès',
    name: 'Nom de cette clé',
    nameHint: 'Pour la reconnaître : « Ordinateur de l’accueil », « Mon téléphone ».',
    added: 'Votre clé d’accès est enregistrée.',
    declined:
      'L’appareil n’a pas fait de clé : la demande a été refusée, ou elle existe déjà ici. Votre compte n’a pas changé. Recommencez quand vous voulez.',
    rename: 'Renommer',
    remove: 'Retirer',
    manage: (name: string) => `Renommer ou retirer « ${name} »`,
    notKnown:
      'Ce navigateur ne connaît pas les clés d’accès. Essayez depuis un autre, ou choisissez le code donné par le téléphone.',
  },
  protection: {
    title: 'Une deuxième preuve à la connexion',
    lead: 'Un mot de passe se vole. Votre rôle demande donc de prouver deux fois que c’est vous.',
    mailIsNone: 'Un code reçu par courriel ne compte pas : qui lit votre messagerie le lirait aussi.',
    source: 'Recommandation de la CNIL, délibération 2025-019 du 20 mars 2025.',
    codeTitle: 'Ou un code donné par votre téléphone',
    codeMeaning: 'Une application de votre téléphone donne un code à recopier à chaque connexion.',
    codeSetUp: 'Mettre en place le code',
    providerMeaning: (label: string) =>
      `${label} peut demander lui-même la deuxième preuve : un code, une clé ou une carte, selon votre fournisseur d’identité.`,
    signInTitle: 'Votre compte a déjà une deuxième preuve',
    signInMeaning:
      'Cette connexion s’est faite sans elle. Prouvez maintenant que c’est vous : avec votre clé d’accès, ou en vous reconnectant avec le code.',
    signInAgain: 'Se reconnecter',
    done: 'C’est fait : cette connexion est prouvée deux fois.',
    goOn: 'Continuer',
  },
  notice: {
    before: 'Vous administrez une commune : à partir du ',
    after: ', une deuxième preuve vous sera demandée à la connexion.',
    now: 'Votre rôle demande une deuxième preuve à la connexion.',
    setUp: 'La mettre en place (2 minutes)',
  },
} as const
