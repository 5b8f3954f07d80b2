import { durationInWords } from '../../../kernel/duration-in-words.ts'
import { counted, hoursInWords, placesInWords } from './in-words.ts'

/** The words of the questionnaire, the measures, the letter and the critical records; business words come from the API. */

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
  },

  question: {
    above: (theme: string, number: number, count: number, minutes: number) =>
      `État des lieux · ${theme} · question ${number} sur ${count} · environ ${minutes === 1 ? '1 minute' : `${minutes} minutes`} encore`,
    windowTitle: (theme: string, number: number, count: number) =>
      `${theme}, question ${number} sur ${count}`,
    themeProgress: (number: number, count: number) => `Thème ${number} sur ${count}`,
    walkProgress: (number: number, count: number) => `Question ${number} sur ${count}`,
    oneReply: 'Une seule réponse. Vous pourrez la changer.',
    reason: 'Pourquoi n’êtes-vous pas concernés ?',
    reasonHint: 'Quelques mots suffisent, pour ceux qui liront après vous.',
    missing: {
      reply: 'Choisissez une réponse pour garder votre remarque.',
      reason: 'Dites pourquoi en quelques mots.',
    },
    whereToLook: 'Où regarder ?',
    law: 'Ce que disent les textes',
    note: 'Ajouter une remarque',
    noteLabel: 'Votre remarque',
    noteHint: 'Pour vous et vos collègues. N’y mettez aucun mot de passe.',
    noted: (note: string) => `Remarque : ${note}`,
    previous: 'Précédente',
    next: 'Suivante',
    finish: 'Terminer',
    stillTrue: 'Cette réponse est-elle toujours vraie ?',
    answeredOn: 'Elle date du ',
    confirm: 'Oui, toujours',
    savedAt: (hour: string) => `Enregistré à ${hour}`,
    answeredBy: (name: string, instant: string) => `Réponse de ${name}, le ${instant}`,
    reasonFirst: 'Pas encore enregistré : dites pourquoi.',
    replyFirst: 'Pas encore enregistré : choisissez une réponse.',
    notSaved: 'Pas encore enregistré.',
  },

  saving: {
    stillHere: 'Rien n’est perdu : ce que vous avez choisi et écrit est toujours à l’écran.',
    retry: 'Enregistrer de nouveau',
    signInElsewhere: 'Se connecter dans un autre onglet',
  },

  conflict: {
    saidBy: (name: string) => `Enregistré par ${name}, le `,
    taken: 'Enregistré entre-temps',
    noAnswer: 'Sans réponse',
    yours: 'Sur votre écran, pas encore enregistré',
    keepTheirs: 'Garder celle-ci',
    keepYours: 'Garder celle-ci',
    somebody: 'quelqu’un d’autre',
  },

  law: {
    title: 'Ce que disent les textes',
    readOn: ', vérifié le ',
    confidence: {
      V: 'lu dans le texte',
      V2: 'lu dans une page secondaire',
      M: 'de mémoire, à vérifier',
      U: 'incertain',
    },
    where: (ids: readonly string[]) => `Vaut pour : ${placesInWords(ids)}.`,
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

  measures: {
    title: 'Les mesures',
    lead: {
      essentials: (count: number, total: number) =>
        count === 1
          ? `Une mesure essentielle sur ${total} est inconnue ou n’est pas encore en place : commencez par elle.`
          : `${count} mesures essentielles sur ${total} sont inconnues ou pas encore en place : commencez par elles.`,
      toProve:
        'Les mesures essentielles sont en place. Il reste à les prouver, puis à avancer dans les autres.',
      done: 'Les mesures essentielles sont prouvées. Avancez dans les autres, à votre rythme.',
    },
    essentialFigures: 'Pour l’essentiel',
    allFigures: 'En tout',
    essentialsTitle: (count: number) => `Les ${count} mesures essentielles`,
    provenOf: (count: number, total: number) => `${count > 1 ? 'prouvées' : 'prouvée'} sur ${total}`,
    knownLabel: 'Ce que nous savons',
    provenLabel: 'Ce qui est prouvé',
    of: (part: number, total: number) => `${part} sur ${total}`,
    setAside: (count: number) =>
      `${counted(count, 'mesure ne concerne pas', 'mesures ne concernent pas')} votre commune, et ne ${count > 1 ? 'comptent' : 'compte'} pas.`,
    filter: 'Montrer',
    everything: 'Toutes',
    emptyTitle: 'Aucune mesure dans cet état',
    empty: 'C’est une information en soi. Regardez les autres mesures, ou répondez à quelques questions.',
    showAll: 'Voir toutes les mesures',
    until: 'jusqu’au ',
  },

  measure: {
    crumb: 'Mesures',
    essential: 'Essentielle',
    until: 'jusqu’au ',
    thenExpired: ', puis la preuve sera périmée.',
    whyState: 'Pourquoi cet état',
    answer: 'Répondre à la question',
    review: 'Revoir la réponse',
    bringProof: 'Ajouter une preuve',
    historyTitle: 'Ce qui le prouve',
    historyLabel: 'Du plus récent au plus ancien',
    nothingTitle: 'Rien ne le montre encore',
    nothing: 'Ici viendront les vérifications, vos réponses et les documents joints, chacun avec sa date.',
    validUntil: 'valable jusqu’au ',
    expiredSince: 'périmé depuis le ',
    reason: (reason: string) => `Raison donnée : ${reason}`,
    note: (note: string) => `Remarque : ${note}`,
    broughtBy: (name: string) => `Apporté par ${name}`,
    record: 'Voir le relevé',
    copyRecord: 'Copier le relevé',
    file: (name: string, size: string) => `${name} (${size})`,
    howTitle: 'Comment faire',
    firstTitle: 'À faire d’abord',
    whyTitle: 'Pourquoi',
    risk: (label: string) => `Risque couvert : ${label.charAt(0).toLowerCase()}${label.slice(1)}.`,
    references: (ids: readonly string[]) => `Références : ${ids.join(' · ')}`,
    factsTitle: 'Qui, combien de temps, combien',
    who: 'Qui',
    effort: 'Temps',
    effortMeaning: (minutes: number) => `environ ${durationInWords(minutes)}`,
    cost: 'Coût',
    nextTitle: 'La suite',
    nextProven: 'Preuve à refaire avant le ',
    nextProvenNone: 'Rien à faire tant que la preuve est valable.',
    nextDocument: 'Ce qui le prouverait :',
    nextCheck: 'Ce que Beffroi vérifie de l’extérieur :',
    validFor: (length: string) => `Cette preuve vaudra ${length}.`,
    notApplicable: 'Rien à faire : cette mesure ne concerne pas votre commune.',
  },

  proof: {
    title: 'Ajouter une preuve',
    which: 'Quelle preuve ?',
    summary: 'Ce que montre ce document',
    summaryHint: 'Une phrase : qui l’a fait, ce qu’on y voit.',
    observedOn: 'Date du document',
    observedOnHint: 'Le jour où il a été fait ou vérifié.',
    file: 'Le fichier',
    fileHint:
      'PDF, image, document ou tableur. Vous pouvez aussi le garder en mairie et ne noter ici que son existence.',
    submit: 'Ajouter la preuve',
    done: 'La preuve est ajoutée.',
    secret:
      'N’envoyez ni mot de passe, ni code de secours : masquez-les avant de joindre une capture d’écran.',
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
