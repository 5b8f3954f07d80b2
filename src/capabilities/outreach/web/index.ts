import type { WebDoor } from '../../../ui/page-module.ts'

export { outreachPaths } from './paths.ts'

const kinds = ['relay', 'epci', 'dpo'] as const

export const outreachPages: WebDoor = {
  communeRoutes: [
    { path: 'relais', lazy: () => import('./pages/CommuneRelayPage.tsx') },
    { path: 'changement-d-equipe', lazy: () => import('./pages/TeamReviewPage.tsx') },
  ],
  rooms: [{ label: 'Votre relais', path: 'relais', order: 50, rights: ['people:read'] }],
  organisationRoutes: [
    { path: 'invitations', lazy: () => import('./pages/WavesPage.tsx') },
    { path: 'invitations/:waveId', lazy: () => import('./pages/WavePage.tsx') },
    { path: 'campagnes', lazy: () => import('./pages/CampaignsPage.tsx') },
    { path: 'campagnes/:campaignId', lazy: () => import('./pages/CampaignPage.tsx') },
    { path: 'aide', lazy: () => import('./pages/HelpPage.tsx') },
  ],
  organisationRooms: [
    { label: 'Invitations', path: 'invitations', order: 40, kinds },
    { label: 'Campagnes', path: 'campagnes', order: 45, kinds },
    { label: 'Aide', path: 'aide', order: 50, kinds },
  ],
}
