import type { FrameworkRequirement } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Stack } from '../../../../ui/show/Layout.tsx'
import { sectionTexts as words } from '../section-texts.fr.ts'
import { AskedQuestion } from './AskedQuestion.tsx'
import { Prose } from './Prose.tsx'

/** One requirement: what it says, its questions, and what helps to answer. */
export function RequirementCard({ requirement }: { readonly requirement: FrameworkRequirement }) {
  const { refId, name, description, annotation, typicalEvidence, controls, threats, questions } = requirement
  const title = [refId, name].filter(Boolean).join(' · ')
  return (
    <Card {...(title !== '' && { title })}>
      <Stack>
        {description && <Prose text={description} />}
        <div>
          {questions.map((question) => (
            <AskedQuestion key={question.urn} question={question} />
          ))}
        </div>
        {(annotation || typicalEvidence || controls.length + threats.length > 0) && (
          <Disclosure summary={words.about} isSmall>
            <Stack>
              {annotation && <Prose text={annotation} />}
              {typicalEvidence && <Prose text={`## ${words.evidence}\n${typicalEvidence}`} />}
              <References title={words.controls} references={controls} />
              <References title={words.threats} references={threats} />
            </Stack>
          </Disclosure>
        )}
      </Stack>
    </Card>
  )
}

interface ReferencesProps {
  readonly title: string
  readonly references: FrameworkRequirement['controls']
}

function References({ title, references }: ReferencesProps) {
  if (references.length === 0) return null
  return (
    <div>
      <p>
        <strong>{title}</strong>
      </p>
      {references.map(({ urn, name, description }) =>
        description ? (
          <Disclosure key={urn} summary={name} isSmall>
            <Prose text={description} />
          </Disclosure>
        ) : (
          <p key={urn}>{name}</p>
        ),
      )}
    </div>
  )
}
