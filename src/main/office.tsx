import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import '../ui/styles/fonts.css'
import '../ui/styles/tokens.css'
import '../ui/styles/elements.css'
import { diagnosticPages } from '../capabilities/diagnostic/web/index.ts'
import { homePages } from '../capabilities/home/web/index.ts'
import { identityPages, identityPaths } from '../capabilities/identity/web/index.ts'
import { planPages } from '../capabilities/plan/web/index.ts'
import { territoryPages, territoryPaths } from '../capabilities/territory/web/index.ts'
import { watchPages } from '../capabilities/watch/web/index.ts'
import { officeRoutes } from './office/office-routes.tsx'
import { frameReader } from './office/read-frame.ts'

/** The composition root of the browser: the doors of the capabilities, in the order of the house. */
const router = createBrowserRouter(
  officeRoutes({
    doors: [identityPages, territoryPages, diagnosticPages, planPages, watchPages, homePages],
    readFrame: frameReader({
      links: [
        { label: 'Mon compte', path: identityPaths.account },
        { label: 'Changer de commune', path: territoryPaths.allCommunes },
      ],
      signOutPath: identityPaths.signOut,
    }),
    homePath: territoryPaths.landing,
    signInPath: identityPaths.signIn,
    urgencyPath: territoryPaths.urgencyAnywhere,
  }),
)

const root = document.getElementById('office')
if (!root) throw new Error('index.html has no #office element')
createRoot(root).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
)
