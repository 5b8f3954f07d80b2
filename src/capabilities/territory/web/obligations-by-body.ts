import type { ObligationHere } from '../../../api-client/index.ts'

export interface ObligationsByBody {
  readonly commune: readonly ObligationHere[]
  /** Those of the EPCI that the commune does not have. */
  readonly epciAlone: readonly ObligationHere[]
  /** Those of the EPCI that the commune has too. */
  readonly shared: readonly ObligationHere[]
  /** Laws in force that concern the commune for certain. */
  readonly dutiesToday: number
}

/** The table lists a duty twice when it binds both, each for itself. */
export function splitObligations(obligations: readonly ObligationHere[]): ObligationsByBody {
  const commune = obligations.filter(({ concerns }) => concerns === 'commune')
  const epci = obligations.filter(({ concerns }) => concerns === 'epci')
  const ids = new Set(commune.map(({ id }) => id))
  return {
    commune,
    epciAlone: epci.filter(({ id }) => !ids.has(id)),
    shared: epci.filter(({ id }) => ids.has(id)),
    dutiesToday: commune.filter(({ verdict, standing }) => verdict === 'applies' && standing === 'law')
      .length,
  }
}

export interface ThemeOfObligations {
  readonly theme: string
  readonly obligations: readonly ObligationHere[]
}

/** Theme after theme, in the order in which the table first names them; within one, what applies comes first. */
export function byTheme(obligations: readonly ObligationHere[]): readonly ThemeOfObligations[] {
  const themes = [...new Set(obligations.map(({ theme }) => theme))]
  return themes.map((theme) => ({
    theme,
    obligations: obligations
      .filter((one) => one.theme === theme)
      .sort((one, other) => verdictOrder[one.verdict] - verdictOrder[other.verdict]),
  }))
}

const verdictOrder = { applies: 0, 'to-verify': 1, 'not-in-force': 2 } as const
