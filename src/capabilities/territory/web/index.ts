import type { WebDoor } from '../../../ui/page-module.ts'

export { contactSheetFile, territoryPaths } from './paths.ts'
export { PhoneNumbers } from './pieces/PhoneNumbers.tsx'

const urgencyPage = () => import('./pages/UrgencyPage.tsx')

export const territoryPages: WebDoor = {
  routes: [
    { index: true, lazy: () => import('./pages/LandingPage.tsx') },
    { path: 'communes/choisir', lazy: () => import('./pages/ChooseCommunePage.tsx') },
    { path: 'urgence', lazy: urgencyPage },
    { path: 'accessibilite', lazy: () => import('./pages/AccessibilityPage.tsx') },
  ],
  communeRoutes: [
    { index: true, lazy: () => import('./pages/commune-door.ts') },
    { path: 'reglages', lazy: () => import('./pages/SettingsPage.tsx') },
    { path: 'obligations', lazy: () => import('./pages/ObligationsPage.tsx') },
    { path: 'urgence', lazy: urgencyPage },
  ],
  rooms: [{ label: 'Réglages', path: 'reglages', order: 60 }],
}

/** Brings the urgency page into memory: the network may be gone on the day it is needed. */
export const keepUrgencyAtHand = (): Promise<unknown> => urgencyPage()
