/**
 * An expected refusal, told as RFC 9457 problem+json. `type` is stable: a client may depend on it.
 * `detail` is for people, in French: what happened, what still holds, what to do now.
 */
export interface Problem {
  readonly status:
    | 400
    | 401
    | 403
    | 404
    | 405
    | 409
    | 410
    | 412
    | 413
    | 415
    | 422
    | 428
    | 429
    | 500
    | 503
    | 507
  readonly type: string
  readonly title: string
  readonly detail: string
  /** Fields at fault, by JSON pointer. */
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[]
  /** Anything a client needs to go on, such as the current version after a conflict. */
  readonly extra?: Readonly<Record<string, unknown>>
  readonly retryAfterSeconds?: number
}

const prefix = 'urn:beffroi:problem:'

/** @param kind kebab-case name, unique in the program: `answer-changed` */
export function problem(
  status: Problem['status'],
  kind: string,
  title: string,
  detail: string,
  more: Partial<Pick<Problem, 'errors' | 'extra' | 'retryAfterSeconds'>> = {},
): Problem {
  return { status, type: `${prefix}${kind}`, title, detail, ...more }
}

export function isProblem(value: unknown): value is Problem {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    value.type.startsWith(prefix)
  )
}

export function problemResponse(refusal: Problem): Response {
  const { extra, retryAfterSeconds, ...body } = refusal
  return new Response(JSON.stringify({ ...extra, ...body }), {
    status: refusal.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
    },
  })
}
