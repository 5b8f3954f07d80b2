import type { RouteObject } from 'react-router'
import type { WebDoor } from '../../../ui/page-module.ts'

export { integrationPaths } from './paths.ts'

/** The same pages in a commune and in an organisation that serves communes. */
const pages: readonly RouteObject[] = [
  { path: 'logiciels-relies', lazy: () => import('./pages/ProgramsPage.tsx') },
  { path: 'logiciels-relies/jetons', lazy: () => import('./pages/TokensPage.tsx') },
  { path: 'logiciels-relies/envois', lazy: () => import('./pages/WebhooksPage.tsx') },
  { path: 'logiciels-relies/envois/:endpointId', lazy: () => import('./pages/WebhookPage.tsx') },
]

export const integrationPages: WebDoor = {
  communeRoutes: [
    { path: 'donnees', lazy: () => import('./pages/BelongingsPage.tsx') },
    { path: 'donnees/quitter', lazy: () => import('./pages/DeparturePage.tsx') },
    ...pages,
  ],
  rooms: [{ label: 'Vos données', path: 'donnees', order: 90, rights: ['people:write'] }],
  organisationRoutes: pages,
  organisationRooms: [
    {
      label: 'Logiciels reliés',
      path: 'logiciels-relies',
      order: 90,
      kinds: ['relay', 'epci', 'dpo', 'provider'],
    },
  ],
}
