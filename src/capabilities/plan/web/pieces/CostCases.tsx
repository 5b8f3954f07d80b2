import type { WeekCost } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { costTexts } from '../cost-texts.fr.ts'

const words = costTexts

/** Dated single cases, each with where it was told and how sure we are. */
export function CostCases({ cases }: Pick<WeekCost, 'cases'>) {
  return (
    <Card title={words.casesTitle}>
      <p className="soft">{words.casesMeaning}</p>
      <Rows>
        {cases.map(({ who, happenedOn, told, source, confidence }) => (
          <Row key={who}>
            <p>
              <strong>{who}</strong>, {happenedOn}
            </p>
            <p>{told}</p>
            <p className="soft small">
              {words.source(source)} ({words.confidence[confidence]}).
            </p>
          </Row>
        ))}
      </Rows>
    </Card>
  )
}
