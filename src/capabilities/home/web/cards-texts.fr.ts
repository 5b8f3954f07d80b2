import { durationInWords } from '../../../kernel/duration-in-words.ts'

const counted = (count: number, one: string, many: string) => `${count} ${count > 1 ? many : one}`

/** The words of the cards around the three things. */
export const texts = {
  checked: {
    title: 'Ce que nous avons vérifié pour vous',
    captionOf: (moment: string) => `Dernier passage ${moment}. Chaque ligne renvoie à sa preuve.`,
    caption: 'Chaque ligne renvoie à sa preuve.',
    what: 'Quoi',
    found: 'Constat',
    state: 'Preuve',
    /** The findings worth a line here, by code, in this order. */
    findings: {
      'mail-kind': 'Adresse de la mairie',
      '2.1': 'Adresse de la mairie',
      '2.7': 'Usurpation du domaine',
      '1.3': 'Ouverture du site',
      'certificate-expiry': 'Certificat du site',
    },
    answered: {
      yes: (by: string) => `En place, déclaré par ${by}.`,
      partly: () => 'En partie seulement.',
      no: () => 'Pas encore en place.',
      'dont-know': () => 'Personne ne sait encore.',
      'provider-knows': () => 'Votre prestataire le sait : c’est à lui demander.',
      'not-concerned': () => 'Vous n’êtes pas concernés.',
    },
    seeAll: 'Tout ce qui se voit de l’extérieur',
    emptyTitle: 'Rien n’a encore été vérifié',
    empty:
      'En une demi-minute, nous regardons ce qu’un escroc regarderait : votre messagerie, votre site, son certificat. Rien n’est modifié, et nous n’entrons nulle part.',
    start: 'Vérifier maintenant',
  },

  essentials: {
    title: (total: number) => `Les ${total} mesures essentielles`,
    proven: (count: number, total: number) => `${count > 1 ? 'prouvées' : 'prouvée'} sur ${total}`,
    labels: {
      proven: (count: number) => (count > 1 ? 'prouvées' : 'prouvée'),
      declared: (count: number) => (count > 1 ? 'déclarées' : 'déclarée'),
      'to-do': () => 'à faire',
      unknown: (count: number) => (count > 1 ? 'inconnues' : 'inconnue'),
      expired: (count: number) => (count > 1 ? 'périmées' : 'périmée'),
      'not-applicable': () => 'sans objet',
    },
    see: 'Voir les mesures',
  },

  due: {
    title: 'Échéances',
    none: 'Aucune date à tenir pour l’instant. Elles viendront avec les actions de votre plan.',
    more: (count: number) => `et ${counted(count, 'autre', 'autres')} dans le plan`,
  },

  questions: {
    title: (count: number) => ['', 'Une', 'Deux', 'Trois', 'Quatre', 'Cinq'][count] ?? String(count),
    thisWeek: (count: number) => (count > 1 ? 'questions cette semaine' : 'question cette semaine'),
    minutes: (minutes: number) => `Environ ${durationInWords(minutes)}. Chaque réponse précise votre plan.`,
    left: (answered: number, total: number, minutes: number) =>
      `${answered} réponses sur ${total} ; ${durationInWords(minutes)} de questions en tout.`,
    answer: 'Répondre',
    doneTitle: 'Les questions',
    done: 'Vous avez répondu à tout. Une question reviendra quand une preuve sera trop ancienne.',
  },

  contacts: {
    title: 'Vos contacts',
    roles: {
      relay: 'Votre relais',
      provider: 'Votre prestataire',
      mayor: 'Le maire',
      insurer: 'L’assurance',
    },
    none: 'Le jour venu, il faudra appeler sans chercher. Donnez le numéro de votre prestataire et celui du maire.',
    give: 'Donner ces numéros',
    hoursUnknown: 'horaires à vérifier',
    onTheWeb: 'sur le web, pas par téléphone',
    sheet: 'La fiche à afficher (PDF)',
    change: 'Compléter les numéros',
  },
} as const
