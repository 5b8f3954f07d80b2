/** The words of the buttons of the week, apart: the front page shows them and nothing else of the plan. */
export const weekTexts = {
  start: 'Commencer',
  rereadLetter: 'Relire le courriel',
  downloadSheet: 'Télécharger (PDF)',
  /** Read by voice after the words of a button that several lines share. */
  of: (title: string) => ` : ${title}`,
} as const
