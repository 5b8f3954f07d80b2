import type { WebDoor } from '../../../ui/page-module.ts'

export { homePaths } from './paths.ts'

export const homePages: WebDoor = {
  communeRoutes: [
    { path: 'aujourdhui', lazy: () => import('./pages/TodayPage.tsx') },
    { path: 'premiere-visite', lazy: () => import('./pages/first-visit-door.ts') },
    { path: 'premiere-visite/commune', lazy: () => import('./pages/FirstVisitCommunePage.tsx') },
    {
      path: 'premiere-visite/questions/:questionId',
      lazy: () => import('./pages/FirstVisitQuestionPage.tsx'),
    },
    { path: 'premiere-visite/resultat', lazy: () => import('./pages/FirstVisitResultPage.tsx') },
  ],
  rooms: [
    {
      label: 'Aujourd’hui',
      path: 'aujourdhui',
      order: 10,
      rights: ['plan:read', 'diagnostic:read', 'presence:read'],
    },
  ],
}
