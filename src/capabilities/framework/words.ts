/** What a library may hold beside frameworks, in the words of whoever brings it in. */
const objects: Readonly<Record<string, string>> = {
  requirement_mapping_set: 'les correspondances avec d’autres référentiels',
  requirement_mapping_sets: 'les correspondances avec d’autres référentiels',
  risk_matrix: 'les grilles de risques',
  risk_matrices: 'les grilles de risques',
  metric_definitions: 'les indicateurs',
  preset: 'les parcours préparés',
}

export const ignoredInWords = (object: string): string => objects[object] ?? `la partie « ${object} »`

export const resultInWords = {
  compliant: 'En place',
  'partially-compliant': 'En partie',
  'non-compliant': 'Pas en place',
  'not-applicable': 'Sans objet',
  'not-assessed': 'À répondre',
} as const
