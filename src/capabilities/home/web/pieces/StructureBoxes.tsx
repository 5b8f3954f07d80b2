import type { StructureKind } from '../../../../api-client/index.ts'
import { Checkbox } from '../../../../ui/forms/Checkbox.tsx'
import { FieldGroup } from '../../../../ui/forms/FieldGroup.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { structureField } from '../commune-change.ts'
import { texts as words } from '../commune-texts.fr.ts'
import styles from './StructureBoxes.module.css'

/** The list of kinds begins with what most communes have. */
const usual = 10

export interface StructureBoxesProps {
  readonly structures: readonly StructureKind[]
  readonly ticked: readonly string[]
}

/** What the commune runs: the usual ones in sight, the others within reach. What every commune has is not asked. */
export function StructureBoxes({ structures, ticked }: StructureBoxesProps) {
  const asked = structures.filter(({ isAlwaysThere }) => !isAlwaysThere)
  const others = asked.slice(usual)
  return (
    <FieldGroup label={words.structures}>
      <p className="soft small">{words.structuresHint}</p>
      {structures
        .filter(({ isAlwaysThere }) => isAlwaysThere)
        .map(({ id }) => (
          <input key={id} type="hidden" name={structureField(id)} value="on" />
        ))}
      <Boxes structures={asked.slice(0, usual)} ticked={ticked} />
      {others.length > 0 && (
        <Disclosure
          summary={words.otherStructures(others.length)}
          isOpen={others.some(({ id }) => ticked.includes(id))}
        >
          <Boxes structures={others} ticked={ticked} />
        </Disclosure>
      )}
    </FieldGroup>
  )
}

function Boxes({ structures, ticked }: StructureBoxesProps) {
  return (
    <div className={styles.boxes}>
      {structures.map(({ id, label }) => (
        <Checkbox key={id} name={structureField(id)} label={label} defaultChecked={ticked.includes(id)} />
      ))}
    </div>
  )
}
