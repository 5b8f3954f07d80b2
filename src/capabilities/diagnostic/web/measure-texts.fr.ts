import { durationInWords } from '../../../kernel/duration-in-words.ts'
import { counted } from './in-words.ts'

/** The words of the measures, their proofs and their legal lines; business words come from the API. */

export const measureTexts = {
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
} as const
