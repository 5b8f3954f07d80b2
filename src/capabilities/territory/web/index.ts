import type { WebDoor } from '../../../ui/page-module.ts'

export { contactSheetFile, territoryPaths } from './paths.ts'
export { AskRelayLink } from './pieces/AskRelayLink.tsx'
export { PhoneNumbers } from './pieces/PhoneNumbers.tsx'

const urgencyPage = () => import('./pages/UrgencyPage.tsx')

export const territoryPages: WebDoor = {
  routes: [
    { index: true, lazy: () => import('./pages/LandingPage.tsx') },
    { path: 'communes/choisir', lazy: () => import('./pages/ChooseCommunePage.tsx') },
    { path: 'urgence', lazy: urgencyPage },
    { path: 'mandat', lazy: () => import('./pages/AnswerLetterPage.tsx') },
    { path: 'accessibilite', lazy: () => import('./pages/AccessibilityPage.tsx') },
  ],
  communeRoutes: [
    { index: true, lazy: () => import('./pages/commune-door.ts') },
    { path: 'reglages', lazy: () => import('./pages/SettingsPage.tsx') },
    { path: 'reglages/qui-peut-quoi', lazy: () => import('./pages/WhoMayPage.tsx') },
    { path: 'mandats', lazy: () => import('./pages/MandatesPage.tsx') },
    { path: 'journal', lazy: () => import('./pages/TrailPage.tsx') },
    { path: 'obligations', lazy: () => import('./pages/ObligationsPage.tsx') },
    { path: 'urgence', lazy: urgencyPage },
  ],
  rooms: [
    { label: 'Mandats et accès', path: 'mandats', order: 55, rights: ['mandates:read'] },
    { label: 'Réglages', path: 'reglages', order: 60, rights: ['people:read'] },
  ],
  organisationRoutes: [
    { path: 'equipe', lazy: () => import('./pages/OrganisationTeamPage.tsx') },
    { path: 'qui-peut-quoi', lazy: () => import('./pages/WhoMayPage.tsx') },
    { path: 'mandats', lazy: () => import('./pages/HolderMandatesPage.tsx') },
    { path: 'mandats/proposer', lazy: () => import('./pages/ProposeMandatesPage.tsx') },
    { path: 'mandats/papier', lazy: () => import('./pages/PaperMandatesPage.tsx') },
    { path: 'mandats/:mandateId', lazy: () => import('./pages/HolderMandatePage.tsx') },
    { path: 'registre', lazy: () => import('./pages/HolderRegisterPage.tsx') },
  ],
  organisationRooms: [
    { label: 'Mandats', path: 'mandats', order: 30, kinds: ['relay', 'epci', 'dpo'] },
    { label: 'Équipe', path: 'equipe', order: 60, kinds: ['relay', 'epci', 'dpo', 'provider'] },
  ],
}

/** Brings the urgency page into memory: the network may be gone on the day it is needed. */
export const keepUrgencyAtHand = (): Promise<unknown> => urgencyPage()
