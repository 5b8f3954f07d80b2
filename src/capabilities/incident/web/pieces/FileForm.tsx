import { useContext, useEffect, useRef, useState } from 'react'
import type { CaseFile } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { Choices } from '../../../../ui/forms/Choices.tsx'
import { FormContext } from '../../../../ui/forms/form-context.ts'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { LongTextField, TextField } from '../../../../ui/forms/TextField.tsx'
import type { Problem } from '../../../../ui/problems/problem.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions, Stack } from '../../../../ui/show/Layout.tsx'
import { TwoVersions } from '../../../../ui/show/TwoVersions.tsx'
import { type FileConflict, type FileField, fieldName, fileConflictIn } from '../file-change.ts'
import { filesTexts as words } from '../files-texts.fr.ts'

/** Every field of a file, as its sections put them. A field left as it is goes on following the case. */
export function FileForm({ file }: { readonly file: CaseFile }) {
  const [shown, setShown] = useState(file)
  const [fillings, setFillings] = useState(0)
  const version = useRef<HTMLInputElement>(null)
  useEffect(() => setShown(file), [file])
  const fields = shown.sections.flatMap((section) => section.fields)
  const takeSaved = ({ saved, version: savedVersion }: FileConflict) => {
    setShown({
      ...shown,
      version: savedVersion,
      sections: shown.sections.map((section) => ({
        ...section,
        fields: section.fields.map((field) => ({ ...field, written: saved[field.id] ?? field.written })),
      })),
    })
    setFillings(fillings + 1)
  }
  return (
    <ActionForm<CaseFile>
      key={fillings}
      aria-label={words.formLabel}
      doneMessage={words.savedNow}
      problemView={(problem, sendAgain) => {
        const conflict = problem.status === 412 ? fileConflictIn(fields, problem) : null
        return (
          conflict && (
            <BothVersions
              problem={problem}
              conflict={conflict}
              onTakeSaved={() => takeSaved(conflict)}
              onKeepYours={() => {
                if (version.current) version.current.value = String(conflict.version)
                sendAgain()
              }}
            />
          )
        )
      }}
    >
      <input key={shown.version} ref={version} type="hidden" name="version" defaultValue={shown.version} />
      {shown.sections.map(({ heading, points, fields: own }) => (
        <Card key={heading} title={heading}>
          {points.length > 0 && (
            <ul>
              {points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          )}
          <Stack>
            {own.map((field) => (
              <OneField key={field.id} field={field} />
            ))}
          </Stack>
        </Card>
      ))}
      <Actions>
        <SubmitButton>{words.save}</SubmitButton>
      </Actions>
    </ActionForm>
  )
}

function OneField({ field }: { readonly field: FileField }) {
  const { id, label, as, options, written, proposed, isChanged, doubt, longest, isTooLong, isMissing } = field
  const hints = [
    ...(isMissing ? [words.missingHere] : []),
    ...(longest === null ? [] : [words.longest(longest)]),
    ...(isTooLong ? [words.tooLong(written.length)] : []),
    ...(isChanged && proposed !== '' ? [words.proposed(proposed)] : []),
    ...(doubt === null ? [] : [doubt]),
  ]
  // A file is kept incomplete: what is missing is said, never asked for before saving.
  const common = {
    ...{ name: fieldName(id), label, isOptional: true },
    ...(hints.length === 0 ? {} : { hint: hints.join(' ') }),
  }
  if (as === 'choice')
    return (
      <Choices
        {...common}
        defaultValue={written}
        choices={[...options.map(choice), { value: '', label: words.choose }]}
      />
    )
  if (as === 'choices')
    return (
      <>
        <input type="hidden" name={fieldName(id)} value="" />
        <Choices {...common} isMultiple defaultValue={written.split('\n')} choices={options.map(choice)} />
      </>
    )
  return as === 'lines' ? (
    <LongTextField {...common} defaultValue={written} rows={Math.min(12, 2 + written.split('\n').length)} />
  ) : (
    <TextField {...common} defaultValue={written} />
  )
}

const choice = (option: string) => ({ value: option, label: option })

interface BothVersionsProps {
  readonly problem: Problem
  readonly conflict: FileConflict
  readonly onTakeSaved: () => void
  readonly onKeepYours: () => void
}

function BothVersions({ problem, conflict, onTakeSaved, onKeepYours }: BothVersionsProps) {
  const isBusy = useContext(FormContext)?.isBusy ?? false
  const lines = (version: 'saved' | 'yours') =>
    conflict.different.length === 0 ? (
      <p>{words.alike}</p>
    ) : (
      conflict.different.map((one) => (
        <p key={one.label}>
          <span className="soft small">{one.label}</span>
          <br />
          {one[version] === '' ? words.empty : one[version]}
        </p>
      ))
    )
  return (
    <TwoVersions
      isBusy={isBusy}
      title={problem.title}
      detail={problem.detail}
      saved={{
        title: words.bothSaved,
        content: lines('saved'),
        keepLabel: words.keepSaved,
        onKeep: onTakeSaved,
      }}
      yours={{
        title: words.bothYours,
        content: lines('yours'),
        keepLabel: words.keepYours,
        onKeep: onKeepYours,
      }}
    />
  )
}
