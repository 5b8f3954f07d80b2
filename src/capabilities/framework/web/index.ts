import type { RouteObject } from 'react-router'
import type { WebDoor } from '../../../ui/page-module.ts'

export { frameworkPaths } from './paths.ts'

/** The same pages in a commune and in an organisation that serves communes. */
const pages: readonly RouteObject[] = [
  { path: 'referentiels', lazy: () => import('./pages/FrameworksPage.tsx') },
  { path: 'referentiels/ajouter', lazy: () => import('./pages/AddLibraryPage.tsx') },
  { path: 'referentiels/:assessmentId', lazy: () => import('./pages/AssessmentPage.tsx') },
  { path: 'referentiels/:assessmentId/parties/:number', lazy: () => import('./pages/SectionPage.tsx') },
  { path: 'referentiels/:assessmentId/resultats', lazy: () => import('./pages/ResultsPage.tsx') },
  { path: 'referentiels/:assessmentId/nouvelle-version', lazy: () => import('./pages/NewVersionPage.tsx') },
]

export const frameworkPages: WebDoor = {
  communeRoutes: pages,
  organisationRoutes: pages,
  organisationRooms: [
    { label: 'Référentiels', path: 'referentiels', order: 70, kinds: ['relay', 'epci', 'dpo'] },
  ],
}
