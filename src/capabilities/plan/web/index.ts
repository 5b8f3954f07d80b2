import type { WebDoor } from '../../../ui/page-module.ts'

export { planFiles, planPaths } from './paths.ts'
export { WeekActions, type WeekActionsProps } from './pieces/WeekActions.tsx'

const assignedPage = () => import('./pages/AssignedPage.tsx')

export const planPages: WebDoor = {
  routes: [{ path: 'ce-qu-on-me-demande', lazy: assignedPage }],
  organisationRoutes: [{ path: 'demandes', lazy: assignedPage }],
  organisationRooms: [{ label: 'Ce qu’on me demande', path: 'demandes', order: 15, kinds: ['provider'] }],
  communeRoutes: [
    { path: 'plan', lazy: () => import('./pages/PlanPage.tsx') },
    { path: 'actions/:actionId', lazy: () => import('./pages/ActionPage.tsx') },
    { path: 'cout-d-une-semaine', lazy: () => import('./pages/CostOfAWeekPage.tsx') },
    { path: 'documents', lazy: () => import('./pages/DocumentsPage.tsx') },
  ],
  rooms: [
    { label: 'Plan d’action', path: 'plan', order: 20, rights: ['plan:read'] },
    { label: 'Documents', path: 'documents', order: 50, rights: ['plan:read'] },
  ],
}
