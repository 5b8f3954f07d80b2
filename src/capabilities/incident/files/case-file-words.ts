import { dayInWords } from '../../../kernel/day.ts'
import type { Audience } from '../../../platform/documents/form.ts'
import type { FileKind } from '../domain/case-file.ts'
import type { Citation, Confidence } from '../domain/playbook.ts'

/** The words around a file, the same on PDF and in the editable one. */
export const exerciseWords = 'EXERCICE'
export const exerciseMention =
  'Ce document est un exercice. Rien de ce qu’il dit n’est arrivé. Ne l’envoyez à personne.'
export const missingTitle = 'Ce qui manque encore'
export const nothingMissing = 'Rien ne manque de ce que Beffroi sait demander. Relisez avant d’envoyer.'
export const sendTitle = 'Où l’envoyer'
export const neverSent = 'Beffroi n’envoie rien. Une personne relit, puis envoie.'
export const toComplete = 'À compléter'
export const sourcesTitle = 'Sources'
export const kicker = 'Urgence informatique'

const footers: Readonly<Record<FileKind['audience'], Audience>> = {
  public: {
    kind: 'public',
    label: 'À diffuser une fois relu',
    mention: 'Le maire relit et décide. Rien n’est envoyé par Beffroi.',
    footer: 'À diffuser une fois relu par le maire',
  },
  internal: {
    kind: 'internal',
    label: 'Pour la mairie et son destinataire',
    mention: 'Ne l’affichez pas et ne le publiez pas.',
    footer: 'Pour la mairie et son destinataire',
  },
  confidential: {
    kind: 'confidential',
    label: 'Confidentiel',
    mention: 'Ce document décrit ce qui est touché. Remettez-le à son destinataire seulement.',
    footer: 'Confidentiel, pour son destinataire seulement',
  },
}

export const audienceOf = ({ audience }: FileKind): Audience => footers[audience]

export const doubtOf = (confidence: Confidence | null): string | null =>
  confidence === 'M' || confidence === 'U'
    ? 'Rubrique citée de mémoire, à vérifier sur le formulaire.'
    : confidence === 'V2'
      ? 'Rubrique lue dans une source secondaire.'
      : null

const sureness: Readonly<Record<Confidence, string>> = {
  V: 'lu à la source',
  V2: 'lu dans une source secondaire',
  M: 'de mémoire, à vérifier',
  U: 'incertain',
}

export const citationInWords = ({ text, source, checkedOn, confidence }: Citation): string =>
  `${text} ${source}. Relu le ${dayInWords(checkedOn)}, ${sureness[confidence]}.`
