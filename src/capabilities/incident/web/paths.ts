const room = (insee: string, incidentId: string) => `/communes/${insee}/urgences/${incidentId}`

/** The addresses of this slice in the office. */
export const incidentPaths = {
  incidents: (insee: string) => `/communes/${insee}/urgences`,
  room,
  services: (insee: string, incidentId: string) => `${room(insee, incidentId)}/services`,
  logbook: (insee: string, incidentId: string) => `${room(insee, incidentId)}/main-courante`,
  end: (insee: string, incidentId: string) => `${room(insee, incidentId)}/cloture`,
  files: (insee: string, incidentId: string) => `${room(insee, incidentId)}/documents`,
  file: (insee: string, incidentId: string, fileKind: string) =>
    `${room(insee, incidentId)}/documents/${fileKind}`,
  handOver: (insee: string, incidentId: string) => `${room(insee, incidentId)}/remise`,
  phones: (insee: string) => `/communes/${insee}/urgences/telephones`,
  knownVoice: (insee: string) => `/communes/${insee}/urgences/se-reconnaitre`,
  openCases: (organisationId: string) => `/organisations/${organisationId}/urgences`,
} as const

/** Addresses of the API that answer with a file or a stream. */
export const incidentFiles = {
  logbook: (insee: string, incidentId: string) =>
    `/api/v1/communes/${insee}/incidents/${incidentId}/main-courante.json`,
  attachment: (insee: string, incidentId: string, sha256: string) =>
    `/api/v1/communes/${insee}/incidents/${incidentId}/attachments/${sha256}`,
  file: (insee: string, incidentId: string, fileName: string) =>
    `/api/v1/communes/${insee}/incidents/${incidentId}/files/${fileName}`,
  handOverPackage: (insee: string, incidentId: string) =>
    `/api/v1/communes/${insee}/incidents/${incidentId}/hand-over-package`,
  kit: (insee: string) => `/api/v1/communes/${insee}/documents/urgence-kit.pdf`,
  cards: (insee: string) => `/api/v1/communes/${insee}/documents/urgence-cartes.pdf`,
  envelopes: (insee: string) => `/api/v1/communes/${insee}/documents/urgence-enveloppes.pdf`,
  packageBehindLink: '/api/v1/hand-over/package',
  live: (insee: string, incidentId: string) => `/api/v1/communes/${insee}/incidents/${incidentId}/live`,
} as const
