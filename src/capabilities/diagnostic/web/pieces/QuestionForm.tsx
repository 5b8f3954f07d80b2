import { type FormEvent, lazy, Suspense, useId, useMemo, useRef, useState } from 'react'
import type { Question } from '../../../../api-client/index.ts'
import { Choices } from '../../../../ui/forms/Choices.tsx'
import { FormContext, fieldId } from '../../../../ui/forms/form-context.ts'
import { LongTextField, TextField } from '../../../../ui/forms/TextField.tsx'
import { Button } from '../../../../ui/show/Button.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { AtInstant } from '../../../../ui/show/When.tsx'
import { type KeptAnswer, type Missing, missingIn, type Reply } from '../answer-draft.ts'
import { questionTexts } from '../question-texts.fr.ts'
import { useAnswer } from '../use-answer.ts'
import { LegalLines } from './LegalLines.tsx'
import styles from './QuestionForm.module.css'
import { SavingProblem } from './SavingProblem.tsx'
import { SavingStatus } from './SavingStatus.tsx'

export interface QuestionFormProps {
  readonly question: Question
  /** The page before; null on the first question. */
  readonly previousPath: string | null
  /** The page after: another question, or the end of the walk. */
  readonly nextPath: string
  /** « Suivante » unless said otherwise. */
  readonly nextLabel?: string
  /** The route whose action is `saveAnswer`; the page itself when absent. */
  readonly action?: string
  /** After each saving. The loaders of the page are not read again by themselves. */
  readonly onSaved?: (answer: KeptAnswer) => void
}

/** Rare: two people answered at once. */
const AnswerConflict = lazy(() =>
  import('./AnswerConflict.tsx').then((module) => ({ default: module.AnswerConflict })),
)

const words = questionTexts.question

/**
 * Everything under the title of a question: why it is asked, the replies, where to look, before and after. Saves as
 * one goes. The host page shows `question.text` as its heading, and its action is `saveAnswer`.
 */
export function QuestionForm(props: QuestionFormProps) {
  return <OneQuestion key={props.question.id} {...props} />
}

function OneQuestion(props: QuestionFormProps) {
  const { question, previousPath, nextPath, nextLabel = words.next, action, onSaved } = props
  const answer = useAnswer({ question, action, onSaved })
  const { draft, kept } = answer
  const prefix = useId()
  const element = useRef<HTMLFormElement>(null)
  const [missing, setMissing] = useState<Missing | null>(null)
  const stillMissing = missing !== null && missing === missingIn(draft) ? missing : null
  const form = useMemo(() => {
    const errors = new Map(stillMissing ? [[stillMissing, words.missing[stillMissing]]] : [])
    return { prefix, isBusy: answer.isBusy, errors }
  }, [prefix, answer.isBusy, stillMissing])

  const leaveFor = (path: string) => {
    const lacking = answer.isUnsaved ? missingIn(draft) : null
    setMissing(lacking)
    if (lacking === null) answer.leaveFor(path)
    else document.getElementById(fieldId(prefix, lacking))?.focus()
  }
  const saveIfComplete = () => {
    if (answer.isUnsaved && missingIn(draft) === null) answer.save()
  }
  const focusReply = () => {
    requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('input:checked')?.focus())
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    leaveFor(nextPath)
  }

  return (
    <FormContext.Provider value={form}>
      <form ref={element} className={styles.form} noValidate onSubmit={submit} aria-label={question.text}>
        <p className={styles.why}>{question.why}</p>
        {kept !== null && question.isOpen && !answer.isSavedHere && (
          <Notice
            title={words.stillTrue}
            actions={
              <Button isBusy={answer.isBusy} onClick={answer.confirm}>
                {words.confirm}
              </Button>
            }
          >
            <p>
              {words.answeredOn}
              <AtInstant at={kept.answeredAt} />.
            </p>
          </Notice>
        )}
        <Choices
          name="reply"
          label={words.oneReply}
          isLabelQuiet
          choices={question.replies.map(({ reply, label, hint }) => ({
            value: reply,
            label,
            hint: hint ?? undefined,
          }))}
          value={draft.reply}
          onChange={(value) => answer.choose(value as Reply, isKeyboardAtWork())}
        />
        {draft.reply === 'not-concerned' && (
          <TextField
            name="reason"
            label={words.reason}
            hint={words.reasonHint}
            value={draft.reason}
            maxLength={500}
            onChange={(reason) => answer.type({ reason })}
            onBlur={saveIfComplete}
          />
        )}
        {answer.conflict && (
          <Suspense>
            <AnswerConflict
              question={question}
              answer={answer}
              conflict={answer.conflict}
              onKept={focusReply}
            />
          </Suspense>
        )}
        {answer.problem && !answer.conflict && (
          <SavingProblem problem={answer.problem} isBusy={answer.isBusy} onRetry={answer.save} />
        )}
        <div className={styles.more}>
          <Disclosure summary={words.whereToLook}>
            <p>{question.whereToLook}</p>
          </Disclosure>
          {question.citations.length > 0 && (
            <Disclosure summary={words.law}>
              <LegalLines citations={question.citations} />
            </Disclosure>
          )}
          <Disclosure summary={words.note} isOpen={draft.note !== ''}>
            <LongTextField
              name="note"
              label={words.noteLabel}
              hint={words.noteHint}
              isOptional
              rows={3}
              value={draft.note}
              maxLength={2000}
              onChange={(note) => answer.type({ note })}
              onBlur={saveIfComplete}
            />
          </Disclosure>
        </div>
        <Actions>
          {previousPath !== null && (
            <Button isBusy={answer.isBusy} onClick={() => leaveFor(previousPath)}>
              {words.previous}
            </Button>
          )}
          <Button type="submit" look="main">
            {nextLabel}
          </Button>
          <SavingStatus answer={answer} />
        </Actions>
      </form>
    </FormContext.Provider>
  )
}

/** The browser draws the ring of the focus for the keyboard only. */
const isKeyboardAtWork = (): boolean => document.activeElement?.matches(':focus-visible') ?? false
