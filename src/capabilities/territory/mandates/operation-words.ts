import type { Area } from '../../../kernel/right.ts'
import { wordsOfOperations } from './mandate-content.ts'

/** The parts of what a commune keeps, as a sentence about the commune names them. */
export const areaInWords: Readonly<Record<Area, string>> = {
  space: 'vos numéros et votre fiche',
  presence: 'votre présence en ligne',
  diagnostic: 'votre questionnaire et vos mesures',
  plan: 'votre plan d’action',
  evidence: 'vos preuves',
  people: 'vos accès',
  mandates: 'vos mandats',
  trail: 'votre journal des accès',
  approvals: 'vos décisions',
  assigned: 'ce qui est confié à votre prestataire',
  alerts: 'vos alertes',
  incident: 'la conduite d’un incident',
  backups: 'vos sauvegardes',
  rgpd: 'vos registres de données personnelles',
  training: 'vos formations',
  procurement: 'vos achats',
}

/** After « a ». A line older than the words of today is told by its domain. */
export function wordsOfOperation(operation: string, act: 'read' | 'write', area: string): string {
  const known = wordsOfOperations().get(operation)
  if (known !== undefined) return known
  const what = Object.entries(areaInWords).find(([name]) => name === area)?.[1] ?? 'votre espace'
  // Sent by itself, because the mandate opens it: nobody asked.
  if (operation.startsWith('webhook:')) return `prévenu cet organisme d’un changement dans ${what}`
  return `${act === 'read' ? 'consulté' : 'modifié'} ${what}`
}
