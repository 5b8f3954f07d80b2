import { type FormEvent, lazy, Suspense, useId, useMemo } from 'react'
import type { CommuneSpace, StructureKind } from '../../../../api-client/index.ts'
import { Choices } from '../../../../ui/forms/Choices.tsx'
import { FormContext } from '../../../../ui/forms/form-context.ts'
import { ProblemSummary } from '../../../../ui/forms/ProblemSummary.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { fieldNameOf } from '../../../../ui/problems/problem.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { hourInWords } from '../../../../ui/show/When.tsx'
import { providerKinds } from '../commune-change.ts'
import { texts as words } from '../commune-texts.fr.ts'
import { useCommuneForm } from '../use-commune-form.ts'
import { AddressField } from './AddressField.tsx'
import styles from './CommuneForm.module.css'
import { StructureBoxes } from './StructureBoxes.tsx'

/** Rare: loaded when it happens. */
const CommuneConflict = lazy(() =>
  import('./CommuneConflict.tsx').then((module) => ({ default: module.CommuneConflict })),
)

export interface CommuneFormProps {
  readonly space: CommuneSpace
  readonly structures: readonly StructureKind[]
  /** The other version was chosen. */
  readonly onOtherKept: (space: CommuneSpace) => void
}

/** The first step: where to look, and what the commune is. Saved as one goes. */
export function CommuneForm({ space, structures, onOtherKept }: CommuneFormProps) {
  const held = useCommuneForm(space)
  const { problem, isStarting } = held
  const prefix = useId()
  const conflict = problem?.status === 412 ? problem : null
  const state = useMemo(() => {
    const errors = new Map(problem?.errors.map((error) => [fieldNameOf(error.pointer), error.detail]))
    return { prefix, isBusy: isStarting, errors }
  }, [prefix, isStarting, problem])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isStarting) held.start()
  }

  return (
    <FormContext.Provider value={state}>
      <form
        ref={held.form}
        className={styles.form}
        noValidate
        aria-label={words.title}
        onSubmit={submit}
        onInput={held.keepSoon}
        onBlur={held.keep}
      >
        {problem && !conflict && <ProblemSummary problem={problem} prefix={prefix} />}
        {conflict && (
          <Suspense>
            <CommuneConflict
              problem={conflict}
              yours={held.form}
              structures={structures}
              isBusy={isStarting}
              onKeepSaved={onOtherKept}
              onKeepYours={held.keepMine}
            />
          </Suspense>
        )}
        <Card>
          <div className={styles.fields}>
            <AddressField kind="mail" profile={space.profile} />
            <AddressField kind="site" profile={space.profile} />
          </div>
        </Card>
        <Card>
          <div className={styles.fields}>
            <TextField
              name="workstations"
              type="number"
              inputMode="numeric"
              min={0}
              max={20000}
              width="short"
              isOptional
              label={words.workstations}
              hint={words.workstationsHint}
              unit={words.workstationsUnit}
              defaultValue={space.profile.workstations ?? ''}
            />
            <Choices
              name="providerKind"
              label={words.provider}
              choices={providerKinds.map((kind) => ({
                value: kind,
                label: words.providers[kind],
                hint: words.providerHints[kind],
              }))}
              defaultValue={space.profile.providerKind}
            />
            <StructureBoxes structures={structures} ticked={space.structures} />
          </div>
        </Card>
        <Card title={words.honesty}>
          <p>{words.honestySeen}</p>
          <p>{words.honestyKept}</p>
        </Card>
        <Actions>
          <SubmitButton busyLabel={words.submitting}>{words.submit}</SubmitButton>
          <output className="small soft">
            {held.isUnsaved ? words.notSaved : held.savedAt && words.savedAt(hourInWords(held.savedAt))}
          </output>
        </Actions>
      </form>
    </FormContext.Provider>
  )
}
