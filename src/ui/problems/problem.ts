/** What an action or a reading could not do: RFC 9457 as Beffroi's API writes it, in French. */
export interface Problem {
  /** Stable address or word that names the kind: `about:blank`, `/problems/conflict`. */
  readonly type: string
  readonly title: string
  /** HTTP status; 0 when nobody answered. */
  readonly status: number
  readonly detail: string | null
  readonly errors: readonly FieldProblem[]
  /** Whatever else the API says of this kind of problem: the two sides of a conflict, say. */
  readonly extra: Readonly<Record<string, unknown>>
}

/** `pointer` is a JSON pointer into what was sent: `/email`, `#/structures/0/name`. */
export interface FieldProblem {
  readonly pointer: string
  readonly detail: string
}

/** A session proven by one factor, where two are asked. */
export const isSecondFactorNeeded = ({ type }: Problem): boolean =>
  type === 'urn:beffroi:problem:second-factor-needed'

/** The way of a problem from a loader to the screen that shows it. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(`${problem.status} ${problem.title}`)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

/** The name of the field of a form that a pointer speaks of: `#/structures/0/name` is `structures.0.name`. */
export function fieldNameOf(pointer: string): string {
  return pointer
    .replace(/^#?\//, '')
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.')
}
