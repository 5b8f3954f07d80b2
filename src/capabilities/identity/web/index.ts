import type { WebDoor } from '../../../ui/page-module.ts'

export { identityPaths } from './paths.ts'

export const identityPages: WebDoor = {
  routes: [
    { path: 'premiere-ouverture', lazy: () => import('./pages/SetUpPage.tsx') },
    { path: 'connexion', lazy: () => import('./pages/SignInPage.tsx') },
    { path: 'connexion/code', lazy: () => import('./pages/SecondFactorPage.tsx') },
    { path: 'connexion/retour', lazy: () => import('./pages/ProviderReturnPage.tsx') },
    { path: 'connexion-directe', lazy: () => import('./pages/DirectSignInPage.tsx') },
    { path: 'deconnexion', lazy: () => import('./pages/sign-out.ts') },
    { path: 'invitation', lazy: () => import('./pages/InvitationPage.tsx') },
    { path: 'compte', lazy: () => import('./pages/AccountPage.tsx') },
    { path: 'compte/protection', lazy: () => import('./pages/ProtectionPage.tsx') },
    { path: 'compte/code', lazy: () => import('./pages/SecondFactorSetUpPage.tsx') },
  ],
}
