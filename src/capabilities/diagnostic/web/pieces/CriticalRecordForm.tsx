import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { CriticalRecord } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { LongTextField, TextField } from '../../../../ui/forms/TextField.tsx'
import { announce } from '../../../../ui/page/announce.ts'
import { instantInWords } from '../../../../ui/show/When.tsx'
import { type CriticalDraft, criticalDraftOf, isSameDraft, recordInConflict } from '../critical-change.ts'
import { texts } from '../texts.fr.ts'
import { CriticalConflict } from './CriticalConflict.tsx'

const words = texts.critical

/** The four answers of one line, saved together. What is typed is never replaced under the person's hands. */
export function CriticalRecordForm({ record }: { readonly record: CriticalRecord }) {
  /** The version that the fields started from. */
  const [start, setStart] = useState(record)
  const [draft, setDraft] = useState(() => criticalDraftOf(record))
  /** Once the person chose her own version in a conflict: the one it replaces. */
  const [replaced, setReplaced] = useState<number | null>(null)
  /** A new form, without the problem of the one before. */
  const [formNumber, setFormNumber] = useState(1)
  const box = useRef<HTMLDivElement>(null)

  const startFrom = (saved: CriticalRecord) => {
    setStart(saved)
    setDraft(criticalDraftOf(saved))
    setReplaced(null)
  }
  const isUntouched = isSameDraft(draft, criticalDraftOf(start))
  useEffect(() => {
    if (!isUntouched || record.version === start.version) return
    setStart(record)
    setDraft(criticalDraftOf(record))
  }, [isUntouched, record, start.version])

  const type = (name: keyof CriticalDraft) => (typed: string) =>
    setDraft((before) => ({ ...before, [name]: typed }))

  return (
    <div ref={box}>
      <ActionForm<CriticalRecord>
        key={formNumber}
        method="put"
        aria-label={words.form(record.title)}
        onDone={(saved) => {
          startFrom(saved)
          announce(savedInWords(saved))
        }}
        problemView={(problem, sendAgain) => {
          const saved = recordInConflict(problem.extra)
          return saved === null ? null : (
            <CriticalConflict
              problem={problem}
              saved={saved}
              draft={draft}
              onKeepSaved={() => {
                flushSync(() => {
                  startFrom(saved)
                  setFormNumber((before) => before + 1)
                })
                box.current?.querySelector('textarea')?.focus()
              }}
              onKeepDraft={() => {
                flushSync(() => setReplaced(saved.version))
                sendAgain()
                box.current?.querySelector('textarea')?.focus()
              }}
            />
          )
        }}
      >
        <input type="hidden" name="kind" value={record.kind} />
        <input type="hidden" name="version" value={replaced ?? start.version} />
        <LongTextField
          name="whereKept"
          label={words.whereKept}
          hint={words.whereKeptHint}
          rows={2}
          maxLength={500}
          isOptional
          value={draft.whereKept}
          onChange={type('whereKept')}
        />
        <LongTextField
          name="howSaved"
          label={words.howSaved}
          hint={words.howSavedHint}
          rows={2}
          maxLength={500}
          isOptional
          value={draft.howSaved}
          onChange={type('howSaved')}
        />
        <TextField
          name="responsible"
          label={words.responsible}
          hint={words.responsibleHint}
          maxLength={200}
          isOptional
          value={draft.responsible}
          onChange={type('responsible')}
        />
        <TextField
          name="tolerableHours"
          type="number"
          min={0}
          max={8760}
          width="short"
          unit={words.hours}
          label={words.tolerableHours}
          hint={words.tolerableHoursHint(record.usualOutageInHours)}
          isOptional
          value={draft.tolerableHours}
          onChange={type('tolerableHours')}
        />
        <p className="small soft">
          {words.without}
          {record.withoutIt}
        </p>
        <div>
          <SubmitButton look="plain">{words.save}</SubmitButton>
        </div>
        {isUntouched && start.version > 0 && <p className="small soft">{savedInWords(start)}</p>}
      </ActionForm>
    </div>
  )
}

const savedInWords = ({ savedAt, savedBy }: CriticalRecord): string =>
  savedAt === null ? '' : words.savedBy(savedBy ?? '', instantInWords(new Date(savedAt)))
