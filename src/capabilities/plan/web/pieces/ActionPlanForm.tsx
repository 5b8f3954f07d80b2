import { useRef } from 'react'
import type { Action } from '../../../../api-client/index.ts'
import { dayInWords } from '../../../../kernel/day.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import type { Problem } from '../../../../ui/problems/problem.ts'
import { Facts } from '../../../../ui/show/Facts.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { TwoVersions } from '../../../../ui/show/TwoVersions.tsx'
import { beforePrefix, changeRefused, versionToName } from '../action-change.ts'
import { costInWords, decapitalised, eurosInWords } from '../in-words.ts'
import { texts } from '../texts.fr.ts'

const words = texts.page.plan

export interface ActionPlanFormProps {
  /** What the fields were filled from. */
  readonly shown: Action
  /** What the server last said, perhaps somebody else's. */
  readonly now: Action
  readonly onSaved: (saved: Action) => void
  readonly onTakeSaved: () => void
}

/** Who, when, how much. Two people at once lose nothing: both versions are shown. */
export function ActionPlanForm({ shown, now, onSaved, onTakeSaved }: ActionPlanFormProps) {
  // Asking and proving cost nothing, unless somebody said otherwise.
  const isCostly = shown.kind === 'do' || shown.kind === 'renew' || shown.costInEuros !== null
  const version = useRef<HTMLInputElement>(null)
  const keepYours = () => {
    if (version.current === null) return
    version.current.value = String(now.version)
    version.current.form?.requestSubmit()
  }
  return (
    <ActionForm<Action>
      aria-label={words.title}
      doneMessage={words.saved}
      onDone={onSaved}
      problemView={(problem) =>
        problem.status === 412 ? (
          <BothVersions problem={problem} now={now} onTakeSaved={onTakeSaved} onKeepYours={keepYours} />
        ) : null
      }
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
        defaultValue={shown.owner ?? ''}
        maxLength={120}
        isOptional
      />
      <TextField
        name="dueOn"
        type="date"
        label={words.dueOn}
        hint={shown.isDueSetByPerson ? words.dueEmptied : words.dueProposed}
        defaultValue={shown.dueOn ?? ''}
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
          defaultValue={shown.costInEuros ?? ''}
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
  readonly now: Action
  readonly onTakeSaved: () => void
  readonly onKeepYours: () => void
}

function BothVersions({ problem, now, onTakeSaved, onKeepYours }: BothVersionsProps) {
  return (
    <TwoVersions
      title={problem.title}
      detail={problem.detail}
      saved={{
        title: texts.conflict.saved,
        content: <Fields of={now} />,
        keepLabel: texts.conflict.keepSaved,
        onKeep: onTakeSaved,
      }}
      yours={{
        title: texts.conflict.yours,
        content: <Fields of={{ ...now, ...changeRefused(problem) }} />,
        keepLabel: texts.conflict.keepYours,
        onKeep: onKeepYours,
      }}
    />
  )
}

function Fields({
  of: { owner, dueOn, costInEuros },
}: {
  readonly of: Pick<Action, 'owner' | 'dueOn' | 'costInEuros'>
}) {
  return (
    <Facts
      facts={[
        { label: words.owner, value: owner ?? words.nobody },
        { label: words.dueOn, value: dueOn === null ? words.none : dayInWords(dueOn) },
        {
          label: words.cost,
          value: costInEuros === null ? words.unknownCost : `${eurosInWords(costInEuros)} TTC`,
        },
      ]}
    />
  )
}
