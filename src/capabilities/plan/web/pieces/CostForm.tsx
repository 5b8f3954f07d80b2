import { useContext, useRef, useState } from 'react'
import type { WeekCost } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { FieldGroup } from '../../../../ui/forms/FieldGroup.tsx'
import { FormContext } from '../../../../ui/forms/form-context.ts'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import type { Problem } from '../../../../ui/problems/problem.ts'
import { Button } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { TwoVersions } from '../../../../ui/show/TwoVersions.tsx'
import { costTexts } from '../cost-texts.fr.ts'
import { eurosInWords, figureInWords } from '../in-words.ts'
import { texts } from '../texts.fr.ts'
import {
  type CostConflict,
  type CostLine,
  costConflictIn,
  type LineConflict,
  quantityField,
  unitCostField,
} from '../week-cost-change.ts'
import styles from './CostForm.module.css'
import { TakesFocus } from './TakesFocus.tsx'

const words = costTexts.form

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
  const takeSaved = ({ lines, version: savedVersion }: CostConflict) => {
    setShown({ ...cost, lines: [...lines], version: savedVersion })
    setFillings(fillings + 1)
  }
  return (
    <Card title={words.title}>
      <p className="soft">{words.meaning}</p>
      <TakesFocus key={fillings} isWanted={fillings > 0}>
        <ActionForm<WeekCost>
          aria-label={words.title}
          onDone={onDone}
          problemView={(problem, sendAgain) => {
            const conflict = problem.status === 412 ? costConflictIn(shown.lines, problem) : null
            return (
              conflict && (
                <BothVersions
                  problem={problem}
                  conflict={conflict}
                  onTakeSaved={takeSaved}
                  onKeepYours={(savedVersion) => {
                    if (version.current) version.current.value = String(savedVersion)
                    sendAgain()
                  }}
                />
              )
            )
          }}
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
      </TakesFocus>
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
              : words.proposed(figureInWords(proposedQuantity))
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
  readonly conflict: CostConflict
  readonly onTakeSaved: (conflict: CostConflict) => void
  readonly onKeepYours: (savedVersion: number) => void
}

function BothVersions({ problem, conflict, onTakeSaved, onKeepYours }: BothVersionsProps) {
  const isBusy = useContext(FormContext)?.isBusy ?? false
  return (
    <TwoVersions
      isBusy={isBusy}
      title={problem.title}
      detail={problem.detail}
      saved={{
        title: texts.conflict.saved,
        content: <Lines lines={conflict.different} version="saved" />,
        keepLabel: texts.conflict.keepSaved,
        onKeep: () => onTakeSaved(conflict),
      }}
      yours={{
        title: texts.conflict.yours,
        content: <Lines lines={conflict.different} version="yours" />,
        keepLabel: texts.conflict.keepYours,
        onKeep: () => onKeepYours(conflict.version),
      }}
    />
  )
}

interface LinesProps {
  readonly lines: readonly LineConflict[]
  readonly version: 'saved' | 'yours'
}

function Lines({ lines, version }: LinesProps) {
  if (lines.length === 0) return <p>{texts.conflict.linesAlike}</p>
  return lines.map((conflict) => {
    const { quantity, unitCostInEuros } = conflict[version]
    const { label, unit } = conflict.line
    const many = quantity === null ? words.noQuantity : `${figureInWords(quantity)} ${unit}`
    return (
      <p key={label}>
        <span className="soft small">{label}</span>
        <br />
        <strong>{words.lineInWords(many, eurosInWords(unitCostInEuros))}</strong>
      </p>
    )
  })
}
