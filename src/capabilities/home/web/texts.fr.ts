/** The words of *Aujourd’hui*, down to the three things. Those of its cards and of the first visit have their own files. */
export const texts = {
  room: 'Aujourd’hui',

  today: {
    nothingOpen: 'Rien d’ouvert pour l’instant',
    nothingOpenMeaning:
      'Votre plan se nourrit de vos réponses et de nos vérifications. Quelques questions de plus, et la suite se dessine.',
    answer: 'Répondre à quelques questions',
    seePlan: 'Voir tout le plan',
  },

  start: {
    title: 'Dix minutes pour savoir où vous en êtes',
    lead: 'Nous regardons ce qui se voit de l’extérieur pendant que vous répondez à huit questions simples.',
    cardTitle: 'Ici, chaque semaine, trois choses à faire',
    meaning:
      'Trois, pas plus : les plus utiles pour votre commune, dans l’ordre, avec le courriel déjà écrit quand il faut demander à quelqu’un. À la fin des dix minutes, vous aurez aussi une fiche à afficher, pour le jour où les ordinateurs ne marcheront plus.',
    promise: '« Je ne sais pas » est une bonne réponse. Rien n’est envoyé à personne.',
    begin: 'Commencer la première visite',
    resumeTitle: 'La première visite n’est pas finie',
    resumeCommune:
      'Il manque l’adresse de messagerie ou celle du site : sans elles, rien ne peut être vérifié.',
    resumeCheck: 'La vérification de vos adresses n’a pas encore été lancée.',
    resumeQuestions: (left: number) =>
      left === 1
        ? 'Il reste une question. Ce que vous avez dit est gardé.'
        : `Il reste ${left} questions, environ ${left} minutes. Ce que vous avez dit est gardé.`,
    resume: 'Reprendre',
  },

  progressed: {
    title: 'Ce qui a avancé',
    done: 'C’est fait ',
  },
} as const
