import { lazy } from 'react'
import { showOnEveryPage } from '../../../ui/page/on-every-page.ts'
import type { WebDoor } from '../../../ui/page-module.ts'

export { identityPaths } from './paths.ts'

// Without it pages say the same: what cannot be loaded is left out.
showOnEveryPage(
  lazy(() =>
    import('./pieces/AccountNotices.tsx')
      .then(({ AccountNotices }) => ({ default: AccountNotices }))
      .catch(() => ({ default: () => null })),
  ),
)

const vouchingPage = () => import('./pages/VouchingPage.tsx')

export const identityPages: WebDoor = {
  routes: [
    { path: 'premiere-ouverture', lazy: () => import('./pages/SetUpPage.tsx') },
    { path: 'connexion', lazy: () => import('./pages/SignInPage.tsx') },
    { path: 'connexion/code', lazy: () => import('./pages/SecondFactorPage.tsx') },
    { path: 'connexion/retour', lazy: () => import('./pages/ProviderReturnPage.tsx') },
    { path: 'connexion/recuperation', lazy: () => import('./pages/RecoveryPage.tsx') },
    { path: 'connexion/arreter', lazy: () => import('./pages/StopRecoveryPage.tsx') },
    { path: 'connexion-directe', lazy: () => import('./pages/DirectSignInPage.tsx') },
    { path: 'deconnexion', lazy: () => import('./pages/sign-out.ts') },
    { path: 'invitation', lazy: () => import('./pages/InvitationPage.tsx') },
    { path: 'compte', lazy: () => import('./pages/AccountPage.tsx') },
    { path: 'compte/protection', lazy: () => import('./pages/ProtectionPage.tsx') },
    { path: 'compte/code', lazy: () => import('./pages/SecondFactorSetUpPage.tsx') },
  ],
  communeRoutes: [{ path: 'recuperations', lazy: vouchingPage }],
  organisationRoutes: [{ path: 'recuperations', lazy: vouchingPage }],
}
