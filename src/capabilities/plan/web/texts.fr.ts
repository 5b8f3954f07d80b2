/** The words of the plan's screens. What an action is, why it stands where it does: the API says it. */
export const texts = {
  action: {
    notAssigned: (suggested: string) => `${suggested}, à confirmer`,
    before: (day: string) => `avant le ${day}`,
    essential: 'Essentielle',
    thisWeek: 'Cette semaine',
    placedByHand: 'Placée à la main',
    overdue: 'En retard',
    needsFirst: (titles: readonly string[]) =>
      titles.length === 1
        ? `À faire d’abord : « ${titles[0]} ». Vous l’avez placée plus loin.`
        : `À faire d’abord : ${titles.map((title) => `« ${title} »`).join(' et ')}. Vous les avez placées plus loin.`,
    whyHere: 'Pourquoi à cette place ?',
    term: (name: string, weight: string) => `${name} : ${weight}`,
  },

  plan: {
    title: 'Plan d’action',
    lead: (open: number, total: string) =>
      open === 1
        ? `Une action, environ ${total}. Faites-la, et le plan est à jour.`
        : `Commencez par les choses de la semaine. Le plan entier compte ${open} actions, environ ${total} de travail, à répartir sur l’année.`,
    leadNothing: 'Il n’y a rien à faire pour l’instant.',
    listTitle: 'Tout le plan, dans l’ordre',
    howOrdered:
      'Les mesures essentielles passent devant. Ensuite, chaque action reçoit une note : le risque qu’elle écarte, multiplié par ce que nous savons de l’exposition de la commune, divisé par l’effort et le coût. La plus forte note passe d’abord, mais jamais avant ce dont elle dépend. Vous pouvez changer l’ordre à la main : Beffroi le garde, le dit, et vous prévient s’il voit un inconvénient.',
    reorder: 'Changer l’ordre',
    reorderDone: 'Terminer',
    up: 'Monter',
    down: 'Descendre',
    first: 'En premier',
    backToFormula: 'Rendre à l’ordre automatique',
    moved: (title: string, position: number, total: number) =>
      `« ${title} » est maintenant en place ${position} sur ${total}.`,
    showRest: (count: number) => (count === 1 ? 'Voir la dernière' : `Voir les ${count} suivantes`),
    ended: (count: number) =>
      count === 1 ? 'Une action faite ou fermée' : `${count} actions faites ou fermées`,
    endedMeaning:
      'Elles sont sorties de la liste. Si une vérification ou une réponse plus récente dit le contraire, elles se rouvrent d’elles-mêmes.',
    allDone: {
      title: 'Tout ce qui était ouvert est fait',
      meaning:
        'Les preuves vieillissent : Beffroi rouvrira une action quand l’une d’elles sera périmée, ou si une vérification voit un changement.',
    },
    empty: {
      title: 'Votre plan se construit avec vos réponses',
      meaning:
        'Chaque réponse « non », « en partie » ou « je ne sais pas » devient une action, avec la personne, la durée et le coût. Huit questions suffisent pour en tirer trois choses à faire.',
      start: 'Répondre aux questions',
    },
    aside: {
      takeAway: 'À emporter',
      takeAwayMeaning: 'Le plan imprimé, pour le maire ou pour une réunion avec le prestataire.',
      pdf: 'Le plan (PDF)',
      allDocuments: 'Tous les documents',
      week: 'Et si tout s’arrêtait ?',
      weekMeaning:
        'Ce que coûterait à votre commune une semaine sans ordinateurs, ligne par ligne. Utile devant le conseil.',
      seeWeek: 'Voir le calcul',
      progress: 'Avancement',
      open: 'En cours',
      done: 'Faites, sans preuve',
      closed: 'Fermées',
    },
  },

  conflict: {
    saved: 'Ce qui est enregistré',
    yours: 'Votre saisie',
    keepSaved: 'Garder ce qui est enregistré',
    keepYours: 'Enregistrer ma saisie',
    linesAlike: 'Les deux versions disent la même chose.',
  },
} as const
