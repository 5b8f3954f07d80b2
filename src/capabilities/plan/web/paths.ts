/** The addresses of this slice: pages of a commune. */
export const planPaths = {
  plan: (insee: string) => `/communes/${insee}/plan`,
  action: (insee: string, actionId: string) => `/communes/${insee}/actions/${actionId}`,
  costOfAWeek: (insee: string) => `/communes/${insee}/cout-d-une-semaine`,
  documents: (insee: string) => `/communes/${insee}/documents`,
  /** What communes ask of an organisation that is their provider. */
  askedOf: (organisationId: string) => `/organisations/${organisationId}/demandes`,
} as const

/** Addresses of the API that answer with a file. */
export const planFiles = {
  actionPlan: (insee: string) => `/api/v1/communes/${insee}/documents/action-plan.pdf`,
  contactSheet: (insee: string) => `/api/v1/communes/${insee}/documents/contact-sheet.pdf`,
} as const
