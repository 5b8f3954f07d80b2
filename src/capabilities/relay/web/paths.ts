/** The addresses of this slice: pages of an organisation that serves communes. */
export const relayPaths = {
  today: (organisationId: string) => `/organisations/${organisationId}/aujourdhui`,
  communes: (organisationId: string) => `/organisations/${organisationId}/communes`,
  addCommunes: (organisationId: string) => `/organisations/${organisationId}/communes/ajouter`,
} as const

/** Addresses of the API that answer with a file. */
export const relayFiles = {
  annualReport: (organisationId: string, year: number) =>
    `/api/v1/organisations/${organisationId}/documents/annual-report.pdf?year=${year}`,
  communes: (organisationId: string, search: string) =>
    `/api/v1/organisations/${organisationId}/portfolio.csv${search === '' ? '' : `?${search}`}`,
} as const
