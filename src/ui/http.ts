import { fail, ok, type Result } from '../kernel/result.ts'
import type { FieldProblem, Problem } from './problems/problem.ts'
import { ProblemError } from './problems/problem.ts'
import { problemTexts } from './problems/texts.fr.ts'

/** What the generated client answers, whatever the route. Without `response`, nobody answered. */
export interface Answer<T> {
  readonly data?: T | undefined
  readonly error?: unknown
  readonly response?: Response | undefined
}

/**
 * For a loader: the body of the answer, or a `ProblemError` that the nearest error boundary shows.
 * `loader: ({ params, request }) => loaded(listActions({ path: { insee }, signal: request.signal }))`
 */
export async function loaded<T>(call: Promise<Answer<T>>): Promise<T> {
  const outcome = await submitted(call)
  if (outcome.ok) return outcome.value
  throw new ProblemError(outcome.error)
}

/** For an action: the body of the answer, or the problem for `ActionForm` to show; nothing typed is lost. */
export async function submitted<T>(call: Promise<Answer<T>>): Promise<Result<T, Problem>> {
  const { data, error, response } = await call
  if (response?.ok) return ok(data as T)
  if (isAbort(error)) throw error
  return fail(problemOf(error, response?.status ?? 0))
}

/** The problem that a bare `fetch` answered with; reads the body. */
export async function problemFrom(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null)
  return problemOf(body, response.status)
}

/** A problem out of any body: problem+json as it is, anything else in the words of its status. */
export function problemOf(body: unknown, status: number): Problem {
  const said = isRecord(body) ? body : {}
  const { type, title, detail, errors, status: _status, instance: _instance, ...extra } = said
  const words = wordsOf(status)
  const speaks = typeof title === 'string' && typeof type === 'string'
  return {
    type: speaks ? type : 'about:blank',
    title: speaks ? title : words.title,
    status,
    detail: speaks
      ? typeof detail === 'string'
        ? detail
        : null
      : [words.happened, words.holds, words.toDo].filter(Boolean).join(' '),
    errors: Array.isArray(errors) ? errors.filter(isFieldProblem) : [],
    extra: speaks ? extra : {},
  }
}

function wordsOf(status: number) {
  if (status === 0) return navigator.onLine === false ? problemTexts.offline : problemTexts.unreachable
  if (status === 401) return problemTexts.signedOut
  if (status === 403) return problemTexts.forbidden
  if (status === 404) return problemTexts.notFound
  if (status === 413) return problemTexts.tooLarge
  if (status === 429) return problemTexts.tooMany
  if (status === 502 || status === 503 || status === 504) return problemTexts.unavailable
  return problemTexts.unexpected
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const isFieldProblem = (value: unknown): value is FieldProblem =>
  isRecord(value) && typeof value.pointer === 'string' && typeof value.detail === 'string'

/** The person left before the answer came: the router wants to see the abort itself. */
const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError'
