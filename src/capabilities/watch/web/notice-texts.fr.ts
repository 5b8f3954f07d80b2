/** The words of the pages that only a person recognises. */
export const texts = {
  title: 'À vous de regarder',
  what: {
    'legal-notice': 'la page des mentions légales',
    'accessibility-statement': 'la déclaration d’accessibilité',
  } as Readonly<Record<string, string>>,
  found: (count: number) =>
    count === 1 ? 'Voici la page que nous avons trouvée :' : 'Voici les pages que nous avons trouvées :',
  notFound: 'Nous n’avons trouvé aucun lien depuis la page d’accueil.',
  newTab: 'nouvel onglet',
  question: (what: string, count: number) => {
    if (count === 0) return `Le site a-t-il ${what.replace(/^la /, 'une ')} ?`
    return count === 1 ? `Cette page est-elle bien ${what} ?` : `L’une de ces pages est-elle bien ${what} ?`
  },
  yes: 'Oui',
  yesThis: (text: string) => `Oui : « ${text} »`,
  no: (count: number) => (count === 1 ? 'Non, ce n’est pas elle' : 'Non, aucune'),
  noLink: 'Oui, mais la page d’accueil n’y mène pas',
  noPage: 'Le site n’en a pas',
  submit: 'Enregistrer la réponse',
  saved: 'Votre réponse est enregistrée.',
  holds:
    'Votre réponse restera valable tant que le site propose la même page. Nous ne jugeons pas ce que la page contient.',
  said: {
    yes: 'Confirmé par ',
    no: 'Écarté par ',
    'no-page': 'Indiqué comme absent par ',
  },
  change: 'Changer la réponse',
} as const
