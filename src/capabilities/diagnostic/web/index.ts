import type { WebDoor } from '../../../ui/page-module.ts'

export { saveAnswer } from './answer-action.ts'
export { diagnosticFiles, diagnosticPaths } from './paths.ts'
export { QuestionForm, type QuestionFormProps } from './pieces/QuestionForm.tsx'
export { entryOf, firstVisitWalk, type Place, placeIn, type Walk, weekWalk } from './walk.ts'

export const diagnosticPages: WebDoor = {
  routes: [{ path: 'prestataire', lazy: () => import('./pages/ProviderDeskPage.tsx') }],
  communeRoutes: [
    { path: 'questions', lazy: () => import('./pages/QuestionsPage.tsx') },
    { path: 'questions/merci', lazy: () => import('./pages/ThanksPage.tsx') },
    { path: 'questions/:questionId', lazy: () => import('./pages/QuestionPage.tsx') },
    { path: 'mesures', lazy: () => import('./pages/MeasuresPage.tsx') },
    { path: 'mesures/:measureId', lazy: () => import('./pages/MeasurePage.tsx') },
    { path: 'prestataire', lazy: () => import('./pages/ProviderRequestsPage.tsx') },
    { path: 'courriel-prestataire', lazy: () => import('./pages/ProviderLetterPage.tsx') },
    { path: 'donnees-critiques', lazy: () => import('./pages/CriticalRecordsPage.tsx') },
  ],
  rooms: [
    { label: 'Questions', path: 'questions', order: 30, rights: ['diagnostic:read'] },
    { label: 'Mesures', path: 'mesures', order: 40, rights: ['diagnostic:read'] },
  ],
}
