import type { CommuneSpace, StructureKind } from '../../../../api-client/index.ts'
import { Choices } from '../../../../ui/forms/Choices.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { structuresPart } from '../drafts.ts'
import { texts } from '../settings-texts.fr.ts'
import { DraftForm } from './DraftForm.tsx'
import { SettingsCard } from './SettingsCard.tsx'

interface StructuresCardProps {
  readonly space: CommuneSpace
  readonly kinds: readonly StructureKind[]
}

const words = texts.structures
const asList = new Intl.ListFormat('fr-FR')

/** The school, the water, the library… and what each keeps about people. */
export function StructuresCard({ space, kinds }: StructuresCardProps) {
  const always = kinds.filter((kind) => kind.isAlwaysThere)
  const saved = structuresPart.draftOf(space)
  const alwaysIds = always.map(({ id }) => id)
  const shown = kinds.filter(({ isAlwaysThere }) => !isAlwaysThere)
  return (
    <SettingsCard id={words.id} title={words.title} meaning={words.meaning}>
      <p>
        <strong>{labelsIn(saved.structures, kinds)}</strong>
      </p>
      <Disclosure summary={words.change}>
        <DraftForm
          part="structures"
          label={words.title}
          saved={saved}
          said={({ structures }) => <p>{labelsIn(structures, kinds)}</p>}
        >
          {({ structures }, change) => (
            <>
              {alwaysIds.map((id) => (
                <input key={id} type="hidden" name="structures" value={id} />
              ))}
              <Choices
                name="structures"
                isMultiple
                isOptional
                label={words.question}
                hint={words.always(asList.format(always.map(({ label }) => label)))}
                choices={shown.map((kind) => ({ value: kind.id, label: kind.label, hint: hintOf(kind) }))}
                value={structures}
                onChange={(id, isChecked) => {
                  const others = structures.filter((one) => one !== id)
                  change({ structures: (isChecked ? [...others, id] : others).sort() })
                }}
              />
            </>
          )}
        </DraftForm>
      </Disclosure>
    </SettingsCard>
  )
}

const labelsIn = (ids: readonly string[], kinds: readonly StructureKind[]): string => {
  const labels = kinds.filter(({ id }) => ids.includes(id)).map(({ label }) => label)
  return labels.length === 0 ? texts.unsaid : asList.format(labels)
}

const hintOf = ({ hint, holds, isSensitive }: StructureKind): string =>
  [hint, words.holds(holds.join(', ')), ...(isSensitive ? [words.sensitive] : [])].join(' ')
