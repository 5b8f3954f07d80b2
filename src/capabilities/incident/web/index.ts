import type { WebDoor } from '../../../ui/page-module.ts'

export { incidentPaths } from './paths.ts'

export const incidentPages: WebDoor = {
  routes: [{ path: 'remise', lazy: () => import('./pages/HandOverLinkPage.tsx') }],
  communeRoutes: [
    { path: 'urgences', lazy: () => import('./pages/IncidentsPage.tsx') },
    { path: 'urgences/telephones', lazy: () => import('./pages/PhonesPage.tsx') },
    { path: 'urgences/se-reconnaitre', lazy: () => import('./pages/KnownVoicePage.tsx') },
    { path: 'urgences/:incidentId', lazy: () => import('./pages/CrisisRoomPage.tsx') },
    { path: 'urgences/:incidentId/services', lazy: () => import('./pages/DamagePage.tsx') },
    { path: 'urgences/:incidentId/main-courante', lazy: () => import('./pages/LogbookPage.tsx') },
    { path: 'urgences/:incidentId/cloture', lazy: () => import('./pages/EndPage.tsx') },
    { path: 'urgences/:incidentId/documents', lazy: () => import('./pages/CaseFilesPage.tsx') },
    { path: 'urgences/:incidentId/documents/:fileKind', lazy: () => import('./pages/CaseFilePage.tsx') },
    { path: 'urgences/:incidentId/remise', lazy: () => import('./pages/HandOverPage.tsx') },
  ],
  rooms: [{ label: 'Urgence', path: 'urgences', order: 60, rights: ['incident:read'] }],
  organisationRoutes: [{ path: 'urgences', lazy: () => import('./pages/OpenCasesPage.tsx') }],
  organisationRooms: [{ label: 'Urgences', path: 'urgences', order: 25, kinds: ['relay', 'epci', 'dpo'] }],
}
