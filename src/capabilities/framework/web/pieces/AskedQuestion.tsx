import { useId, useMemo } from 'react'
import type { FrameworkQuestion } from '../../../../api-client/index.ts'
import { Checkbox } from '../../../../ui/forms/Checkbox.tsx'
import { Choices } from '../../../../ui/forms/Choices.tsx'
import { FormContext } from '../../../../ui/forms/form-context.ts'
import { LongTextField, TextField } from '../../../../ui/forms/TextField.tsx'
import { Button } from '../../../../ui/show/Button.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { hourInWords, instantInWords } from '../../../../ui/show/When.tsx'
import { chosen, isEmpty, unknownChoice } from '../answer-draft.ts'
import { sectionTexts as words } from '../section-texts.fr.ts'
import { useFrameworkAnswer } from '../use-framework-answer.ts'
import styles from './AskedQuestion.module.css'
import { UnsavedAnswer } from './UnsavedAnswer.tsx'

/** One question with its replies, saved as one goes. */
export function AskedQuestion({ question }: { readonly question: FrameworkQuestion }) {
  const answer = useFrameworkAnswer(question)
  const { draft } = answer
  const prefix = useId()
  const form = useMemo(
    () => ({ prefix, isBusy: answer.isBusy, errors: new Map<string, string>() }),
    [prefix, answer.isBusy],
  )
  const { type, text, annotation, saysUnknown } = question
  const isWritten = type === 'text' || type === 'date'
  const unknown = { value: unknownChoice, label: words.unknown }
  return (
    <FormContext.Provider value={form}>
      <div className={styles.question}>
        {isWritten ? (
          <>
            {type === 'date' ? (
              <TextField
                name="value"
                type="date"
                width="medium"
                label={text}
                hint={annotation ?? undefined}
                isOptional
                value={draft.value}
                onChange={(value) => answer.type({ ...draft, value, isUnknown: false })}
                onBlur={answer.save}
              />
            ) : (
              <LongTextField
                name="value"
                rows={3}
                maxLength={4000}
                label={text}
                hint={annotation ?? undefined}
                isOptional
                value={draft.value}
                onChange={(value) => answer.type({ ...draft, value, isUnknown: false })}
                onBlur={answer.save}
              />
            )}
            <Checkbox
              name="unknown"
              label={words.unknown}
              isChecked={draft.isUnknown}
              onChange={(isChecked) => answer.choose(chosen(draft, type, unknownChoice, isChecked))}
            />
          </>
        ) : (
          <Choices
            name="choices"
            label={text}
            hint={
              [annotation, type === 'multiple_choice' && words.several].filter(Boolean).join(' ') || undefined
            }
            isMultiple={type === 'multiple_choice'}
            choices={[
              ...question.choices.map(({ urn, value, description }) => ({
                value: urn,
                label: value,
                hint: description ?? undefined,
              })),
              ...(saysUnknown ? [] : [unknown]),
            ]}
            value={draft.isUnknown ? [unknownChoice] : draft.choices}
            onChange={(choice, isChecked) => answer.choose(chosen(draft, type, choice, isChecked))}
          />
        )}
        <UnsavedAnswer question={question} answer={answer} />
        <Disclosure summary={words.note} isSmall isOpen={draft.note !== ''}>
          <LongTextField
            name="note"
            label={words.noteLabel}
            isOptional
            rows={2}
            maxLength={2000}
            value={draft.note}
            onChange={(note) => answer.type({ ...draft, note })}
            onBlur={answer.save}
          />
        </Disclosure>
        <div className={styles.status}>
          <output className="small soft">{statusOf(answer)}</output>
          {!isEmpty(draft) && !isWritten && (
            <Button
              look="quiet"
              aria-label={`${words.clear} : ${text}`}
              onClick={() => answer.choose({ ...draft, choices: [], isUnknown: false })}
            >
              {words.clear}
            </Button>
          )}
        </div>
      </div>
    </FormContext.Provider>
  )
}

function statusOf({ kept, problem, isBusy, isUnsaved, isSavedHere }: ReturnType<typeof useFrameworkAnswer>) {
  if (problem !== null) return words.notSaved
  if (isBusy || isUnsaved) return isBusy ? words.saving : ''
  if (kept === null) return ''
  const at = new Date(kept.answeredAt)
  return isSavedHere
    ? `${words.saved} à ${hourInWords(at)}`
    : words.savedBy(kept.answeredBy, instantInWords(at))
}
