/** The words of signing in and of one's account. */
export const texts = {
  fields: {
    name: 'Votre nom',
    nameHint: 'Celui que verront vos collègues.',
    email: 'Votre adresse de messagerie',
    emailHint: 'Elle sert d’identifiant. Aucun message n’est envoyé sans vous.',
    password: 'Mot de passe',
    currentPassword: 'Mot de passe actuel',
    newPassword: 'Nouveau mot de passe',
    passwordRule:
      'Une phrase d’au moins 7 mots différents ; ou 12 caractères avec majuscule, minuscule, chiffre et caractère spécial ; ou 14 sans caractère spécial.',
    passwordIsStrong: 'Ce mot de passe est solide. Il n’aura pas à être changé régulièrement.',
    code: 'Code à 6 chiffres',
    anyCode: 'Code à 6 chiffres, ou code de secours',
  },

  setUp: {
    title: 'Première ouverture',
    lead: 'Créez le premier compte de cette installation. Une minute suffit ; la commune se choisit juste après.',
    submit: 'Créer le compte',
    linkIsCut:
      'Cette page s’ouvre par le lien affiché sur la machine au démarrage de Beffroi. Il manque ici sa fin : rien n’a été modifié.',
    linkIsCutToDo:
      'Retournez devant la machine et ouvrez le lien en entier, jusqu’au dernier caractère. Sans lien affiché, il s’en fait un avec « npm run -s beffroi -- setup-link ».',
  },

  signIn: {
    title: 'Connexion',
    submit: 'Se connecter',
    needsSetUp: 'Personne n’a encore de compte ici.',
    needsSetUpToDo: 'Le premier compte se crée avec le lien affiché sur la machine au démarrage de Beffroi.',
    forgotten: 'Mot de passe ou téléphone perdu ?',
    forgottenColleague:
      'Avec un code de secours, vous entrez sans téléphone : donnez-le à la place du code à 6 chiffres.',
    forgottenRecovery:
      'Vous avez tout perdu ? Deux personnes qui administrent votre organisation peuvent confirmer que c’est vous. Comptez un jour.',
    toRecovery: 'Récupérer mon compte',
    forgottenMachine:
      'En dernier recours, la personne qui a installé Beffroi peut faire, depuis la machine, un lien de secours valable un jour.',
  },

  secondFactor: {
    title: 'Votre code',
    lead: 'Ouvrez sur votre téléphone l’application qui donne des codes, et recopiez celui de Beffroi.',
    hint: 'Sans téléphone, donnez un de vos codes de secours : il ne servira qu’une fois.',
    submit: 'Continuer',
    back: 'Revenir à l’adresse et au mot de passe',
  },

  directSignIn: {
    title: 'Entrer dans Beffroi',
    lead: 'Ce lien vous connecte une fois, sans mot de passe.',
    submit: 'Entrer',
    linkIsCut: 'Ce lien est incomplet : sa fin manque. Rien n’a été modifié.',
    linkIsCutToDo: 'Ouvrez-le en entier, jusqu’au dernier caractère.',
  },

  invitation: {
    title: 'Une commune vous invite',
    lead: 'Créez votre compte : il vous ouvrira l’espace de cette commune.',
    submit: 'Créer mon compte et rejoindre la commune',
    asYourself: (name: string) => `La session ouverte ici est celle de ${name}.`,
    acceptAsYourself: 'Rejoindre avec ce compte',
    anotherAccount: 'Ou créer un autre compte',
    unusable: {
      expired: {
        title: 'Cette invitation a expiré',
        happened: 'Une invitation peut être utilisée pendant sept jours, et ce délai est passé.',
        holds: 'Rien n’a été modifié.',
        toDo: 'Demandez un nouveau lien à la personne qui vous a donné celui-ci.',
      },
      used: {
        title: 'Cette invitation a déjà servi',
        happened: 'Une invitation ne sert qu’une fois.',
        holds: 'Le compte créé grâce à elle existe toujours.',
        toDo: 'Si c’est le vôtre, connectez-vous. Sinon, demandez un nouveau lien à la personne qui vous a donné celui-ci.',
      },
      cut: {
        title: 'Ce lien est incomplet',
        happened: 'La fin du lien d’invitation manque : il a été coupé en le copiant.',
        holds: 'Rien n’a été modifié, et l’invitation reste utilisable.',
        toDo: 'Ouvrez le lien en entier, jusqu’au dernier caractère.',
      },
    },
    toSignIn: 'Se connecter',
  },

  account: {
    title: 'Votre compte',
    name: 'Nom',
    email: 'Adresse',
    recoveryCodesLeft: (left: number) =>
      left === 0
        ? 'C’était votre dernier code de secours : faites-en de nouveaux ci-dessous.'
        : `Il vous reste ${left} code${left > 1 ? 's' : ''} de secours. Celui que vous venez d’utiliser ne sert plus.`,
  },

  sessions: {
    title: 'Vos connexions ouvertes',
    meaning: 'Un appareil que vous ne reconnaissez pas ? Fermez sa connexion, puis changez de mot de passe.',
    current: 'cet appareil',
    openedAt: 'Ouverte le ',
    lastSeenAt: 'utilisée le ',
    close: 'Fermer',
    closeOthers: 'Fermer toutes les autres connexions',
    closed: 'C’est fermé : pour revenir, il faudra de nouveau le mot de passe.',
  },

  password: {
    title: 'Changer de mot de passe',
    meaning: 'Seulement s’il a pu être vu ou deviné. Vos autres connexions seront fermées.',
    submit: 'Changer le mot de passe',
    done: 'Votre mot de passe est changé, et vos autres connexions sont fermées.',
  },

  code: {
    title: 'Code à la connexion',
    off: 'Votre compte n’est protégé que par son mot de passe. Avec un code donné par votre téléphone, un mot de passe volé ne suffit plus pour entrer.',
    on: 'Un code est demandé à chaque connexion, en plus du mot de passe.',
    turnOn: 'Demander un code à la connexion',
    newRecoveryCodes: 'Faire de nouveaux codes de secours',
    newRecoveryCodesMeaning: 'Les anciens ne serviront plus.',
    turnOff: 'Ne plus demander de code',
    turnOffMeaning:
      'Pour changer de téléphone, par exemple. Votre mot de passe suffira de nouveau pour entrer.',
  },

  codeSetUp: {
    title: 'Demander un code à la connexion',
    lead: 'Trois minutes, avec votre téléphone en main.',
    step: (step: number) => `Étape ${step} sur 3`,
    passwordTitle: 'Votre mot de passe',
    passwordMeaning: 'Pour vérifier que c’est bien vous.',
    next: 'Continuer',
    scanTitle: 'Reliez votre téléphone',
    scanInstall:
      'Installez sur votre téléphone une application qui donne des codes (FreeOTP, Aegis, Google Authenticator, Microsoft Authenticator…), si vous n’en avez pas.',
    scanSquare: 'Dans l’application, ajoutez un compte et visez ce carré avec l’appareil photo.',
    scanGive: 'Recopiez ci-dessous le code qui s’affiche.',
    square: 'Carré à viser avec l’application qui donne des codes',
    byHand: 'Le carré ne se lit pas ? Tapez cette clé dans l’application',
    confirm: 'Vérifier le code',
  },

  recoveryCodes: {
    title: 'Vos codes de secours',
    meaning:
      'Chacun remplace une fois le code du téléphone, s’il est perdu ou cassé. Ils ne seront plus jamais affichés : imprimez-les maintenant, et rangez la feuille au coffre ou chez vous, loin de l’ordinateur.',
    of: (email: string) => `Beffroi, compte ${email}`,
    list: 'Codes de secours',
    print: 'Imprimer',
    done: 'Mes codes sont rangés',
  },
} as const
