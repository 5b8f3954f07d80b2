import type { GrantedHow, MandateState } from '../domain/mandate.ts'

type TagTone = 'plain' | 'good' | 'soon' | 'late'

/** What both sides of a mandate read. */
export const stateWords: Readonly<Record<MandateState, { readonly word: string; readonly tone: TagTone }>> = {
  proposed: { word: 'À décider', tone: 'soon' },
  lapsed: { word: 'Proposition périmée', tone: 'plain' },
  declined: { word: 'Refusé', tone: 'plain' },
  withdrawn: { word: 'Proposition retirée', tone: 'plain' },
  'to-come': { word: 'Accordé, à venir', tone: 'good' },
  'in-force': { word: 'En cours', tone: 'good' },
  over: { word: 'Terminé', tone: 'plain' },
  revoked: { word: 'Retiré par la commune', tone: 'plain' },
  'given-back': { word: 'Rendu', tone: 'plain' },
  replaced: { word: 'Remplacé', tone: 'plain' },
}

export const grantedWords: Readonly<Record<GrantedHow, string>> = {
  'on-line': 'Accordé en ligne',
  'on-paper': 'Signé sur papier',
  'by-letter': 'Accordé avec le code d’une lettre',
}

export const termWords = {
  scopes: 'Domaines ouverts',
  from: 'Premier jour',
  until: 'Dernier jour',
  untilHint: 'Six ans au plus. Le mandat peut être retiré bien avant.',
  notice: 'Délai pour prévenir d’une violation de données',
  noticeHint: 'La commune a ensuite 72 heures pour prévenir la CNIL.',
  noticeUnit: 'heures',
  signatory: 'Qui signe, et en quelle qualité',
  signatoryHint: 'Par exemple : M. Durand, maire. C’est imprimé sur la convention.',
  conventionPdf: 'Convention (PDF)',
  conventionDocx: 'Convention à modifier (DOCX)',
  deliberationPdf: 'Modèle de délibération (PDF)',
  deliberationDocx: 'Modèle de délibération à modifier (DOCX)',
  paper: 'La convention signée',
  conflictTitle: 'Un délégué ne peut pas juger ses propres décisions',
  conflictSource: (source: string, day: string, confidence: string) =>
    `Source : ${source}, relu le ${day}, ${confidence}.`,
  conflictConfidence: {
    V: 'lu dans le texte',
    V2: 'lu dans une page secondaire',
    M: 'de mémoire, à vérifier',
    U: 'incertain',
  },
} as const

export const holderKindWords: Readonly<Record<string, string>> = {
  relay: 'relais',
  epci: 'intercommunalité',
  dpo: 'délégué mutualisé',
}
