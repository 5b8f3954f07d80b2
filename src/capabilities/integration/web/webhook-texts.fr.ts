import type { EventKind } from '../domain/event.ts'

export const kindWords: Readonly<Record<EventKind, string>> = {
  'finding.changed': 'Ce qui se voit de l’extérieur a changé',
  'action.done': 'Une action du plan est terminée',
  'mandate.granted': 'Un mandat est accordé',
  'mandate.revoked': 'Un mandat prend fin',
  'request.created': 'Une commune demande de l’aide',
  'campaign.answered': 'Une commune répond à une campagne',
}

/** Also what is sent by the button. */
export const kindNamed = (kind: string): string =>
  Object.entries(kindWords).find(([name]) => name === kind)?.[1] ?? (kind === 'test' ? 'Essai' : kind)

const faults: Readonly<Record<string, string>> = {
  'no-address': 'ce nom n’existe pas sur Internet',
  'inside-network': 'cette adresse est à l’intérieur d’un réseau',
  refused: 'la machine a refusé la connexion',
  certificate: 'le certificat du site n’est pas valable',
  timeout: 'pas de réponse en dix secondes',
  broken: 'la connexion s’est coupée',
}

export const webhookTexts = {
  title: 'Envois automatiques',
  lead: 'Beffroi prévient un autre logiciel dès que quelque chose se passe : un outil de suivi des demandes, par exemple. Aucun nom de personne n’est envoyé.',
  none: 'Aucun envoi pour l’instant',
  noneMeaning: 'Ajoutez l’adresse que le logiciel vous a donnée pour recevoir des envois.',
  list: 'Où vont les envois',
  working: 'En service',
  failing: 'N’arrivent plus',
  paused: 'En pause',
  stopped: 'Arrêtés',
  newTitle: 'Ajouter une adresse',
  address: 'Adresse qui reçoit les envois',
  addressHint: 'Elle commence par https:// et se joint depuis Internet.',
  kinds: 'Prévenir quand',
  add: 'Ajouter cette adresse',
  addedTitle: 'Copiez ce secret maintenant : il ne sera plus jamais affiché',
  addedMeaning:
    'Le logiciel qui reçoit s’en sert pour vérifier que l’envoi vient bien de Beffroi (signature « Standard Webhooks »).',
  copySecret: 'Copier le secret',
  see: 'Voir les envois et faire un essai',
  since: 'Depuis le',
  failingSince: (day: string) =>
    `Rien n’arrive depuis le ${day}. Au bout de cinq jours, les envois s’arrêtent.`,
  stoppedByDays:
    'Rien n’arrivait depuis cinq jours : les envois se sont arrêtés. Vérifiez l’adresse avec la personne qui tient le logiciel, puis reprenez.',
  stoppedByPerson:
    'Quelqu’un a mis ces envois en pause. Ce qui se passe pendant ce temps ne sera pas envoyé.',
  told: 'Prévenu quand',
  trial: 'Envoyer un essai',
  trialSent: 'L’essai part. Son résultat s’affiche plus bas.',
  pause: 'Mettre en pause',
  resume: 'Reprendre les envois',
  remove: 'Retirer cette adresse',
  removeMeaning: 'Plus rien n’y sera envoyé, et le relevé ci-dessus disparaît.',
  confirmRemove: 'Oui, retirer cette adresse',
  log: 'Relevé des envois',
  logMeaning:
    'Les cent derniers. Le contenu est oublié au bout d’une semaine, le relevé au bout de trois mois.',
  logEmpty: 'Rien n’a encore été envoyé',
  logEmptyMeaning: 'Faites un essai pour vérifier que le logiciel reçoit bien.',
  when: 'Quand',
  what: 'Quoi',
  state: 'Résultat',
  again: 'Renvoyer',
  againColumn: 'Renvoyer',
  delivered: 'Reçu',
  givenUp: 'Abandonné',
  waiting: 'En cours',
  nextAt: 'nouvel essai prévu le',
  attempts: (count: number) => (count === 1 ? '1 tentative' : `${count} tentatives`),
  answered: (status: number) => `réponse ${status}`,
  fault: (fault: string) => faults[fault] ?? 'l’envoi n’a pas abouti',
} as const
