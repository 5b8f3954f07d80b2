import type { CommuneSpace } from '../../../../api-client/index.ts'
import { Choices } from '../../../../ui/forms/Choices.tsx'
import { Facts } from '../../../../ui/show/Facts.tsx'
import { providerKinds, providerPart } from '../drafts.ts'
import { texts } from '../settings-texts.fr.ts'
import { DraftForm } from './DraftForm.tsx'
import { SettingsCard } from './SettingsCard.tsx'

const words = texts.provider
const choices = providerKinds.map((kind) => ({
  value: kind,
  label: words.kinds[kind],
  hint: words.hints[kind],
}))

/** Who looks after the computers. */
export function ProviderCard({ space }: { readonly space: CommuneSpace }) {
  return (
    <SettingsCard id={words.id} title={words.title} meaning={words.meaning}>
      <DraftForm
        part="provider"
        label={words.title}
        saved={providerPart.draftOf(space)}
        said={({ providerKind }) => (
          <Facts facts={[{ label: words.word, value: words.kinds[providerKind] }]} />
        )}
      >
        {({ providerKind }, change) => (
          <Choices
            name="providerKind"
            label={words.question}
            choices={choices}
            value={providerKind}
            onChange={(chosen) => {
              const kind = providerKinds.find((one) => one === chosen)
              if (kind) change({ providerKind: kind })
            }}
          />
        )}
      </DraftForm>
    </SettingsCard>
  )
}
