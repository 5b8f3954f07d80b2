/** The addresses of this slice. */
export const territoryPaths = {
  /** Leads on: to the only commune, to the list, to the choice of one, or to sign-in. */
  landing: '/',
  /** The list, even when there is only one. */
  allCommunes: '/?toutes',
  choose: '/communes/choisir',
  /** Leads on: to the first visit until something was said, then to what is to be done today. */
  commune: (insee: string) => `/communes/${insee}`,
  settings: (insee: string) => `/communes/${insee}/reglages`,
  /** The people to call, in the settings. */
  contacts: (insee: string) => `/communes/${insee}/reglages#contacts`,
  /** The matrix of roles and mandates, in words. */
  whoMay: (insee: string) => `/communes/${insee}/reglages/qui-peut-quoi`,
  whoMayInOrganisation: (organisationId: string) => `/organisations/${organisationId}/qui-peut-quoi`,
  obligations: (insee: string) => `/communes/${insee}/obligations`,
  urgency: (insee: string) => `/communes/${insee}/urgence`,
  /** What the relay asks of the commune, and the help asked of it; with a page, about that page. */
  askRelay: (insee: string, about?: string) =>
    `/communes/${insee}/relais${about === undefined ? '' : `?page=${encodeURIComponent(about)}`}`,
  /** Who leaves and who comes, step by step. */
  teamReview: (insee: string) => `/communes/${insee}/changement-d-equipe`,
  /** What the commune opened to whom, and who looked at what. */
  mandates: (insee: string) => `/communes/${insee}/mandats`,
  trail: (insee: string) => `/communes/${insee}/journal`,
  organisationTeam: (organisationId: string) => `/organisations/${organisationId}/equipe`,
  organisationMandates: (organisationId: string) => `/organisations/${organisationId}/mandats`,
  organisationMandate: (organisationId: string, mandateId: string) =>
    `/organisations/${organisationId}/mandats/${mandateId}`,
  proposeMandates: (organisationId: string) => `/organisations/${organisationId}/mandats/proposer`,
  recordOnPaper: (organisationId: string) => `/organisations/${organisationId}/mandats/papier`,
  holderRegister: (organisationId: string) => `/organisations/${organisationId}/registre`,
  /** Where the code of a letter is typed, without an account. */
  answerLetter: '/mandat',
  /** Leads on to what is to be done today. */
  organisation: (organisationId: string) => `/organisations/${organisationId}`,
  urgencyAnywhere: '/urgence',
  accessibility: '/accessibilite',
} as const

/** An address of the API that answers with a file: the sheet to pin on the wall. */
export const contactSheetFile = (insee: string) => `/api/v1/communes/${insee}/documents/contact-sheet.pdf`

/** Files of a mandate, and of the trail, from the API. */
export const communeMandateFile = (insee: string, mandateId: string, name: string) =>
  `/api/v1/communes/${insee}/mandates/${mandateId}/${name}`
export const holderMandateFile = (organisationId: string, mandateId: string, name: string) =>
  `/api/v1/organisations/${organisationId}/mandates/${mandateId}/${name}`
export const organisationFile = (organisationId: string, name: string) =>
  `/api/v1/organisations/${organisationId}/documents/${name}`
export const trailFile = (insee: string, query: Readonly<Record<string, string>>) => {
  const asked = new URLSearchParams(query).toString()
  return `/api/v1/communes/${insee}/documents/trail.csv${asked === '' ? '' : `?${asked}`}`
}
