/** The addresses of this slice. */
export const outreachPaths = {
  /** What the relay asks of the commune, and the help asked of it. */
  ofCommune: (insee: string) => `/communes/${insee}/relais`,
  teamReview: (insee: string) => `/communes/${insee}/changement-d-equipe`,
  waves: (organisationId: string) => `/organisations/${organisationId}/invitations`,
  wave: (organisationId: string, waveId: string) => `/organisations/${organisationId}/invitations/${waveId}`,
  campaigns: (organisationId: string) => `/organisations/${organisationId}/campagnes`,
  campaign: (organisationId: string, campaignId: string) =>
    `/organisations/${organisationId}/campagnes/${campaignId}`,
  help: (organisationId: string) => `/organisations/${organisationId}/aide`,
} as const

/** Addresses of the API that answer with a file. */
export const outreachFiles = {
  sheets: (organisationId: string, waveId: string) =>
    `/api/v1/organisations/${organisationId}/waves/${waveId}/sheets.pdf`,
  wave: (organisationId: string, waveId: string) =>
    `/api/v1/organisations/${organisationId}/waves/${waveId}/invitations.csv`,
  campaign: (organisationId: string, campaignId: string) =>
    `/api/v1/organisations/${organisationId}/campaigns/${campaignId}/requests.csv`,
  review: (insee: string) => `/api/v1/communes/${insee}/team-review/report.pdf`,
} as const
