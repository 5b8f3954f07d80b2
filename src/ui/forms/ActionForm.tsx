import { type FormEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { fieldNameOf, type Problem } from '../problems/problem.ts'
import { Notice } from '../show/Notice.tsx'
import { texts } from '../texts.fr.ts'
import styles from './ActionForm.module.css'
import { constraintErrors } from './constraint-errors.ts'
import { FormContext } from './form-context.ts'
import { ProblemSummary } from './ProblemSummary.tsx'
import { useAction } from './use-action.ts'

export interface ActionFormProps<T> {
  /** Path of the route whose `action` answers; the page itself when absent. */
  readonly action?: string
  readonly method?: 'post' | 'put' | 'patch' | 'delete'
  /** `multipart/form-data` when a file goes with it. */
  readonly encType?: 'application/x-www-form-urlencoded' | 'multipart/form-data'
  /** Said once it is done, when the action does not lead to another page. */
  readonly doneMessage?: string | ((value: T) => ReactNode)
  readonly onDone?: (value: T) => void
  /** In place of the summary, for a problem that asks for a choice: two versions of the same thing. Else null. */
  readonly problemView?: (problem: Problem, sendAgain: () => void) => ReactNode
  /** Empties the fields once it is done: adding one more to a list. */
  readonly isEmptiedWhenDone?: boolean
  /** Names the form when a page has several. */
  readonly 'aria-label'?: string
  readonly children: ReactNode
}

/**
 * A form whose answer comes from the action of a route. Nothing is sent twice; nothing typed is lost; what is amiss
 * is told at the top, which takes the focus, and beside each field.
 */
export function ActionForm<T = unknown>(props: ActionFormProps<T>) {
  const {
    action,
    method = 'post',
    encType,
    doneMessage,
    onDone,
    problemView,
    isEmptiedWhenDone = false,
    children,
    ...aria
  } = props
  const { Form, isBusy, isDone, value, problem: answered } = useAction<T>()
  const [unsent, setUnsent] = useState<Problem | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const prefix = useId()
  const problem = unsent ?? answered

  const state = useMemo(() => {
    const errors = new Map(problem?.errors.map((error) => [fieldNameOf(error.pointer), error.detail]))
    return { prefix, isBusy, errors }
  }, [prefix, isBusy, problem])

  const told = useRef<T | null>(null)
  useEffect(() => {
    if (!isDone || value === null || told.current === value) return
    told.current = value
    if (isEmptiedWhenDone) form.current?.reset()
    onDone?.(value)
  }, [isDone, value, isEmptiedWhenDone, onDone])

  const check = (event: FormEvent<HTMLFormElement>) => {
    const errors = isBusy ? [] : constraintErrors(event.currentTarget)
    setUnsent(errors.length > 0 ? unsentProblem(errors) : null)
    if (isBusy || errors.length > 0) event.preventDefault()
  }

  const sendAgain = () => form.current?.requestSubmit()
  return (
    <FormContext.Provider value={state}>
      <Form
        {...aria}
        ref={form}
        method={method}
        {...(action !== undefined && { action })}
        {...(encType !== undefined && { encType })}
        noValidate
        onSubmit={check}
        className={styles.form}
      >
        {problem &&
          (problemView?.(problem, sendAgain) ?? <ProblemSummary problem={problem} prefix={prefix} />)}
        {children}
        {isDone && doneMessage !== undefined && value !== null && (
          <Notice
            tone="success"
            isLive
            title={typeof doneMessage === 'string' ? doneMessage : doneMessage(value)}
          />
        )}
      </Form>
    </FormContext.Provider>
  )
}

const unsentProblem = (errors: Problem['errors']): Problem => ({
  type: 'about:blank',
  title: texts.form.summaryTitle(errors.length),
  status: 422,
  detail: null,
  errors,
  extra: {},
})
