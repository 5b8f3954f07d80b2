import type { Params } from 'react-router'

/** Where the pages stand: under the commune or the organisation of the address. */
export function ownerPath({ insee, organisationId }: Params): string {
  return insee === undefined ? `/organisations/${organisationId ?? ''}` : `/communes/${insee}`
}

/** The addresses of this slice; `owner` is what `ownerPath` gives. */
export const integrationPaths = {
  /** All that the commune holds here: to take away, to open to other programs, to have deleted. */
  belongings: (insee: string) => `/communes/${insee}/donnees`,
  departure: (insee: string) => `/communes/${insee}/donnees/quitter`,
  programs: (owner: string) => `${owner}/logiciels-relies`,
  tokens: (owner: string) => `${owner}/logiciels-relies/jetons`,
  webhooks: (owner: string) => `${owner}/logiciels-relies/envois`,
  webhook: (owner: string, endpointId: string) => `${owner}/logiciels-relies/envois/${endpointId}`,
} as const

/** The archive of a commune, from the API. */
export const exportFile = (insee: string): string => `/api/v1/communes/${insee}/export.zip`
