import type { Mandate } from '../../../../api-client/index.ts'
import { SelectField } from '../../../../ui/forms/SelectField.tsx'
import { texts as words } from '../mandates-texts.fr.ts'

interface InsteadOfProps {
  /** The mandates of the commune that stand. */
  readonly standing: readonly Mandate[]
  /** Who is about to receive one, when it is known. */
  readonly taker?: string
}

/** A commune changes relay in one act: the mandate that ends when this one begins. Nothing to choose, nothing shown. */
export function InsteadOf({ standing, taker }: InsteadOfProps) {
  const others = standing.filter(({ state, holderName }) => state !== 'proposed' && holderName !== taker)
  if (others.length === 0) return null
  return (
    <SelectField
      name="insteadOf"
      label={words.insteadOf}
      hint={words.insteadOfHint}
      isOptional
      emptyLabel={words.insteadOfNobody}
      options={others.map(({ id, holderName }) => ({ value: id, label: holderName }))}
    />
  )
}
