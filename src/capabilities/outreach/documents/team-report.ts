import { dayInWords } from '../../../kernel/day.ts'
import {
  type DocumentContent,
  type DocumentForm,
  headOf,
  type Letterhead,
} from '../../../platform/documents/form.ts'
import { shortened } from '../../../platform/documents/printable-text.ts'
import type { Decisions, Transfer } from '../domain/team-review.ts'
import type { Outcome } from '../review/review-store.ts'

export interface TeamReportInput {
  readonly letterhead: Letterhead
  readonly occasion: 'election' | 'change'
  readonly endedBy: string
  readonly endedOnInWords: string
  readonly decisions: Decisions
  readonly outcome: Outcome
}

export const transferTitles: Readonly<Record<Transfer, string>> = {
  contacts: 'Les numéros à appeler sont à jour',
  mandates: 'Les mandats ont été relus, et signés de nouveau s’il le faut',
  delegations: 'Les délégations (maire, adjoints, délégué à la protection des données) sont à jour',
  'second-factors': 'Chaque personne qui administre a son propre second moyen de connexion',
  accounts: 'Les comptes tenus ailleurs ont changé de main',
}

const roleWords: Readonly<Record<string, string>> = {
  administrator: 'administre',
  secretary: 'secrétariat',
  elected: 'élu',
  dpo: 'délégué à la protection des données',
  provider: 'prestataire',
  aidant: 'aidant',
}

/** What a review changed and what is left to do, to keep with the papers of the commune. */
export const teamReport: DocumentForm<TeamReportInput> = {
  file: new URL('./team-report.typ', import.meta.url),
  fill: fillTeamReport,
}

export function fillTeamReport(input: TeamReportInput): DocumentContent & Record<string, unknown> {
  const { decisions, outcome } = input
  const done = new Set(decisions.transferred)
  return {
    ...headOf('Revue de l’équipe', input.letterhead, {
      kind: 'internal',
      label: 'Pour la mairie',
      mention:
        'Ce compte rendu nomme des personnes et des comptes : gardez-le avec les papiers de la mairie.',
      footer: 'Pour la mairie',
    }),
    occasion:
      input.occasion === 'election' ? 'après les élections municipales' : 'après un changement d’équipe',
    endedBy: shortened(input.endedBy, 120),
    endedOn: input.endedOnInWords,
    left: outcome.left.map((name) => shortened(name, 120)),
    stayed: outcome.stayed.map(({ name, role }) => ({
      name: shortened(name, 120),
      role: roleWords[role] ?? role,
    })),
    awaited: outcome.awaited.map((name) => shortened(name, 120)),
    mandates: outcome.mandates.map(({ holderName, untilOn }) => ({
      name: shortened(holderName, 120),
      until: dayInWords(untilOn),
    })),
    transfers: Object.entries(transferTitles).map(([id, title]) => ({
      title,
      isDone: [...done].some((one) => one === id),
    })),
    accounts: decisions.accounts.map(({ name, holder, isTransferred }) => ({
      name: shortened(name, 120),
      holder: shortened(holder, 120),
      isDone: isTransferred,
    })),
    notes: decisions.notes === null ? null : shortened(decisions.notes, 3000),
  }
}
