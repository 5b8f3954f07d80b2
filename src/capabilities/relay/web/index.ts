import type { WebDoor } from '../../../ui/page-module.ts'

export { relayPaths } from './paths.ts'

const kinds = ['relay', 'epci', 'dpo'] as const

export const relayPages: WebDoor = {
  organisationRoutes: [
    { index: true, lazy: () => import('./pages/organisation-door.ts') },
    { path: 'aujourdhui', lazy: () => import('./pages/RelayTodayPage.tsx') },
    { path: 'communes', lazy: () => import('./pages/CommunesPage.tsx') },
    { path: 'communes/ajouter', lazy: () => import('./pages/AddCommunesPage.tsx') },
  ],
  organisationRooms: [
    { label: 'Aujourd’hui', path: 'aujourdhui', order: 10, kinds },
    { label: 'Communes', path: 'communes', order: 20, kinds },
  ],
}
