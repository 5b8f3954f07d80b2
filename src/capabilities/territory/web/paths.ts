/** The addresses of this slice. */
export const territoryPaths = {
  /** Leads on: to the only commune, to the list, to the choice of one, or to sign-in. */
  landing: '/',
  /** The list, even when there is only one. */
  allCommunes: '/?toutes',
  choose: '/communes/choisir',
  settings: (insee: string) => `/communes/${insee}/reglages`,
  obligations: (insee: string) => `/communes/${insee}/obligations`,
  urgency: (insee: string) => `/communes/${insee}/urgence`,
  urgencyAnywhere: '/urgence',
  accessibility: '/accessibilite',
} as const
