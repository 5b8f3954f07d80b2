import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import '../ui/styles/fonts.css'
import '../ui/styles/tokens.css'
import '../ui/styles/elements.css'
import { diagnosticPages } from '../capabilities/diagnostic/web/index.ts'
import { frameworkPages } from '../capabilities/framework/web/index.ts'
import { homePages } from '../capabilities/home/web/index.ts'
import { identityPages, identityPaths } from '../capabilities/identity/web/index.ts'
import { incidentPages } from '../capabilities/incident/web/index.ts'
import { integrationPages } from '../capabilities/integration/web/index.ts'
import { outreachPages } from '../capabilities/outreach/web/index.ts'
import { planPages } from '../capabilities/plan/web/index.ts'
import { relayPages } from '../capabilities/relay/web/index.ts'
import { keepUrgencyAtHand, territoryPages, territoryPaths } from '../capabilities/territory/web/index.ts'
import { watchPages } from '../capabilities/watch/web/index.ts'
import { keepOnDevice } from './keep-on-device.ts'
import { officeRoutes } from './office/office-routes.tsx'
import { frameReader } from './office/read-frame.ts'

/** The composition root of the browser: the doors of the capabilities, in the order of the house. */
const router = createBrowserRouter(
  officeRoutes({
    doors: [
      identityPages,
      territoryPages,
      diagnosticPages,
      planPages,
      outreachPages,
      watchPages,
      homePages,
      relayPages,
      frameworkPages,
      incidentPages,
      integrationPages,
    ],
    readFrame: frameReader({
      links: [
        { label: 'Mon compte', path: identityPaths.account },
        { label: 'Changer d’espace', path: territoryPaths.allCommunes },
      ],
      signOutPath: identityPaths.signOut,
    }),
    homePath: territoryPaths.landing,
    signInPath: identityPaths.signIn,
    secondFactorPath: identityPaths.protection,
    urgencyPath: (insee) => (insee === null ? territoryPaths.urgencyAnywhere : territoryPaths.urgency(insee)),
    footLinks: [{ label: 'Accessibilité : non conforme', path: territoryPaths.accessibility }],
  }),
)

const root = document.getElementById('office')
if (!root) throw new Error('index.html has no #office element')
createRoot(root).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
)

// Once the page itself is there and quiet; a failure only means that it will be asked for when it is opened.
const afterFirstPageMs = 3000
setTimeout(() => {
  void keepUrgencyAtHand().catch(() => undefined)
  // The emergency first, then the office: they open without the server from then on.
  void keepOnDevice('keep-office')
}, afterFirstPageMs)
