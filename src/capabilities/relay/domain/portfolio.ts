/** Where a commune stands with the organisation that follows it. */
export const standings = ['none', 'proposed', 'to-come', 'in-force', 'over'] as const
export type MandateStanding = (typeof standings)[number]

/** What a list of communes may be narrowed to. `ends-soon`: in force, and over within `endsSoonInDays`. */
export const standingFilters = [...standings, 'ends-soon'] as const
export type StandingFilter = (typeof standingFilters)[number]

/** Only of communes that agreed to show it. */
export const gapFilters = ['never-opened', 'no-visit', 'gone-worse'] as const
export type GapFilter = (typeof gapFilters)[number]

export const sorts = [
  'name',
  'population',
  'epci',
  'mandate',
  'known',
  'actions',
  'visit',
  'activity',
] as const
export type Sort = (typeof sorts)[number]

/** Two months: the time of a municipal council, its convocation and its minutes. */
export const endsSoonInDays = 60

export const rowsOnPage = 100

export interface PortfolioQuery {
  /** What was typed: part of a name, the beginning of a code. */
  readonly q: string
  readonly standing: StandingFilter | null
  readonly gap: GapFilter | null
  readonly epci: string | null
  readonly departement: string | null
  readonly sort: Sort
  readonly isDescending: boolean
  /** From 1. */
  readonly page: number
}
