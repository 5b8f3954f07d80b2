import { createRoot } from 'react-dom/client'
import { createHashRouter, Navigate, Outlet } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import '../styles/fonts.css'
import '../styles/tokens.css'
import '../styles/elements.css'
import { Frame } from '../frame/Frame.tsx'
import { problemOf } from '../http.ts'
import { ProblemError } from '../problems/problem.ts'
import { RouteProblem } from '../problems/RouteProblem.tsx'
import { DashboardPage } from './pages/DashboardPage.tsx'
import { answerForm, FormPage } from './pages/FormPage.tsx'
import { MeasurePage } from './pages/MeasurePage.tsx'
import { PiecesPage } from './pages/PiecesPage.tsx'
import { QuestionPage } from './pages/QuestionPage.tsx'

/**
 * Every component in its states, for people who build pages and for `test/e2e/gallery.test.ts`; never shipped.
 * `npx vite src/ui/gallery`, then open the address it prints.
 */
const rooms = [
  { label: 'Aujourd’hui', path: '/tableau' },
  { label: 'Mesure', path: '/mesure' },
  { label: 'Question', path: '/question' },
  { label: 'Formulaire', path: '/formulaire' },
  { label: 'Pièces', path: '/pieces', count: 7 },
  { label: 'Introuvable', path: '/introuvable' },
  { label: 'Indisponible', path: '/indisponible' },
]

const person = {
  name: 'Secrétaire de mairie',
  links: [
    { label: 'Mon compte', path: '/pieces' },
    { label: 'Changer de commune', path: '/formulaire' },
  ],
  signOutPath: '/formulaire',
}

const place = { name: 'Commune de Cortevaix', detail: '247 hab. · CC du Clunisois' }

function GalleryFrame({ children }: { readonly children: React.ReactNode }) {
  return (
    <Frame
      homePath="/tableau"
      signInPath="/connexion"
      urgencyPath="/mesure"
      place={place}
      person={person}
      rooms={rooms}
      isDemonstration
      footLinks={[{ label: 'Accessibilité : non évaluée', path: '/pieces' }]}
    >
      {children}
    </Frame>
  )
}

const problem = <RouteProblem homePath="/tableau" signInPath="/formulaire" secondFactorPath="/formulaire" />

const throwStatus = (status: number) => () => {
  throw new ProblemError(problemOf(null, status))
}

const router = createHashRouter([
  {
    element: (
      <GalleryFrame>
        <Outlet />
      </GalleryFrame>
    ),
    errorElement: <GalleryFrame>{problem}</GalleryFrame>,
    children: [
      {
        errorElement: problem,
        children: [
          { index: true, element: <Navigate replace to="/tableau" /> },
          { path: 'tableau', element: <DashboardPage /> },
          { path: 'mesure', element: <MeasurePage /> },
          { path: 'question', element: <QuestionPage /> },
          { path: 'formulaire', element: <FormPage />, action: answerForm },
          { path: 'pieces', element: <PiecesPage /> },
          { path: 'introuvable', loader: throwStatus(404) },
          { path: 'indisponible', loader: throwStatus(503) },
          { path: 'panne', element: <Broken /> },
        ],
      },
    ],
  },
])

function Broken(): never {
  throw new Error('a bug of a page')
}

const root = document.getElementById('gallery')
if (!root) throw new Error('index.html has no #gallery element')
createRoot(root).render(<RouterProvider router={router} />)
