import type { Finding, MeasureSummary, Questionnaire, Visit } from '../../../../api-client/index.ts'
import type { VisitStanding } from '../../../watch/web/index.ts'
import { checkedLines } from '../checked-lines.ts'
import { CheckedCard } from './CheckedCard.tsx'

export interface CheckedProps {
  readonly insee: string
  readonly visits: {
    readonly newest: Visit | null
    readonly last: { readonly visit: Visit; readonly findings: readonly Finding[] } | null
  }
  readonly standing: VisitStanding
  readonly questionnaire: Questionnaire
  readonly measures: readonly MeasureSummary[]
}

/** What was verified, under the three things. In a file of its own: an old computer shows those first. */
export function Checked({
  insee,
  visits: { newest, last },
  standing,
  questionnaire,
  measures,
}: CheckedProps) {
  const { questions } = questionnaire
  const lines = checkedLines({ insee, findings: last?.findings ?? [], questions, measures })
  return <CheckedCard {...{ insee, newest, last, standing, lines }} />
}
