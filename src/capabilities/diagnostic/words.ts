import type { KeptEvidence } from '../evidence/index.ts'
import type { Measure, MeasureState } from './domain/measure.ts'

/** The six states as people read them, from sure to unsure. */
export const stateWords: Readonly<
  Record<MeasureState, { readonly label: string; readonly meaning: string }>
> = {
  proven: { label: 'Prouvé', meaning: 'Une preuve datée le montre, et elle est encore valable.' },
  declared: { label: 'Déclaré', meaning: 'Vous nous l’avez dit, rien ne le prouve encore.' },
  'to-do': { label: 'À faire', meaning: 'Ce n’est pas en place, ou seulement en partie.' },
  unknown: { label: 'Inconnu', meaning: 'Personne n’a pu répondre pour l’instant.' },
  expired: { label: 'Périmé', meaning: 'La preuve est trop ancienne, il faut la refaire.' },
  'not-applicable': { label: 'Sans objet', meaning: 'Cette mesure ne concerne pas votre commune.' },
}

export const verdictWords: Readonly<Record<KeptEvidence['verdict'], string>> = {
  supports: 'C’est en place',
  denies: 'Ce n’est pas en place',
  'could-not-tell': 'Impossible de conclure',
  'not-applicable': 'Sans objet',
}

export const sourceWords: Readonly<Record<KeptEvidence['source'], string>> = {
  check: 'Vérification',
  answer: 'Réponse',
  document: 'Document',
  person: 'Personne',
  agent: 'Relevé automatique',
  provider: 'Prestataire',
}

export const doerWords: Readonly<Record<Measure['doneBy'], string>> = {
  secretary: 'Le secrétariat',
  mayor: 'Le maire',
  provider: 'Le prestataire',
  relay: 'Le relais',
  dpo: 'Le délégué à la protection des données',
}
