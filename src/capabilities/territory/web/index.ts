import type { WebDoor } from '../../../ui/page-module.ts'

export { territoryPaths } from './paths.ts'

export const territoryPages: WebDoor = {
  routes: [
    { index: true, lazy: () => import('./pages/LandingPage.tsx') },
    { path: 'communes/choisir', lazy: () => import('./pages/ChooseCommunePage.tsx') },
  ],
}
