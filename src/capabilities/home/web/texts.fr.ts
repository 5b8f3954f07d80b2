import { durationInWords } from '../../../kernel/duration-in-words.ts'
import type { FirstVisitStep } from './first-visit.ts'

const counted = (count: number, one: string, many: string) => `${count} ${count > 1 ? many : one}`

/** The words of *Aujourd’hui* and of the first visit. */
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
    resumeQuestions: (left: number) =>
      left === 1
        ? 'Il reste une question. Ce que vous avez dit est gardé.'
        : `Il reste ${left} questions, environ ${left} minutes. Ce que vous avez dit est gardé.`,
    resume: 'Reprendre',
  },

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

  progressed: {
    title: 'Ce qui a avancé',
    done: 'C’est fait ',
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

  firstVisit: {
    name: 'Première visite',
    steps: {
      commune: 'Votre commune',
      questions: 'Huit questions',
      result: 'Trois choses à faire',
    } satisfies Record<FirstVisitStep, string>,
    above: (number: number, minutes: number) =>
      `Première visite · étape ${number} sur 3 · ${minutes === 1 ? 'une dernière minute' : `environ ${minutes} minutes`}`,
    aboveQuestion: (number: number, count: number, minutes: number) =>
      `Première visite · question ${number} sur ${count} · ${minutes === 1 ? 'une dernière minute' : `environ ${minutes} minutes encore`}`,
    progress: (number: number) => `Étape ${number} sur 3`,
    windowTitle: (step: string) => `Première visite, ${step}`,
  },

  commune: {
    title: 'Dites-nous où regarder',
    lead: 'Vous pouvez vous arrêter quand vous voulez et reprendre ailleurs : tout est gardé.',
    mail: 'L’adresse de messagerie de la mairie',
    mailHint: 'Celle que l’on trouve sur votre site ou votre papier à lettres.',
    noMail: 'La mairie n’a pas d’adresse de messagerie',
    site: 'L’adresse du site internet',
    siteHint: 'Copiez-la depuis le navigateur, par exemple https://www.commune.fr.',
    noSite: 'La commune n’a pas de site',
    workstations: 'Combien d’ordinateurs, portables compris ?',
    workstationsHint: 'À peu près. Nous ne vous demanderons pas ce qui ne concerne que les grandes mairies.',
    workstationsUnit: 'ordinateurs',
    provider: 'Qui s’occupe de vos ordinateurs ?',
    providers: {
      company: 'Une entreprise',
      shared: 'Un service mutualisé',
      none: 'Personne en particulier',
      unknown: 'Je ne sais pas',
    },
    providerHints: {
      company: 'Votre prestataire : c’est à lui que nous préparerons des courriels.',
      shared: 'Intercommunalité, centre de gestion, département, syndicat…',
      none: 'Un agent, un élu, ou chacun pour soi.',
    } as Readonly<Record<string, string>>,
    structures: 'Ce que la commune fait vivre, en plus de la mairie',
    structuresHint: 'Cochez ce qui existe : leurs ordinateurs et leurs fichiers comptent aussi.',
    otherStructures: (count: number) => `Autres lieux et services (${count})`,
    honesty: 'Ce que nous allons regarder',
    honestySeen:
      'Seulement ce que n’importe qui peut voir sur Internet : l’annuaire des noms de domaine et la page d’accueil du site. Nous n’entrons dans aucune boîte, nous n’essayons aucun mot de passe, nous ne modifions rien.',
    honestyKept:
      'Ce que vous écrivez reste dans cette installation de Beffroi. Rien n’est envoyé à personne, et tout se corrige dans les réglages.',
    submit: 'Lancer la vérification',
    submitting: 'Enregistrement…',
    savedAt: (hour: string) => `Enregistré à ${hour}`,
    notSaved: 'Pas encore enregistré : nous réessaierons.',
    missingTitle: 'Il manque une adresse',
    missingTitles: 'Il manque les deux adresses',
    missingDetail: 'Donnez-la, ou dites qu’il n’y en a pas : sans elle, rien ne peut être vérifié.',
    missingMail: 'Donnez l’adresse, ou cochez « La mairie n’a pas d’adresse de messagerie ».',
    missingSite: 'Donnez l’adresse, ou cochez « La commune n’a pas de site ».',
    conflict: {
      saved: 'Ce qu’un collègue a enregistré',
      yours: 'Ce qui est à votre écran',
      keepSaved: 'Garder sa version',
      keepYours: 'Garder la mienne',
      mail: 'Messagerie',
      site: 'Site',
      none: 'il n’y en a pas',
      unsaid: 'pas encore dit',
      workstations: 'Ordinateurs',
      provider: 'Qui s’en occupe',
      structures: 'Structures',
    },
  },

  beside: {
    title: 'Pendant ce temps, nous regardons',
    doneTitle: 'Nous avons regardé',
    done: (toFix: number, told: number) =>
      toFix === 0
        ? `Rien à corriger sur ${counted(told, 'point vérifié', 'points vérifiés')}.`
        : `${counted(toFix, 'point', 'points')} à corriger sur ${counted(told, 'vérifié', 'vérifiés')}.`,
    cannotTell: (count: number) =>
      count > 1
        ? `${count} autres n’ont pas pu l’être cette fois.`
        : 'Un autre n’a pas pu l’être cette fois.',
    see: 'Voir ce qui se voit de l’extérieur',
    notStarted: 'La vérification n’a pas encore été lancée.',
    start: 'La lancer maintenant',
    change: 'Corriger les adresses',
  },
  lastQuestion: 'Voir le résultat',

  result: {
    stillLooking: 'La vérification continue',
    stillLookingMeaning: 'Cette liste peut encore s’enrichir. Elle se mettra à jour sous vos yeux.',
    questionsLeft: (left: number) =>
      left === 1 ? 'Une question est restée sans réponse.' : `${left} questions sont restées sans réponse.`,
    questionsLeftMeaning: 'Ce n’est pas grave. Avec elles, la liste sera plus juste.',
    answerThem: 'Y répondre',
    nothing: 'Rien à faire cette semaine',
    nothingMeaning:
      'Ni vos réponses ni la vérification n’ont fait apparaître d’action à mener. C’est rare : bravo.',
    sheetTitle: 'Votre fiche à afficher',
    sheetMeaning:
      'Le jour d’une attaque, les ordinateurs seront éteints : les numéros doivent être au mur. Ceux de l’État et de votre région y sont déjà ; ajoutez les vôtres.',
    roles: {
      mayor: {
        title: 'Le maire',
        name: 'Nom',
        phone: 'Téléphone, même le soir',
      },
      provider: {
        title: 'Le prestataire informatique',
        name: 'Nom de l’entreprise ou du service',
        phone: 'Téléphone de dépannage',
      },
      insurer: {
        title: 'L’assurance',
        name: 'Compagnie et numéro de contrat',
        phone: 'Téléphone de l’assistance',
      },
    },
    saveContacts: 'Enregistrer les numéros',
    saved: 'Les numéros sont enregistrés, et déjà sur la fiche.',
    download: 'Télécharger la fiche à afficher (PDF)',
    print: 'Une page. Affichez-la au secrétariat, hors de la vue du public ; gardez-en une chez le maire.',
    finish: 'Aller à Aujourd’hui',
    finishTitle: 'Et après ?',
    finishMeaning:
      'Chaque semaine, cinq questions et trois choses à faire. Vous pouvez relancer la vérification quand vous voulez.',
  },
} as const
