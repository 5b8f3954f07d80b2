import { type Column, writeCsv, writeXlsx } from '../../../platform/documents/spreadsheet.ts'
import type { ActionRow } from './action-plan.ts'
import { stateInWords } from './shown-state.ts'

const columns: readonly Column<ActionRow>[] = [
  { title: 'Ordre', width: 7, kind: 'number', of: ({ rank }) => rank },
  { title: 'Action', width: 46, kind: 'text', of: ({ title }) => title },
  { title: 'Mesure', width: 40, kind: 'text', of: ({ measureTitle }) => measureTitle },
  { title: 'Thème', width: 22, kind: 'text', of: ({ theme }) => theme },
  { title: 'Essentielle', width: 11, kind: 'text', of: ({ isEssential }) => (isEssential ? 'oui' : 'non') },
  { title: 'État de la mesure', width: 16, kind: 'text', of: ({ state }) => stateInWords[state] },
  { title: 'Qui', width: 24, kind: 'text', of: ({ owner }) => owner },
  { title: 'Avant le', width: 12, kind: 'day', of: ({ dueOn }) => dueOn },
  { title: 'Travail (minutes)', width: 11, kind: 'number', of: ({ effortInMinutes }) => effortInMinutes },
  { title: 'Coût minimum (€ TTC)', width: 13, kind: 'number', of: ({ cost }) => cost.from },
  { title: 'Coût maximum (€ TTC)', width: 13, kind: 'number', of: ({ cost }) => cost.to },
  { title: 'Coût annuel', width: 9, kind: 'text', of: ({ cost }) => (cost.isYearly ? 'oui' : 'non') },
  {
    title: 'Pourquoi à cette place',
    width: 50,
    kind: 'text',
    of: ({ whyRanked, isRankedByHand }) => (isRankedByHand ? `${whyRanked} Placée à la main.` : whyRanked),
  },
  {
    title: 'Étapes',
    width: 70,
    kind: 'text',
    of: ({ steps }) => steps.map((step, index) => `${index + 1}. ${step}`).join('\n'),
  },
  {
    title: 'À qui le montrer',
    width: 30,
    kind: 'text',
    of: () => 'Usage interne, non communicable (CRPA, art. L311-5, 2°, d)',
  },
]

/** UTF-8 with BOM, `;`, CRLF. */
export function actionsAsCsv(actions: readonly ActionRow[]): Uint8Array {
  return writeCsv(columns, actions)
}

export function actionsAsXlsx(actions: readonly ActionRow[]): Promise<Uint8Array> {
  return writeXlsx('Plan d’action', columns, actions)
}
