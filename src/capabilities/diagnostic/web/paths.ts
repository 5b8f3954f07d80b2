import { type Walk, walkQuery } from './walk.ts'

/** In the address of the list of measures: the state to show alone. */
export const stateParameter = 'etat'

/** Where the form that adds a proof stands in the page of a measure. */
export const addProofId = 'ajouter-une-preuve'

const communePath = (insee: string) => `/communes/${insee}`

/** The addresses of this slice. */
export const diagnosticPaths = {
  questions: (insee: string) => `${communePath(insee)}/questions`,
  question: (insee: string, id: string, walk?: Walk) =>
    `${communePath(insee)}/questions/${id}${walk ? walkQuery(walk) : ''}`,
  thanks: (insee: string, walk: Walk) => `${communePath(insee)}/questions/merci${walkQuery(walk)}`,
  measures: (insee: string) => `${communePath(insee)}/mesures`,
  measuresIn: (insee: string, state: string) => `${communePath(insee)}/mesures?${stateParameter}=${state}`,
  measure: (insee: string, id: string) => `${communePath(insee)}/mesures/${id}`,
  addProof: (insee: string, id: string) => `${communePath(insee)}/mesures/${id}#${addProofId}`,
  providerLetter: (insee: string) => `${communePath(insee)}/courriel-prestataire`,
  providerRequests: (insee: string) => `${communePath(insee)}/prestataire`,
  /** Where a provider answers: his links bring their secret after `#`. */
  providerDesk: '/prestataire',
  criticalRecords: (insee: string) => `${communePath(insee)}/donnees-critiques`,
} as const

/** What the API gives as files, to download. */
export const diagnosticFiles = {
  paperQuestionnaire: (insee: string) => `/api/v1${communePath(insee)}/documents/paper-questionnaire.pdf`,
  proof: (insee: string, fileId: string) => `/api/v1${communePath(insee)}/files/${fileId}`,
} as const
