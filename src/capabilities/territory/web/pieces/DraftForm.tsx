import { type ReactNode, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { announce } from '../../../../ui/page/announce.ts'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { Sign } from '../../../../ui/show/Sign.tsx'
import { TwoVersions } from '../../../../ui/show/TwoVersions.tsx'
import { hourInWords } from '../../../../ui/show/When.tsx'
import { type Saving, startField } from '../save-part.ts'
import { texts } from '../settings-texts.fr.ts'
import { useDraft } from '../use-draft.ts'
import styles from './DraftForm.module.css'

export interface DraftFormProps<D> {
  /** Which part of the settings: sent as `part`. */
  readonly part: string
  readonly label: string
  /** As the page last read it. */
  readonly saved: D
  /** One version in words, to compare two. */
  readonly said: (draft: D) => ReactNode
  readonly children: (draft: D, change: (part: Partial<D>) => void) => ReactNode
}

const words = texts

/** One part of the settings, saved on its own; when somebody else saved it too, both versions and a choice. */
export function DraftForm<D extends object>({ part, label, saved, said, children }: DraftFormProps<D>) {
  const { draft, startPrint, isUntouched, change, startFrom, replace } = useDraft(saved)
  const [conflict, setConflict] = useState<D | null>(null)
  const [savedAt, setSavedAt] = useState<Date | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const focusFields = () =>
    box.current?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea')?.focus()

  const settle = ({ kind, draft: version }: Saving<D>) => {
    if (kind === 'conflict') return setConflict(version)
    const now = new Date()
    startFrom(version)
    setConflict(null)
    setSavedAt(now)
    announce(words.savedAt(hourInWords(now)))
  }
  const keepSaved = (version: D) => {
    flushSync(() => {
      startFrom(version)
      setConflict(null)
    })
    focusFields()
  }
  const keepMine = (version: D) => {
    flushSync(() => {
      replace(version)
      setConflict(null)
    })
    box.current?.querySelector('form')?.requestSubmit()
    focusFields()
  }

  return (
    <div ref={box}>
      <ActionForm<Saving<D>> aria-label={label} onDone={settle}>
        {conflict && (
          <TwoVersions
            title={words.conflict.title}
            detail={words.conflict.detail}
            saved={{
              title: words.conflict.saved,
              content: said(conflict),
              keepLabel: words.conflict.keepSaved,
              onKeep: () => keepSaved(conflict),
            }}
            yours={{
              title: words.conflict.yours,
              content: said(draft),
              keepLabel: words.conflict.keepYours,
              onKeep: () => keepMine(conflict),
            }}
          />
        )}
        <input type="hidden" name="part" value={part} />
        <input type="hidden" name={startField} value={startPrint} />
        {children(draft, change)}
        <Actions>
          <SubmitButton look="plain">
            {words.save}
            <span className="voice"> {label}</span>
          </SubmitButton>
          {!isUntouched && <span className="soft small">{words.notSavedYet}</span>}
          {isUntouched && savedAt && (
            <span className={styles.saved}>
              <Sign name="check" /> {words.savedAt(hourInWords(savedAt))}
            </span>
          )}
        </Actions>
      </ActionForm>
    </div>
  )
}
