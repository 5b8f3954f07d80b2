import type { IncidentCase } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { endTexts } from '../end-texts.fr.ts'

const words = endTexts.learnt

/** What was learnt, and whether it is in the plan. */
export function LearntCard({ view: { lessons } }: { readonly view: IncidentCase }) {
  const isWaiting = lessons.some(({ carriedAt, measureId }) => carriedAt === null && measureId !== null)
  return (
    <Card title={words.title}>
      {lessons.length === 0 ? (
        <p className="soft">{words.none}</p>
      ) : (
        <Rows>
          {lessons.map(({ id, words: said, measureTitle, measureId, actionId, carriedAt }) => (
            <Row key={id}>
              <p>{said}</p>
              <p className="soft small">
                {measureTitle !== null && `${measureTitle}. `}
                {actionId !== null
                  ? words.inPlan
                  : carriedAt === null && measureId !== null
                    ? words.waiting
                    : words.kept}
              </p>
            </Row>
          ))}
        </Rows>
      )}
      {isWaiting && (
        <ActionForm aria-label={words.carry}>
          <input type="hidden" name="intent" value="carry" />
          <SubmitButton look="plain">{words.carry}</SubmitButton>
        </ActionForm>
      )}
    </Card>
  )
}
