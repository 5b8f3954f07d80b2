import type { z } from '@hono/zod-openapi'
import { confidentialAudience, publicAudience, workingAudience } from './documents/audience.ts'
import type * as shapes from './shapes.ts'

type Listed = z.input<typeof shapes.documentList>['documents'][number]

/** Every document that a commune can print, in the order to read them, whichever slice makes it. */
export function listedDocuments(insee: string): Listed[] {
  const path = (file: string) => `/api/v1/communes/${insee}/documents/${file}`
  const pdf = (id: string) => ({ format: 'pdf' as const, path: path(`${id}.pdf`) })
  const shownTo = ({ kind, label, mention }: typeof publicAudience) => ({
    audience: kind,
    audienceLabel: label,
    mention,
  })
  return [
    {
      id: 'contact-sheet',
      title: 'Fiche à afficher',
      what: 'Les premiers gestes et les numéros à appeler quand les ordinateurs s’arrêtent. Une page.',
      audience: 'internal',
      audienceLabel: 'À afficher en mairie, hors de la vue du public',
      mention: 'Cette fiche porte des numéros directs. Gardez-en un exemplaire chez le maire.',
      files: [pdf('contact-sheet')],
    },
    {
      id: 'council-report',
      title: 'Rapport au conseil municipal',
      what: 'Deux pages : où en est la commune, ce que coûterait l’inaction, ce qui est proposé.',
      ...shownTo(publicAudience),
      files: [pdf('council-report')],
    },
    {
      id: 'confidential-annex',
      title: 'Annexe confidentielle au rapport',
      what: 'Chaque mesure avec sa preuve, et ce qui se voit de l’extérieur, avec les corrections à demander.',
      ...shownTo(confidentialAudience),
      files: [pdf('confidential-annex')],
    },
    {
      id: 'action-plan',
      title: 'Plan d’action',
      what: 'Les actions dans l’ordre : qui, avant quand, combien de temps, combien d’euros, et comment faire.',
      ...shownTo(workingAudience),
      files: [
        pdf('action-plan'),
        { format: 'xlsx', path: path('actions.xlsx') },
        { format: 'csv', path: path('actions.csv') },
      ],
    },
    {
      id: 'paper-questionnaire',
      title: 'Questionnaire papier',
      what: 'Les questions à remplir au stylo, avec les réponses déjà données.',
      audience: 'internal',
      audienceLabel: 'Usage interne une fois rempli',
      mention:
        'Vierge, ce questionnaire peut circuler. Rempli, il décrit des points faibles et n’est plus communicable au public (code des relations entre le public et l’administration, article L311-5, 2°, d).',
      files: [pdf('paper-questionnaire')],
    },
  ]
}
