import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import '../ui/styles/fonts.css'
import '../ui/styles/tokens.css'
import '../ui/styles/elements.css'
import { identityPages, identityPaths } from '../capabilities/identity/web/index.ts'
import { officeRoutes } from './office/office-routes.tsx'
import { frameReader } from './office/read-frame.ts'

/** The composition root of the browser: the doors of the capabilities, in the order of the house. */
const router = createBrowserRouter(
  officeRoutes({
    doors: [identityPages],
    readFrame: frameReader({
      links: [{ label: 'Mon compte', path: identityPaths.account }],
      signOutPath: identityPaths.signOut,
    }),
    homePath: '/',
    signInPath: identityPaths.signIn,
    urgencyPath: '/urgence',
  }),
)

const root = document.getElementById('office')
if (!root) throw new Error('index.html has no #office element')
createRoot(root).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
)
