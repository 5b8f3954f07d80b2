import { durationInWords } from '../../../kernel/duration-in-words.ts'
import { counted, hoursInWords } from './in-words.ts'

/** The words of the overview, the letter and the critical records; business words come from the API. */

export const texts = {
  questions: {
    titleFirstVisit: (left: number) =>
      left === 1
        ? 'Il reste une question de la première visite'
        : `Il reste ${left} questions de la première visite`,
    titleWeek: (count: number) =>
      count === 1 ? 'Une question cette semaine' : `${inFull(count)} questions cette semaine`,
    titleDone: 'Vous avez répondu à tout',
    windowTitle: 'Questions',
    lead: (minutes: number) =>
      `Environ ${durationInWords(minutes)}. Chaque réponse est enregistrée aussitôt : vous pouvez vous arrêter quand vous voulez et reprendre ailleurs.`,
    leadDone:
      'Rien à faire ici. Une question reviendra quand une preuve sera trop ancienne ; vous pouvez changer une réponse à tout moment.',
    start: 'Commencer',
    resume: 'Reprendre',
    listTitle: { 'premiere-visite': 'La première visite', semaine: 'Les questions de la semaine' },
    allTitle: 'Toutes les questions',
    answeredOf: (answered: number, total: number) => `${answered} sur ${total}`,
    complete: 'complet',
    notAnswered: 'à répondre',
    toConfirm: 'à confirmer',
    startTheme: 'Répondre à ce thème',
    whereTitle: 'Où vous en êtes',
    answered: 'Réponses données',
    minutesLeft: (minutes: number) =>
      minutes === 0
        ? 'Plus rien à répondre pour l’instant.'
        : `Environ ${durationInWords(minutes)} encore, en tout.`,
    paperTitle: 'Sur papier',
    paperMeaning: 'Pour répondre à plusieurs, loin de l’écran. Recopiez ensuite les réponses ici.',
    paper: 'Le questionnaire (PDF)',
    besideTitle: 'À côté des questions',
    letter: 'Le courriel au prestataire',
    letterMeaning: 'Ce que vous ne savez pas, prêt à lui demander.',
    critical: 'Les données critiques',
    criticalMeaning: 'Où elles sont, et combien de temps on peut s’en passer.',
    frameworks: 'Aller plus loin : les référentiels',
    frameworksMeaning: 'Des questionnaires plus complets, par exemple ceux de l’ANSSI, partie par partie.',
  },

  thanks: {
    title: 'Merci, voici ce que cela change',
    titleNothing: 'Vous n’avez pas encore répondu',
    windowTitle: 'Merci',
    lead: (answered: number, count: number) =>
      answered === count
        ? `${counted(answered, 'réponse enregistrée', 'réponses enregistrées')}. Le plan en tient compte.`
        : `${counted(answered, 'réponse enregistrée', 'réponses enregistrées')} sur ${count}. Le reste peut attendre.`,
    leadNothing: 'Rien n’est perdu : les questions vous attendent, quand vous voulez.',
    today: 'Voir quoi faire aujourd’hui',
    more: (count: number) => (count === 1 ? 'Une autre question' : `${inFull(count)} autres questions`),
    all: 'Toutes les questions',
    left: 'Finir ce qui reste',
    measuresTitle: 'Ce que vos réponses disent',
    letterTitle: 'À demander au prestataire',
    letter: (count: number) =>
      `${count === 1 ? 'Une question est' : `${inFull(count)} questions sont`} dans le courriel prêt pour votre prestataire. Relisez-le, puis envoyez-le.`,
    readLetter: 'Relire le courriel',
    knownTitle: 'Ce que vous savez maintenant',
    known: 'Mesures connues',
    knownOf: (known: number, total: number) => `${known} sur ${total}`,
    knownMeaning: 'Connue veut dire prouvée, déclarée ou à faire : plus dans le flou.',
  },

  letter: {
    title: (count: number) =>
      count === 1
        ? 'Une question à envoyer à votre prestataire'
        : `${count} questions à envoyer à votre prestataire`,
    titleSent: 'Le courriel est parti : attendez la réponse',
    titleEmpty: 'Rien à demander à votre prestataire',
    windowTitle: 'Courriel au prestataire',
    lead: 'Relisez, copiez dans votre messagerie, envoyez. Cinq minutes. Beffroi n’envoie rien à votre place.',
    leadSent: 'Envoyé le ',
    leadSentBy: (name: string) => ` par ${name}. Réponse attendue avant le `,
    readyTitle: 'Le courriel',
    againTitle: 'Le même courriel, pour une relance',
    to: 'À',
    noAddress: 'Ajouter l’adresse de votre prestataire',
    subject: 'Objet',
    copySubject: 'Copier l’objet',
    copyBody: 'Copier le courriel',
    open: 'Ouvrir dans ma messagerie',
    cutShort: 'Si votre messagerie coupe le texte, copiez-le ci-dessous.',
    linkTitle: 'Ou qu’il réponde lui-même',
    linkMeaning:
      'Par un lien, sans compte. Vous lisez ce qu’il déclare, puis vous confirmez : rien à recopier.',
    link: 'Préparer un lien, lire ses réponses',
    sentTitle: 'Une fois parti',
    sentMeaning: (day: string) =>
      `Dites-le : Beffroi notera que la réponse est attendue avant le ${day}, et l’inscrira au plan.`,
    sent: 'Je l’ai envoyé',
    sentAgain: 'Je l’ai relancé',
    noted: 'C’est noté.',
    asksTitle: 'Ce que ce courriel demande',
    asksMeaning: 'Quand la réponse arrive, ouvrez la question et notez-la : elle quitte le courriel.',
    isNew: 'Nouvelle',
    historyTitle: 'Déjà envoyés',
    history: (count: number) => counted(count, 'question', 'questions'),
    sentOn: 'Envoyé le ',
    awaitedBefore: 'Réponse attendue avant le ',
    emptyTitle: 'Ici viendra le courriel, déjà écrit',
    empty:
      'Quand vous répondez « Je ne sais pas » ou « C’est le prestataire qui sait », la question s’ajoute ici. Vous n’aurez plus qu’à relire et envoyer.',
    emptyStart: 'Répondre aux questions',
  },

  critical: {
    title: 'Vos données critiques',
    lead: (filled: number, total: number) =>
      filled === 0
        ? 'Commencez par la première ligne. Ce que vous ne savez pas peut rester vide ; le jour d’une panne, ce tableau dit par quoi commencer.'
        : filled === total
          ? 'Toutes les lignes sont remplies. Relisez-les une fois par an, et imprimez cette page.'
          : `${filled} lignes remplies sur ${total}. Ce que vous ne savez pas peut rester vide.`,
    filled: 'Remplie',
    partly: 'À compléter',
    empty: 'À remplir',
    without: 'Si elles manquent : ',
    whereKept: 'Où elles sont gardées',
    whereKeptHint: 'Un ordinateur, un logiciel en ligne, une armoire : nommez-le.',
    howSaved: 'Comment elles sont sauvegardées',
    howSavedHint: 'Par qui, où, tous les combien.',
    responsible: 'Qui en répond',
    responsibleHint: 'Une fonction plutôt qu’un nom : elle restera juste.',
    tolerable: 'On peut s’en passer',
    tolerableHours: 'Combien de temps peut-on s’en passer ?',
    tolerableHoursHint: (hours: number) =>
      `En heures : 24 pour un jour, 168 pour une semaine. Souvent, ${hoursInWords(hours)}.`,
    hours: 'heures',
    unknown: 'pas encore dit',
    fill: 'Remplir cette ligne',
    change: 'Modifier cette ligne',
    form: (title: string) => `Ligne ${title}`,
    save: 'Enregistrer la ligne',
    savedBy: (name: string, instant: string) => `Rempli par ${name}, le ${instant}.`,
    setAside: 'Cette structure n’est plus dans la fiche de la commune. La ligne est gardée.',
    nothingTitle: 'Aucune ligne pour l’instant',
    nothing: 'Les lignes viennent des services de votre commune : mairie, école, CCAS, eau.',
  },
} as const

/** Small counts are read better in letters, at the head of a sentence. */
function inFull(count: number): string {
  return ['Zéro', 'Une', 'Deux', 'Trois', 'Quatre', 'Cinq', 'Six', 'Sept', 'Huit'][count] ?? String(count)
}
