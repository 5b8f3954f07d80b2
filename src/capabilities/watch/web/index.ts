import type { WebDoor } from '../../../ui/page-module.ts'

export { totalsInWords, totalsOf } from '../domain/totals.ts'
export { watchPaths } from './paths.ts'
export { StartVisit } from './pieces/StartVisit.tsx'
export { VisitProgress } from './pieces/VisitProgress.tsx'
export { VisitTrouble } from './pieces/VisitTrouble.tsx'
export { useVisit } from './use-visit.ts'
export { stateOfVerdict } from './verdicts.ts'
export type { VisitStanding } from './visit-standing.ts'

export const watchPages: WebDoor = {
  communeRoutes: [
    { path: 'constats', lazy: () => import('./pages/FindingsPage.tsx') },
    { path: 'constats/noms-voisins', lazy: () => import('./pages/LookAlikesPage.tsx') },
    { path: 'constats/:code', lazy: () => import('./pages/FindingPage.tsx') },
  ],
  rooms: [{ label: 'Ce qui se voit', path: 'constats', order: 35, rights: ['presence:read'] }],
}
