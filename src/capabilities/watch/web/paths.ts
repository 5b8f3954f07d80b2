/** The addresses of this slice. */
export const watchPaths = {
  findings: (insee: string) => `/communes/${insee}/constats`,
  lookAlikes: (insee: string) => `/communes/${insee}/constats/noms-voisins`,
  finding: (insee: string, code: string) => `/communes/${insee}/constats/${code}`,
} as const
