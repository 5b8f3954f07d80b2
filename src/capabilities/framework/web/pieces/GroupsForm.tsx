import type { ImplementationGroup } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { Choices } from '../../../../ui/forms/Choices.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { texts } from '../texts.fr.ts'

const words = texts.assessment

/** The parts of a framework that concern some organisations only. */
export function GroupsForm({
  groups,
  version,
}: {
  readonly groups: readonly ImplementationGroup[]
  readonly version: number
}) {
  return (
    <ActionForm method="put" doneMessage={words.groupsSaved} aria-label={words.groups}>
      <input type="hidden" name="version" value={version} />
      <Choices
        name="groups"
        isMultiple
        isOptional
        isLabelQuiet
        label={words.groupsHint}
        choices={groups.map(({ id, name, description }) => ({
          value: id,
          label: name,
          hint: description ?? undefined,
        }))}
        defaultValue={groups.filter(({ isKept }) => isKept).map(({ id }) => id)}
      />
      <div>
        <SubmitButton look="plain">{words.saveGroups}</SubmitButton>
      </div>
    </ActionForm>
  )
}
