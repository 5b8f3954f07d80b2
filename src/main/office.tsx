import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import '../ui/styles/fonts.css'
import '../ui/styles/tokens.css'
import '../ui/styles/elements.css'
import { bareFrame } from './office/frame-content.ts'
import { officeRoutes } from './office/office-routes.tsx'

/** The composition root of the browser: the doors of the capabilities, in the order of the house. */
const router = createBrowserRouter(
  officeRoutes({
    doors: [],
    readFrame: async () => bareFrame,
    homePath: '/',
    signInPath: '/connexion',
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
