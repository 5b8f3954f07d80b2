import type { Params } from 'react-router'

/** Where the pages stand: under the commune or the organisation of the address. */
export function hallPath({ insee, organisationId }: Params): string {
  return insee === undefined ? `/organisations/${organisationId ?? ''}` : `/communes/${insee}`
}

/** The addresses of this slice, under `hallPath`. */
export const frameworkPaths = {
  all: (hall: string) => `${hall}/referentiels`,
  add: (hall: string) => `${hall}/referentiels/ajouter`,
  assessment: (hall: string, id: string) => `${hall}/referentiels/${id}`,
  section: (hall: string, id: string, number: number) => `${hall}/referentiels/${id}/parties/${number}`,
  results: (hall: string, id: string) => `${hall}/referentiels/${id}/resultats`,
  newVersion: (hall: string, id: string) => `${hall}/referentiels/${id}/nouvelle-version`,
} as const

/** Addresses of the API that answer with a file. */
export const frameworkFiles = {
  answers: (hall: string, id: string, ending: 'csv' | 'xlsx') =>
    `/api/v1${hall}/framework-assessments/${id}/answers.${ending}`,
} as const
