import { useRef, useState } from 'react'
import type { WeekCost } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { FieldGroup } from '../../../../ui/forms/FieldGroup.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import type { Problem } from '../../../../ui/problems/problem.ts'
import { Button } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Facts } from '../../../../ui/show/Facts.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { TwoVersions } from '../../../../ui/show/TwoVersions.tsx'
import { eurosInWords, figureInWords } from '../in-words.ts'
import { texts } from '../texts.fr.ts'
import {
  type CostLine,
  type LineConflict,
  linesInConflict,
  quantityField,
  unitCostField,
} from '../week-cost-change.ts'
import styles from './CostForm.module.css'

const words = texts.cost.form

export interface CostFormProps {
  readonly cost: WeekCost
  readonly onDone: () => void
  readonly onCancel: () => void
}

/** Every line with its own two fields; an emptied field takes the proposal again. */
export function CostForm({ cost, onDone, onCancel }: CostFormProps) {
  const [shown, setShown] = useState(cost)
  const [fillings, setFillings] = useState(0)
  const version = useRef<HTMLInputElement>(null)
  const keepYours = () => {
    if (version.current === null) return
    version.current.value = String(cost.version)
    version.current.form?.requestSubmit()
  }
  const takeSaved = () => {
    setShown(cost)
    setFillings(fillings + 1)
  }
  return (
    <Card title={words.title}>
      <p className="soft">{words.meaning}</p>
      <ActionForm<WeekCost>
        key={fillings}
        aria-label={words.title}
        onDone={onDone}
        problemView={(problem) =>
          problem.status === 412 ? (
            <BothVersions problem={problem} now={cost} onTakeSaved={takeSaved} onKeepYours={keepYours} />
          ) : null
        }
      >
        <input ref={version} type="hidden" name="version" value={shown.version} />
        {shown.lines.map((line) => (
          <LineFields key={line.id} line={line} />
        ))}
        <Actions>
          <SubmitButton />
          <Button look="quiet" onClick={onCancel}>
            {words.cancel}
          </Button>
        </Actions>
      </ActionForm>
    </Card>
  )
}

function LineFields({ line }: { readonly line: CostLine }) {
  const { id, label, unit, tax, quantity, unitCostInEuros, proposedQuantity, proposedUnitCostInEuros } = line
  return (
    <FieldGroup label={label}>
      <input
        type="hidden"
        name="lines"
        value={JSON.stringify({ id, proposedQuantity, proposedUnitCostInEuros })}
      />
      <div className={styles.fields}>
        <TextField
          name={quantityField(id)}
          label={words.quantity}
          inputMode="decimal"
          width="short"
          unit={unit}
          hint={
            proposedQuantity === null
              ? words.nothingProposed
              : words.proposed(`${figureInWords(proposedQuantity)} ${unit}`)
          }
          defaultValue={quantity === null ? '' : figureInWords(quantity)}
          isOptional
        />
        <TextField
          name={unitCostField(id)}
          label={words.unitCost}
          inputMode="decimal"
          width="short"
          unit={words.unitCostUnits[tax]}
          hint={words.proposed(eurosInWords(proposedUnitCostInEuros))}
          defaultValue={figureInWords(unitCostInEuros)}
          isOptional
        />
      </div>
    </FieldGroup>
  )
}

interface BothVersionsProps {
  readonly problem: Problem
  readonly now: WeekCost
  readonly onTakeSaved: () => void
  readonly onKeepYours: () => void
}

function BothVersions({ problem, now, onTakeSaved, onKeepYours }: BothVersionsProps) {
  const lines = linesInConflict(now.lines, problem)
  return (
    <TwoVersions
      title={problem.title}
      detail={problem.detail}
      saved={{
        title: texts.conflict.saved,
        content: <Lines lines={lines.map(({ line }) => ({ ...line, line }))} />,
        keepLabel: texts.conflict.keepSaved,
        onKeep: onTakeSaved,
      }}
      yours={{
        title: texts.conflict.yours,
        content: <Lines lines={lines} />,
        keepLabel: texts.conflict.keepYours,
        onKeep: onKeepYours,
      }}
    />
  )
}

function Lines({ lines }: { readonly lines: readonly LineConflict[] }) {
  if (lines.length === 0) return <p>{texts.conflict.linesAlike}</p>
  return (
    <Facts
      facts={lines.map(({ line, quantity, unitCostInEuros }) => ({
        label: line.label,
        value: words.lineInWords(
          quantity === null ? words.noQuantity : `${figureInWords(quantity)} ${line.unit}`,
          eurosInWords(unitCostInEuros),
        ),
      }))}
    />
  )
}
