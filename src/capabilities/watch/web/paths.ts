/** The addresses of this slice. */
export const watchPaths = {
  findings: (insee: string) => `/communes/${insee}/constats`,
  finding: (insee: string, code: string) => `/communes/${insee}/constats/${code}`,
} as const
