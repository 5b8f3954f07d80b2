import type { CommuneSpace } from '../../../../api-client/index.ts'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { Facts } from '../../../../ui/show/Facts.tsx'
import { sizePart } from '../drafts.ts'
import { texts } from '../settings-texts.fr.ts'
import { DraftForm } from './DraftForm.tsx'
import { SettingsCard } from './SettingsCard.tsx'

const words = texts.size
const unsaid = texts.unsaid
const atMost = 20_000

/** How many people, how many computers. */
export function SizeCard({ space }: { readonly space: CommuneSpace }) {
  return (
    <SettingsCard {...words}>
      <DraftForm
        part="size"
        label={words.title}
        saved={sizePart.draftOf(space)}
        said={(draft) => (
          <Facts
            facts={[
              { label: words.staffWord, value: draft.staffCount || unsaid },
              { label: words.workstationsWord, value: draft.workstations || unsaid },
            ]}
          />
        )}
      >
        {(draft, change) => (
          <>
            <TextField
              name="staffCount"
              type="number"
              min={0}
              max={atMost}
              width="short"
              label={words.staff}
              unit={words.staffUnit}
              isOptional
              value={draft.staffCount}
              onChange={(staffCount) => change({ staffCount })}
            />
            <TextField
              name="workstations"
              type="number"
              min={0}
              max={atMost}
              width="short"
              label={words.workstations}
              unit={words.workstationsUnit}
              isOptional
              value={draft.workstations}
              onChange={(workstations) => change({ workstations })}
            />
          </>
        )}
      </DraftForm>
    </SettingsCard>
  )
}
