import type { OfferedFramework } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Facts } from '../../../../ui/show/Facts.tsx'
import { Actions, Stack } from '../../../../ui/show/Layout.tsx'
import { Meter } from '../../../../ui/show/Progress.tsx'
import { Tag } from '../../../../ui/show/State.tsx'
import { AtInstant } from '../../../../ui/show/When.tsx'
import { frameworkPaths } from '../paths.ts'
import { texts } from '../texts.fr.ts'
import { Prose } from './Prose.tsx'

const words = texts.list

/** One framework: what it is, how far one is, and the way in. */
export function FrameworkCard({
  framework,
  hall,
}: {
  readonly framework: OfferedFramework
  readonly hall: string
}) {
  const { name, provider, copyright, version, assessment } = framework
  const size = [
    provider,
    words.version(version),
    words.requirements(framework.requirementCount),
    words.questions(framework.questionCount),
  ]
  return (
    <Card title={name} aside={framework.isForAll && <Tag>{words.forAll}</Tag>}>
      <Stack>
        <p className="small soft">{size.filter(Boolean).join(' · ')}</p>
        {assessment && (
          <Meter
            label={words.answered}
            value={assessment.answered}
            max={assessment.asked}
            inWords={words.answeredOf(assessment.answered, assessment.asked)}
          />
        )}
        {assessment ? (
          <Actions>
            <LinkButton to={frameworkPaths.assessment(hall, assessment.assessmentId)}>
              {words.goOn}
            </LinkButton>
            <LinkButton look="quiet" to={frameworkPaths.results(hall, assessment.assessmentId)}>
              {words.results}
            </LinkButton>
          </Actions>
        ) : (
          <ActionForm aria-label={name}>
            <input type="hidden" name="libraryId" value={framework.libraryId} />
            <input type="hidden" name="frameworkUrn" value={framework.frameworkUrn} />
            <div>
              <SubmitButton look="plain">{words.begin}</SubmitButton>
            </div>
          </ActionForm>
        )}
        <Disclosure summary={words.more} isSmall>
          <Stack>
            {framework.description && <Prose text={framework.description} />}
            <Facts
              facts={[
                ...(provider ? [{ label: words.provider, value: provider }] : []),
                {
                  label: words.broughtBy,
                  value: (
                    <>
                      {framework.importedBy}, <AtInstant at={framework.importedAt} />
                    </>
                  ),
                },
                ...(copyright ? [{ label: words.copyright, value: <Prose text={copyright} /> }] : []),
              ]}
            />
            {framework.mayRemove && <RemoveLibrary framework={framework} />}
          </Stack>
        </Disclosure>
      </Stack>
    </Card>
  )
}

function RemoveLibrary({ framework }: { readonly framework: OfferedFramework }) {
  if (framework.assessment) return <p className="small soft">{words.removeAfter}</p>
  return (
    <ActionForm aria-label={`${words.remove} : ${framework.name}`}>
      <input type="hidden" name="intent" value="remove" />
      <input type="hidden" name="libraryId" value={framework.libraryId} />
      <p className="small soft">{words.removeMeaning}</p>
      <div>
        <SubmitButton look="plain">{words.remove}</SubmitButton>
      </div>
    </ActionForm>
  )
}
