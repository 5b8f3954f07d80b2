import { useFetcher } from 'react-router'
import type { Result } from '../../kernel/result.ts'
import type { Problem } from '../problems/problem.ts'

/**
 * One action of a route, and how it went. The action answers `submitted(…)`, or redirects; afterwards the router
 * reads the loaders of the screen again. Each use is on its own: two on a page do not mix.
 */
export function useAction<T = unknown>() {
  const fetcher = useFetcher<Result<T, Problem>>()
  const outcome = fetcher.data
  return {
    Form: fetcher.Form,
    submit: fetcher.submit,
    isBusy: fetcher.state !== 'idle',
    /** What was sent and is not answered yet, to show at once. */
    sent: fetcher.formData ?? null,
    value: outcome?.ok ? outcome.value : null,
    isDone: fetcher.state === 'idle' && outcome?.ok === true,
    problem: outcome && !outcome.ok ? outcome.error : null,
  }
}
