import type { FirstVisitStep } from './first-visit.ts'

/** The words above each step of the first visit. */
export const stepTexts = {
  steps: {
    commune: 'Votre commune',
    questions: 'Huit questions',
    result: 'Trois choses à faire',
  } satisfies Record<FirstVisitStep, string>,
  above: (number: number, minutes: number) =>
    `Première visite · étape ${number} sur 3 · ${minutes === 1 ? 'une dernière minute' : `environ ${minutes} minutes`}`,
  aboveQuestion: (number: number, count: number, minutes: number) =>
    `Première visite · question ${number} sur ${count} · ${minutes === 1 ? 'une dernière minute' : `environ ${minutes} minutes encore`}`,
  progress: (number: number) => `Étape ${number} sur 3`,
  windowTitle: (step: string) => `Première visite, ${step}`,
} as const
