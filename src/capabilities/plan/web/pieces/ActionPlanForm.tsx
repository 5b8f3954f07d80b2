import { useContext, useRef, useState } from 'react'
import type { Action } from '../../../../api-client/index.ts'
import { dayInWords } from '../../../../kernel/day.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { FormContext } from '../../../../ui/forms/form-context.ts'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import type { Problem } from '../../../../ui/problems/problem.ts'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { TwoVersions } from '../../../../ui/show/TwoVersions.tsx'
import {
  type ActionConflict,
  actionConflictIn,
  beforePrefix,
  draftOf,
  draftOnceSaved,
  type Kept,
  versionToName,
} from '../action-change.ts'
import { actionTexts } from '../action-texts.fr.ts'
import { costInWords, decapitalised, eurosInWords } from '../in-words.ts'
import { texts } from '../texts.fr.ts'

const words = actionTexts.plan

export interface ActionPlanFormProps {
  /** What the fields were filled from. */
  readonly shown: Action
  /** What the page last read, perhaps somebody else's. */
  readonly now: Action
  readonly onSaved: (saved: Action) => void
  readonly onTakeSaved: (saved: Kept) => void
}

/** Who, when, how much. Two people at once lose nothing: both versions are shown. */
export function ActionPlanForm({ shown, now, onSaved, onTakeSaved }: ActionPlanFormProps) {
  // Asking and proving cost nothing, unless somebody said otherwise.
  const isCostly = shown.kind === 'do' || shown.kind === 'renew' || shown.costInEuros !== null
  const version = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState(draftOf(shown))
  const keep = (saved: Action) => {
    setDraft((written) => draftOnceSaved(written, shown, saved))
    onSaved(saved)
  }
  return (
    <ActionForm<Action>
      aria-label={words.title}
      doneMessage={words.saved}
      onDone={keep}
      problemView={(problem, sendAgain) => {
        const conflict = problem.status === 412 ? actionConflictIn(problem) : null
        return (
          conflict && (
            <BothVersions
              problem={problem}
              conflict={conflict}
              onTakeSaved={onTakeSaved}
              onKeepYours={(savedVersion) => {
                if (version.current) version.current.value = String(savedVersion)
                sendAgain()
              }}
            />
          )
        )
      }}
    >
      <input type="hidden" name="intent" value="save" />
      <input ref={version} type="hidden" name="version" value={versionToName(shown, now)} />
      <Before name="owner" value={shown.owner} />
      <Before name="dueOn" value={shown.dueOn} />
      {isCostly && <Before name="costInEuros" value={shown.costInEuros} />}
      <TextField
        name="owner"
        label={words.owner}
        hint={words.ownerHint(decapitalised(shown.suggestedOwner))}
        value={draft.owner}
        onChange={(owner) => setDraft({ ...draft, owner })}
        maxLength={120}
        isOptional
      />
      <TextField
        name="dueOn"
        type="date"
        label={words.dueOn}
        hint={shown.isDueSetByPerson ? words.dueEmptied : words.dueProposed}
        value={draft.dueOn}
        onChange={(dueOn) => setDraft({ ...draft, dueOn })}
        width="medium"
        isOptional
      />
      {isCostly && (
        <TextField
          name="costInEuros"
          type="number"
          min={0}
          max={10_000_000}
          label={words.cost}
          hint={shown.costInEuros === null ? costHint(shown) : undefined}
          value={draft.costInEuros}
          onChange={(costInEuros) => setDraft({ ...draft, costInEuros })}
          width="short"
          unit={words.euros}
          isOptional
        />
      )}
      <Actions>
        <SubmitButton look="plain" />
      </Actions>
    </ActionForm>
  )
}

const costHint = ({ cost }: Action) => (cost.to === 0 ? words.costFree : words.costHint(costInWords(cost)))

function Before({ name, value }: { readonly name: string; readonly value: string | number | null }) {
  return <input type="hidden" name={`${beforePrefix}${name}`} value={value ?? ''} />
}

interface BothVersionsProps {
  readonly problem: Problem
  readonly conflict: ActionConflict
  readonly onTakeSaved: (saved: Kept) => void
  readonly onKeepYours: (savedVersion: number) => void
}

function BothVersions({ problem, conflict: { saved, yours }, onTakeSaved, onKeepYours }: BothVersionsProps) {
  const isBusy = useContext(FormContext)?.isBusy ?? false
  return (
    <TwoVersions
      isBusy={isBusy}
      title={problem.title}
      detail={problem.detail}
      saved={{
        title: texts.conflict.saved,
        content: <Fields of={saved} unlike={yours} />,
        keepLabel: texts.conflict.keepSaved,
        onKeep: () => onTakeSaved(saved),
      }}
      yours={{
        title: texts.conflict.yours,
        content: <Fields of={yours} unlike={saved} />,
        keepLabel: texts.conflict.keepYours,
        onKeep: () => onKeepYours(saved.version),
      }}
    />
  )
}

interface FieldsProps {
  readonly of: Kept
  readonly unlike: Kept
}

/** Only what differs from the other version. */
function Fields({ of, unlike }: FieldsProps) {
  const { owner, dueOn, costInEuros } = of
  const cost = costInEuros === null ? words.unknownCost : `${eurosInWords(costInEuros)} TTC`
  const lines = [
    ...(owner === unlike.owner ? [] : [{ label: words.owner, value: owner ?? words.nobody }]),
    ...(dueOn === unlike.dueOn
      ? []
      : [{ label: words.dueOn, value: dueOn === null ? words.none : dayInWords(dueOn) }]),
    ...(costInEuros === unlike.costInEuros ? [] : [{ label: words.cost, value: cost }]),
  ]
  if (lines.length === 0) return <p>{texts.conflict.linesAlike}</p>
  return lines.map(({ label, value }) => (
    <p key={label}>
      <span className="soft small">{label}</span>
      <br />
      <strong>{value}</strong>
    </p>
  ))
}
