/** The words of giving an account back. */
export const recoveryTexts = {
  ask: {
    title: 'Récupérer votre compte',
    lead: 'Quand le mot de passe, le téléphone et les codes de secours sont tous perdus. Comptez un jour : deux personnes doivent confirmer que c’est vous.',
    submit: 'Faire la demande',
    over: 'La demande faite ici est terminée, arrêtée ou expirée. Votre compte n’a pas changé.',
    steps: 'Ce qui va se passer',
    first: 'Cette page vous affiche un code.',
    second: 'Vous le lisez, de vive voix, à deux personnes qui administrent votre organisation.',
    third: 'Un jour après, cette page vous laisse choisir un nouveau mot de passe.',
    noMail: 'Rien ne passe par votre messagerie : qui la lirait à votre place ne pourrait rien faire.',
  },

  waiting: {
    title: 'Votre demande est faite',
    code: 'Votre code',
    readIt:
      'Lisez-le de vive voix à deux personnes qui administrent votre organisation. Elles vous reconnaîtront à la voix ou au visage, jamais à un message.',
    keep: 'Gardez cet appareil : la suite se fait ici, dans ce navigateur. Vous pouvez fermer la page et la rouvrir depuis la connexion.',
    until: 'La demande est valable jusqu’au ',
    notAccount:
      'Pour ne rien apprendre à un inconnu, cette page est la même quand l’adresse n’a pas de compte. Vérifiez-la si personne ne trouve votre demande.',
    alone:
      'Personne d’autre n’administre votre organisation ? La personne qui a installé Beffroi peut faire un lien de secours depuis la machine.',
    refresh: 'Où en est ma demande ?',
    again: 'Faire une autre demande',
    againMeaning: 'Si l’adresse était fausse. Le code d’ici ne servira plus.',
  },

  later: {
    title: 'C’est confirmé, encore un peu de patience',
    lead: 'Deux personnes ont confirmé que c’est vous.',
    from: 'Revenez ici à partir du ',
    why: 'Ce délai laisse le temps d’arrêter une demande qui ne viendrait pas de vous.',
  },

  open: {
    title: 'Choisissez un nouveau mot de passe',
    lead: 'Votre compte vous attend.',
    meaning:
      'L’ancien mot de passe, les clés d’accès, le code du téléphone et les connexions restées ouvertes ne serviront plus. Vos données ne changent pas.',
    submit: 'Reprendre mon compte',
  },

  stop: {
    title: 'Arrêter une récupération',
    lead: 'Quelqu’un demande à reprendre un compte Beffroi. Si la personne n’a rien demandé, arrêtez tout.',
    submit: 'Arrêter la récupération',
    done: 'C’est arrêté. Rien n’a changé : les moyens d’entrer habituels servent toujours.',
    linkIsCut: 'Ce lien est incomplet : sa fin manque. Rien n’a été modifié.',
    linkIsCutToDo: 'Ouvrez-le en entier, jusqu’au dernier caractère.',
  },

  vouching: {
    title: 'Comptes à récupérer',
    lead: 'Quand une personne a perdu tous ses moyens d’entrer, deux autres, qui administrent, confirment que c’est bien elle. Un jour passe, puis elle choisit un nouveau mot de passe.',
    none: 'Personne ne demande à récupérer son compte',
    noneMeaning:
      'Qui a tout perdu fait sa demande depuis la page de connexion. Elle s’affiche alors ici, et sur chaque page.',
    asked: 'Demandée le ',
    call: (name: string) =>
      `Appelez ${name} au numéro que vous connaissez déjà, ou voyez-vous. Demandez le code affiché sur sa page : il prouve que la demande est la sienne. Un code reçu par message ne compte pas.`,
    code: 'Code lu par la personne',
    codeHint: 'Huit signes, par exemple K7F3-9QXM.',
    vouch: 'Confirmer que c’est bien elle',
    vouched: 'Votre confirmation est comptée.',
    stop: 'Arrêter la demande',
    stopMeaning: 'Si la personne n’a rien demandé. Rien ne change pour son compte.',
    stopped: 'La demande est arrêtée.',
    voice: (name: string) => `Confirmé par ${name}, le `,
    opensAt: 'Un nouveau mot de passe pourra être choisi à partir du ',
    open: 'La personne peut maintenant choisir un nouveau mot de passe, depuis son appareil.',
    parts: {
      said: 'Vous avez confirmé. Il manque une autre personne.',
      yourself: 'C’est de votre compte qu’il s’agit. Vous n’avez rien demandé ? Arrêtez la demande.',
      'not-yours':
        'Il faut administrer depuis sept jours au moins pour confirmer. Prévenez une autre personne qui administre.',
      machine:
        'Deux confirmations ne suffiraient pas ici : ce compte ouvre d’autres portes, ou trop peu de personnes peuvent confirmer. La personne qui tient la machine peut le rendre, par un lien de secours.',
    },
    history: 'Ce qui s’est passé',
    steps: {
      vouched: 'demande confirmée',
      opening: 'toutes les confirmations sont là, le délai commence',
      done: 'nouveau mot de passe choisi',
      'signed-in': 'arrêtée : la personne s’est connectée comme d’habitude',
      'stopped-by-owner': 'arrêtée depuis le compte lui-même',
      'stopped-by-link': 'arrêtée par le lien d’un courriel',
      'stopped-by-administrator': 'arrêtée',
    },
    by: (name: string) => `par ${name}, `,
  },

  notices: {
    twoFactors: 'À partir du ',
    twoFactorsAfter: ', une deuxième preuve vous sera demandée à la connexion.',
    setUp: 'La mettre en place (2 minutes)',
    own: 'Quelqu’un demande à reprendre votre compte. Ce n’est pas vous ? Arrêtez tout.',
    ownStop: 'Arrêter la récupération',
    demand: (name: string) => `${name} : quelqu’un demande à récupérer son compte.`,
    look: 'Voir la demande',
  },
} as const
