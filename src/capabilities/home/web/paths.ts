/** The addresses of this slice. */
export const homePaths = {
  today: (insee: string) => `/communes/${insee}/aujourdhui`,
  /** Leads to the step where the first visit stands. */
  firstVisit: (insee: string) => `/communes/${insee}/premiere-visite`,
  firstVisitCommune: (insee: string) => `/communes/${insee}/premiere-visite/commune`,
  firstVisitQuestion: (insee: string, questionId: string) =>
    `/communes/${insee}/premiere-visite/questions/${questionId}`,
  firstVisitResult: (insee: string) => `/communes/${insee}/premiere-visite/resultat`,
} as const
