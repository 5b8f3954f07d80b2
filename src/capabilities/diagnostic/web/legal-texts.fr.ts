import { placesInWords } from './in-words.ts'

/** The words around a legal line: where it was read, when, how sure we are. */
export const legalTexts = {
  title: 'Ce que disent les textes',
  readOn: ', vérifié le ',
  confidence: {
    V: 'lu dans le texte',
    V2: 'lu dans une page secondaire',
    M: 'de mémoire, à vérifier',
    U: 'incertain',
  },
  where: (ids: readonly string[]) => `Vaut pour : ${placesInWords(ids)}.`,
} as const
